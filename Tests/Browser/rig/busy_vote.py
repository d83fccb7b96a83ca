"""The days of a vote on copies of the town: a polling place that lends its screen, the urns of a closed vote, what proves who votes."""

import contextlib
import json
import time

from .acts import PASSWORD, Acts
from .calendar import DAY, now, write
from .people import Person
from .site import Served, Site

EDITION = "2025"
DESK = f"/bureau/editions/{EDITION}/papier"


class VoteDay(Acts):
    """A town where the rules of the vote are other than those of the demonstration: written before its server first reads them."""

    def __init__(self, town, folder, proof=None, accepts_totals=False, environment=None):
        database, files = town.copy(folder)
        self.rule(Site("", database), proof, accepts_totals)
        served = Served(database, files, town.logins, folder / "server.log", environment)
        roles = ("project-officer", "resident", "reception-agent")
        try:
            super().__init__(served, {"visitor": Person(served), **{role: Person(served, served.login(role)) for role in roles}})
        except BaseException:
            served.stop()
            raise

    def rule(self, site, proof, accepts_totals):
        for number, text in site.query("select v.id, v.content from rulebook_versions v join editions e on e.id = v.edition_id where e.slug = ?", EDITION):
            book = json.loads(text)
            if proof:
                book["proof"] = proof
            if accepts_totals:
                book["ballot"]["acceptsTotals"] = True
                book["allocation"]["comparesRules"] = False
            write(site, "update rulebook_versions set content = ? where id = ?", json.dumps(book), number)

    def keeper(self):
        """Somebody else who keeps the polling places."""
        return self.person("select a.email from polling_shifts s join accounts a on a.id = s.account_id where a.email not in (?, ?)",
                           *(self.people[role].login["email"] for role in ("project-officer", "reception-agent")))

    @property
    def places(self):
        return [row[0] for row in self.site.query("select p.id from polling_places p join editions e on e.id = p.edition_id where e.slug = ? order by p.id", EDITION)]

    def open_urn(self, place, label):
        self.act(self.officer, f"{DESK}/bureaux/{place}", "/urnes", label=label, seal="VP-300", empty="1")

    def urn(self, label):
        return f"{DESK}/urnes/{self.site.query('select id from urns where label = ?', label)[0][0]}"

    # The days

    def prove_by_phone_and_lend_a_screen(self):
        self.meet(self.resident, f"/editions/{EDITION}/voter/telephone")
        place = self.places[0]
        self.meet(self.officer, f"{DESK}/bureaux/{place}/fiche", f"{DESK}/bulletins/specimen/a4")
        self.act(self.officer, DESK + "/bulletins", "/bulletins", format="a4", sheets="10")
        batch, = self.site.query("select max(id) from ballot_batches")[0]
        self.meet(self.officer, f"{DESK}/bulletins/{batch}")
        self.open_urn(place, "Port 25")
        screen, keeper = f"{DESK}/bureaux/{place}/emargement", self.keeper()
        person = {"given": "Ernestine", "family": "Valcourt", "birth": "1961-04-02"}
        self.meet(self.keeper(), screen)
        found = self.act(keeper, screen, "/emargement", act="find", **person)
        booth = keeper.send(found, self.form(found, "/emargement"), act="kiosk", honour="1", **person)
        assert "/isoloir/" in booth.address, f"{booth.address} {booth.status}: {booth.markup.words[:600]}"
        # The booth shuts after six minutes: long enough to vote, not to look at every page before it.
        write(self.site, "update kiosk_sessions set expires_at = ?", now() + DAY)
        # The browser is the voter's until the code of the place is typed.
        self.meet(keeper, booth.address)

    def prove_by_letter(self):
        self.meet(self.resident, f"/editions/{EDITION}/voter/code")
        desk = f"/bureau/editions/{EDITION}/vote/codes"
        self.meet(self.officer, desk)
        self.act(self.officer, desk, "/codes", label="Habitants du centre", wanted="12")
        batch, = self.site.query("select max(id) from letter_batches")[0]
        printing = f"/{batch}/imprimer"
        for _ in range(60):  # a job makes them
            if any(form.action.endswith(printing) for form in self.officer.get(desk).markup.forms):
                break
            time.sleep(0.5)
        self.act(self.officer, desk, printing)
        self.meet(self.officer, f"{desk}/{batch}/lettres")

    def prove_at_a_counter(self):
        self.meet(self.people["reception-agent"], f"/bureau/editions/{EDITION}/vote/pieces")
        self.meet(self.resident, f"/editions/{EDITION}/voter")

    def prove_by_identity(self):
        self.meet(self.resident, f"/editions/{EDITION}/voter/identite")

    def count_the_urns(self):
        """The vote closes on an urn and on the totals of another; two people read a sheet otherwise, a third one is asked."""
        here, there = self.places[:2]
        self.open_urn(here, "Port 25")
        urn, = self.site.query("select id from urns where label = 'Port 25'")[0]
        self.act(self.officer, f"{DESK}/bureaux/{here}", "/urnes/sceller", urn=urn, closing="VP-400")
        self.act(self.officer, f"{DESK}/bureaux/{there}", "/totaux", totals="Lycée")
        write(self.site, "update phases set closes_at = ? where kind = 'vote' and edition_id = (select id from editions where slug = ?)", now() - 60_000, EDITION)
        time.sleep(1.1)
        on_table = self.urn("Port 25")
        self.act(self.officer, on_table, "/feuilles", sheets="3")
        self.act(self.officer, on_table + "/saisie", "/saisie", verdict="blank")
        self.act(self.people["reception-agent"], on_table + "/saisie", "/saisie", verdict="invalid", reason="unreadable")
        self.meet(self.keeper(), f"{on_table}/ecarts/1", on_table, on_table + "/numerisation")
        self.meet(self.officer, on_table + "/saisie", self.urn("Lycée"), self.urn("Lycée") + "/totaux")


@contextlib.contextmanager
def vote_days(town, folder):
    """The five towns, served until the tests are over."""
    # Nobody answers there: the page is looked at before one leaves for it.
    provider = {"PARVIS_OIDC_ISSUER": "https://identite.ville.example", "PARVIS_OIDC_CLIENT_ID": "ville", "PARVIS_OIDC_CLIENT_SECRET": "neuf ponts"}
    days = []
    try:
        for name, scene, options in (("phone", "prove_by_phone_and_lend_a_screen", {"proof": "sms"}),
                                     ("letter", "prove_by_letter", {"proof": "letter-code"}),
                                     ("counter", "prove_at_a_counter", {"proof": "seen-at-counter"}),
                                     ("identity", "prove_by_identity", {"proof": "identity-provider", "environment": provider}),
                                     ("count", "count_the_urns", {"accepts_totals": True})):
            day = VoteDay(town, folder / name, **options)
            days.append(day)
            day.live(getattr(day, scene))
        yield days
    finally:
        stuck = [day.site.tail() for day in days if day.site.stop() != 0]
        assert not stuck, "servers did not stop by themselves:\n" + "\n".join(stuck)
