"""The town in the middle of everything: drafts begun, a vote cast, letters waiting, a panel and services at work."""

import time

from .acts import Acts
from .calendar import DAY, now, write


def day(days):
    """As a field of date holds it."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + days * 86400))


def move_phases(site, edition, **windows):
    """Phases are data: the hours of an edition's windows are moved, in days from now. A process that serves sees it at once."""
    for kind, (opens, closes) in windows.items():
        write(site, "update phases set opens_at = ?, closes_at = ? where kind = ? and edition_id = (select id from editions where slug = ?)",
              now() + opens * DAY, now() + closes * DAY, kind, edition)
    time.sleep(1.1)  # pages that visitors share are kept one second


class Busy(Acts):
    """The budget: what people did, and where it leads."""

    def __init__(self, site, people):
        super().__init__(site, people)
        self.live(self.vote_and_write, self.letters)
        move_phases(site, "2026", deposit=(-30, 20), eligibility=(-29, 25), shortlist=(-28, 30), feasibility=(-27, 35))
        move_phases(site, "2025", vote=(20, 40), results=(50, 51), implementation=(60, 400))
        self.live(self.rules_and_panel, self.volunteers, self.studies, self.report, self.news, self.territory_file,
                  self.moderation_and_appeals, self.hidden_proposal, self.on_paper)

    def hidden_proposal(self):
        idea, email = self.site.query(
            "select p.id, a.email from proposals p join accounts a on a.id = p.author_id join editions e on e.id = p.edition_id "
            "where e.slug = '2026' and p.number is not null and p.withdrawn_at is null and p.merged_into is null and a.email is not null order by p.id desc")[0]
        self.act(self.people["moderator"], f"/bureau/moderation/propositions/{idea}", "/masquer", reason="Le texte donne l’adresse d’une voisine.")
        self.meet(self.person("select ?", email), f"/mes-idees/{idea}/masquage")

    # What each did

    def vote_and_write(self):
        draft = self.act(self.resident, "/editions/2026/proposer", title="Un banc à l’ombre du platane",
                         summary="Pour attendre le bus sans brûler l’été.", onBehalf="self")
        folder = draft.address.split("?")[0].rsplit("/", 1)[0]
        self.meet(self.resident, *[f"{folder}/{step}" for step in ("idee", "lieu", "presentation", "photos", "relecture")])
        booth = self.resident.get("/editions/2025/voter")
        review = self.resident.send(booth, self.form(booth, "/voter"), blank="1", act="review")
        form = self.form(review, "/voter")
        typed = {"act": "cast", "honour": "1", "birth": "1980", "link": "lives"}
        done = self.resident.send(review, form, blank="1", **{name: value for name, value in typed.items() if name in (*form.types, "act")})
        assert done.address.endswith("/enregistre"), f"{done.status}: {done.markup.words[:800]}"
        self.meet(self.resident, done.address)

        # Somebody who was asked for more on her idea.
        idea, email = self.site.query(
            "select p.id, a.email from completions c join proposals p on p.id = c.proposal_id join editions e on e.id = p.edition_id "
            "join accounts a on a.id = p.author_id where c.answered_at is null and e.slug = '2026' and a.email is not null and p.withdrawn_at is null")[0]
        self.meet(self.person("select ?", email), f"/mes-idees/{idea}", f"/mes-idees/{idea}/modifier")

    def letters(self):
        guest = "clemence.hautbois@valmont.example"
        number, = self.site.query("select p.id from proposals p join accounts a on a.id = p.author_id join editions e on e.id = p.edition_id "
                                  "where a.email = ? and e.slug = '2026' and p.number is not null", self.resident.login["email"])[0]
        self.act(self.resident, f"/mes-idees/{number}", "/inviter", email=guest)
        self.meet(self.people["panel-member"], self.letter_to(guest, "/co-signer/"))
        sent = self.act(self.visitor, "/inscription", email="leonie.nouvelle@valmont.example", given="Léonie", family="Nouvelle",
                        password="trois tilleuls et un banc", conditions="1")
        self.meet(self.visitor, sent.address, self.letter_to("leonie.nouvelle@valmont.example", "/confirmer/"))
        self.act(self.visitor, "/mot-de-passe-oublie", email=guest)
        self.meet(self.visitor, self.letter_to(guest, "/mot-de-passe/"))
        self.act(self.visitor, "/connexion/lien", email=guest)
        self.meet(self.visitor, self.letter_to(guest, "/connexion/lien/"))

    def rules_and_panel(self):
        version = self.act(self.officer, "/bureau/editions/2026/reglement", "/reglement", reason="Un article sur les bancs.")
        folder = version.address.split("?")[0]
        self.meet(self.officer, folder)
        panel = self.act(self.officer, "/bureau/editions/2026/preselection", "/preselection", title="Tri des habitants", size="10", method="scores", **{
            "criterion-1": "Utilité", "weight-1": "2", "scale-1": "5"})
        folder = panel.address.split("?")[0]
        self.act(self.officer, folder, "/membres", email="clemence.hautbois@valmont.example", given="Clémence", family="Hautbois")
        self.meet(self.officer, folder)
        self.meet(self.officer, "/bureau/editions/2025/preselection/2/liste", "/bureau/editions/2025/preselection/2/annonce")
        self.meet(self.officer, "/bureau/editions/2026/propositions/16/reunir", "/bureau/editions/2025/vote/projets/1")

    def volunteers(self):
        """A call for the panel that was just opened; a resident answers it."""
        self.act(self.officer, "/bureau/editions/2026/appel-au-panel", "/appel-au-panel", groups="Nord\nSud", closes=day(15),
                 words="Nous cherchons douze habitants pour lire les idées, trois soirs en janvier.")
        self.act(self.resident, "/editions/2026/panel", "/panel", group="Nord", motive="Je lis vite.")
        self.meet(self.resident, "/editions/2026/panel")
        selection, = self.site.query("select s.id from selections s join editions e on e.id = s.edition_id where e.slug = '2026' order by s.id desc")[0]
        self.meet(self.officer, "/bureau/editions/2026/appel-au-panel", f"/bureau/editions/2026/preselection/{selection}/volontaires")
        body, = self.site.query("select id from assemblies where opened_at is not null and closed_at is null order by id")[0]
        self.act(self.officer, f"/bureau/editions/2026/preselection/{selection}", "/instances", invited=str(body))
        self.meet(self.people["assembly-officer"], f"/editions/2026/coups-de-coeur/{selection}/{body}")

    def report(self):
        writing = "/bureau/editions/2023/bilan/redaction"
        self.act(self.officer, writing, "/redaction", opening="Une première édition où la ville a appris à compter avec ses habitants.",
                 lessons="Les études commencent maintenant plus tôt.")
        self.meet(self.officer, writing)
        self.act(self.people["elected"], writing, "/publication")
        number, = self.site.query("select max(r.number) from edition_reports r join editions e on e.id = r.edition_id where e.slug = '2023'")[0]
        self.meet(self.visitor, f"/editions/2023/bilan/{number}")

    def studies(self):
        referent = self.people["service-referent"]
        (service, begun), (_, amended), *_ = self.site.query(
            "select f.lead_service_id, p.number from feasibility_studies f join proposals p on p.id = f.proposal_id "
            "join editions e on e.id = p.edition_id join grants g on g.scope_kind = 'service' and g.scope_id = f.lead_service_id "
            "join accounts a on a.id = g.account_id where e.slug = '2025' and a.email = ? order by p.number", referent.login["email"])
        study = f"/bureau/editions/2025/etudes/{begun}"
        self.meet(self.officer, study)
        for number in (begun, amended):
            self.act(self.officer, f"/bureau/editions/2025/etudes/{number}", "/reouverture", reason="Le devis a changé depuis.", due=day(10))
        self.meet(self.officer, study, study + "/attribution")
        self.meet(referent, "/bureau/service", study, f"{study}/avis/{service}", study + "/conclusion")
        self.act(referent, f"/bureau/editions/2025/etudes/{amended}/conclusion", "/conclusion", conclusion="feasible", cost="20 000", running="100",
                 delay="6", section="investment", reason="Réalisable en plus petit, sur une place voisine.",
                 amended_title="La même idée, en plus petit", amended_summary="Sur la place voisine, avec deux bancs.")
        author = self.person("select a.email from proposals p join accounts a on a.id = p.author_id join editions e on e.id = p.edition_id "
                             "where e.slug = '2025' and p.number = ?", amended)
        self.meet(author, f"/editions/2025/propositions/{amended}/version-amenagee")

    def news(self):
        """A letter that one may refuse: news of a work, to those who follow it."""
        number, = self.site.query("select j.number from works w join projects j on j.id = w.project_id join editions e on e.id = j.edition_id "
                                  "where e.slug = '2023' and w.stage <> 'abandoned' order by j.number")[0]
        self.act(self.officer, f"/bureau/editions/2023/realisation/{number}/nouvelles", "/nouvelles", kind="news", title="Les bancs sont posés",
                 body="Ils attendent leurs premiers assis.")
        letter, = self.site.query("select message_id from letters where kind <> 'necessary' and account_id is not null order by id desc limit 1")[0]
        self.meet(self.visitor, f"/desabonnement/{letter}")

    def territory_file(self):
        """A file of outlines sent, read and not yet taken in."""
        administrator = self.people["administrator"]
        page = administrator.get("/bureau/territoires")
        form = next(form for form in page.markup.forms if "multipart" in form.encoding)
        outline = ('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"nom": "Le Pré neuf", "code": "pre-neuf"}, '
                   '"geometry": {"type": "Polygon", "coordinates": [[[0.60, 48.90], [0.61, 48.90], [0.61, 48.91], [0.60, 48.90]]]}}]}')
        shown = administrator.send_file(page, form, "file", "quartiers.geojson", outline.encode())
        assert shown.status == 200, f"{shown.status} {shown.markup.words[-600:]}"
        self.meet(administrator, shown.address)

    def on_paper(self):
        """Somebody has no mail any more: her letter is printed."""
        account, = self.site.query("select id from accounts where email is not null and password is not null order by id desc limit 1")[0]
        write(self.site, "update accounts set email = null where id = ?", account)
        write(self.site, "update letters set state = 'no-address', address = null, is_secret = false, account_id = ? "
                         "where id = (select max(id) from letters where state = 'sent' and is_secret = false)", account)
        letter, = self.site.query("select max(id) from letters where state = 'no-address' and account_id = ?", account)[0]
        self.meet(self.people["reception-agent"], f"/bureau/courriers/{letter}/imprimer", "/bureau/courriers/imprimer")

    def moderation_and_appeals(self):
        comment, = self.site.query("select id from comments where hidden_at is not null order by id desc")[0]
        author = self.person("select a.email from comments c join accounts a on a.id = c.author_id where c.id = ?", comment)
        self.meet(author, f"/commentaires/{comment}/recours")
        comment, = self.site.query("select id from comments where hidden_at is null and removed_at is null order by id desc")[0]
        author = self.person("select a.email from comments c join accounts a on a.id = c.author_id where c.id = ?", comment)
        self.meet(author, f"/commentaires/{comment}/modifier")
        edition, number, email = self.site.query(
            "select e.slug, p.number, a.email from eligibility_reviews r join proposals p on p.id = r.proposal_id "
            "join editions e on e.id = p.edition_id join accounts a on a.id = p.author_id "
            "where r.outcome = 'ineligible' and r.superseded_at is null and r.notified_at is not null order by r.id desc")[0]
        self.meet(self.person("select ?", email), f"/editions/{edition}/propositions/{number}/recours")
