"""Every link of the site, followed as a visitor and as each role."""

import re
import sqlite3
import time

import pytest

from rig.crawler import Crawl, is_closed, shape
from rig.database import differences, fingerprint, settled
from rig.people import Person
from rig.routes import Routes
from rig.site import Served

# What only the person herself or an officer may open.
PRIVATE = re.compile(r"^(/en)?/(bureau|mon-|mes-|messages)")
OFFICES = re.compile(r"^(/en)?/bureau")
# Their addresses hold a number: they are one person's own.
OWN = re.compile(r"^/mes-idees/\d|^/editions/[^/]+/propositions/\d+/recu$")
FOLLOWERS = {"project-officer", "reviewer", "elected", "auditor"}
OFFICIALS = FOLLOWERS | {"administrator", "reception-agent", "service-referent", "moderator", "assembly-officer"}
WATCHERS = {"project-officer", "elected", "auditor"}
# Those who keep the bodies, follow or guarantee them.
KEEPERS = {"assembly-officer", "elected", "auditor"}
ANSWERING = {"reception-agent", "project-officer", "service-referent", "reviewer"}

# Who opens which page of the desk; a page of the desk that is not told here fails the test. The reviewer of the town is a referent too.
DOORS = {
    # The resident keeps a polling place during a shift.
    "/bureau": OFFICIALS | {"panel-member", "resident"},
    "/bureau/editions": OFFICIALS,
    "/bureau/editions/:edition/reglement": OFFICIALS,
    "/bureau/editions/:edition/reglement/:version": OFFICIALS,
    "/bureau/editions/:edition/reglement/:version/differences": OFFICIALS,
    "/bureau/editions/:edition": FOLLOWERS,
    "/bureau/editions/:edition/propositions": FOLLOWERS,
    "/bureau/editions/:edition/recevabilite": FOLLOWERS,
    "/bureau/editions/:edition/recevabilite/:number": FOLLOWERS,
    "/bureau/editions/:edition/recevabilite/repartition": FOLLOWERS,
    "/bureau/editions/:edition/propositions/:number/fiche": FOLLOWERS,
    "/bureau/editions/:edition/recevabilite/annonce": FOLLOWERS,
    "/bureau/editions/:edition/etudes": FOLLOWERS,
    "/bureau/editions/:edition/etudes/annonce": FOLLOWERS,
    "/bureau/editions/:edition/etudes/:number": FOLLOWERS | {"service-referent"},
    "/bureau/editions/:edition/etudes/:number/attribution": {"project-officer"},
    "/bureau/editions/:edition/etudes/:number/avis/:service": {"service-referent", "reviewer"},
    "/bureau/editions/:edition/etudes/:number/conclusion": {"service-referent", "reviewer"},
    "/bureau/editions/:edition/preselection": WATCHERS,
    "/bureau/editions/:edition/preselection/:selection": WATCHERS,
    "/bureau/editions/:edition/preselection/:selection/liste": WATCHERS,
    "/bureau/editions/:edition/resultats": WATCHERS,
    "/bureau/editions/:edition/realisation": WATCHERS | {"service-referent", "reviewer"},
    "/bureau/editions/:edition/realisation/:number": WATCHERS | {"service-referent", "reviewer"},
    **{f"/bureau/editions/:edition/realisation/:number/{tab}": WATCHERS | {"service-referent", "reviewer"}
       for tab in ("jalons", "jalons/:milestone", "argent", "nouvelles", "photos", "changement", "porteur", "abandon")},
    **{f"/bureau/editions/:edition/vote{page}": {"project-officer", "auditor"}
       for page in ("", "/bureau", "/codes", "/registre", "/registre/liste", "/controle")},
    # Two members of the bureau of the vote are an elected member and a resident.
    "/bureau/editions/:edition/vote/veille": {"project-officer", "auditor", "elected", "resident"},
    "/bureau/editions/:edition/bilan": FOLLOWERS,
    "/bureau/editions/:edition/recevabilite/seances": FOLLOWERS,
    "/bureau/editions/:edition/recevabilite/seances/:session": FOLLOWERS,
    "/bureau/editions/:edition/recevabilite/seances/:session/decisions/:number": FOLLOWERS,
    **{f"/bureau/editions/:edition/preselection/:selection/{page}": WATCHERS
       for page in ("candidats", "feuilles", "feuilles/:member", "seances", "seances/:session", "volontaires")},
    "/bureau/editions/:edition/appel-au-panel": WATCHERS,
    "/bureau/editions/:edition/bilan/redaction": {"project-officer", "elected"},
    "/bureau/editions/:edition/etudes/charge": FOLLOWERS,
    "/bureau/editions/:edition/etudes/seances": FOLLOWERS,
    **{f"/bureau/editions/:edition/etudes/seances/:session{page}": FOLLOWERS | {"service-referent"} for page in ("", "/ecran", "/compte-rendu", "/propositions/:number")},
    "/bureau/editions/:edition/recevabilite/seances/:session/compte-rendu": FOLLOWERS,
    "/bureau/editions/:edition/etudes/questions": FOLLOWERS,
    "/bureau/editions/:edition/etudes/:number/atelier": {"project-officer"},
    "/bureau/editions/:edition/etudes/:number/ateliers/:workshop": FOLLOWERS | {"service-referent"},
    "/bureau/editions/:edition/etudes/:number/questions/:question": FOLLOWERS | {"service-referent"},
    "/bureau/editions/:edition/etudes/:number/chiffrage": FOLLOWERS | {"service-referent"},
    "/bureau/editions/:edition/etudes/retours": FOLLOWERS | {"service-referent", "panel-member"},
    "/bureau/editions/:edition/etudes/:number/retour": FOLLOWERS | {"service-referent", "panel-member"},
    "/bureau/editions/:edition/etudes/retours/seances/:session": FOLLOWERS | {"service-referent", "panel-member"},
    "/bureau/editions/:edition/etudes/reglages": FOLLOWERS,
    "/bureau/editions/:edition/etudes/conflits": FOLLOWERS,
    "/bureau/editions/:edition/etudes/:number/conflits/:other": FOLLOWERS | {"service-referent"},
    "/bureau/criteres": WATCHERS,
    "/bureau/criteres/:criterion": {"project-officer"},
    "/bureau/elu": {"elected"},
    "/bureau/lettre-du-matin": OFFICIALS,
    "/bureau/service/absence": {"service-referent", "reviewer", "project-officer", "moderator", "reception-agent"},
    **{f"/bureau/editions/:edition/papier{page}": WATCHERS | {"reception-agent"} for page in ("", "/bureaux/:place", "/urnes/:urn", "/incidents")},
    "/bureau/editions/:edition/papier/bureaux/:place/emargement": {"project-officer", "reception-agent"},
    "/bureau/editions/:edition/papier/bureaux/:place/liste": {"project-officer", "reception-agent", "auditor"},
    **{f"/bureau/editions/:edition/papier/{page}": {"project-officer"} for page in ("bureaux/:place/fiche", "bulletins/:batch", "bulletins/specimen/:format")},
    "/bureau/editions/:edition/papier/bulletins": {"project-officer", "auditor"},
    "/bureau/editions/:edition/propositions/:number/reunir": {"project-officer"},
    "/bureau/accueil/deposer": {"reception-agent", "project-officer"},
    "/bureau/accueil/deposer/:edition": {"reception-agent", "project-officer"},
    "/bureau/service": {"service-referent", "reviewer"},
    "/bureau/jury": {"panel-member"},
    "/bureau/jury/:selection": {"panel-member"},
    "/bureau/jury/:selection/:number": {"panel-member"},
    "/bureau/moderation": {"moderator", "project-officer"},
    "/bureau/moderation/:comment": {"moderator", "project-officer"},
    "/bureau/moderation/propositions/:proposal": {"moderator", "project-officer"},
    "/bureau/courriers": {"administrator", "project-officer"},
    "/bureau/courriers/a-imprimer": {"reception-agent", "project-officer"},
    "/bureau/courriers/imprimer": {"reception-agent", "project-officer"},
    "/bureau/courriers/:letter/imprimer": {"reception-agent", "project-officer"},
    "/bureau/journal": {"administrator", "auditor"},
    "/bureau/personnes": {"administrator", "reception-agent"},
    "/bureau/personnes/:person": {"administrator", "reception-agent"},
    "/bureau/personnes/inviter": {"administrator"},
    "/bureau/services": {"administrator"},
    "/bureau/services/:service": {"administrator"},
    "/bureau/lieux-d-accueil": {"administrator"},
    "/bureau/lieux-d-accueil/:place": {"administrator"},
    "/bureau/ville": {"administrator"},
    "/bureau/technique": {"administrator"},
    "/bureau/instances": KEEPERS,
    "/bureau/instances/nouvelle": {"assembly-officer"},
    "/bureau/instances/:assembly": KEEPERS,
    **{f"/bureau/instances/:assembly/{page}": KEEPERS for page in ("charte", "colleges", "candidatures", "membres", "membres/:seat", "absences")},
    "/bureau/instances/:assembly/colleges/:college/tirage": KEEPERS,
    "/bureau/instances/:assembly/colleges/:college/liste": {"assembly-officer"},
    "/bureau/instances/:assembly/reglages": {"assembly-officer"},
    "/bureau/instances/:assembly/fin": {"assembly-officer"},
    "/bureau/demandes": KEEPERS | {"service-referent", "reviewer"},
    "/bureau/questions": ANSWERING | {"auditor"},
    "/bureau/questions/nouvelle": {"reception-agent", "project-officer"},
    "/bureau/questions/:question": ANSWERING | {"auditor"},
    "/bureau/questions/:question/lettre": {"reception-agent", "project-officer", "auditor"},
    "/bureau/questions/reglages": {"reception-agent", "project-officer"},
    "/bureau/questions/mesures": {"reception-agent", "project-officer", "auditor"},
    "/bureau/faq": ANSWERING | {"auditor"},
    "/bureau/faq/nouvelle": ANSWERING,
    "/bureau/faq/:entry": ANSWERING | {"auditor"},
    "/bureau/rendez-vous": ANSWERING,
    "/bureau/rendez-vous/creneaux": ANSWERING,
    **{f"/bureau/agenda{page}": {"reception-agent", "project-officer"} for page in ("", "/:event", "/:event/annonce", "/:event/aide", "/:event/stands", "/:event/jour")},
    "/bureau/territoires": {"administrator", "project-officer"},
    "/bureau/territoires/adresses": {"administrator", "project-officer"},
    "/bureau/demandes/tableau": KEEPERS | {"service-referent", "reviewer"},
    "/bureau/avis-demandes": {"assembly-officer", "elected"},
    "/bureau/territoires/:territory": {"administrator", "project-officer"},
}


def crawl_as(role, person):
    """The visitor and the project officer go deep, the others to a few pages of each kind; the desk from its door."""
    is_deep = role in ("visitor", "project-officer")
    starts = ["/"] + ([] if role in ("visitor", "resident") else ["/bureau"])
    if role in ("visitor", "resident", "project-officer"):
        starts += ["/en" + ("" if start == "/" else start) for start in starts]
    return Crawl(person, starts=starts, per_shape=14 if is_deep else 7)


@pytest.fixture(scope="session")
def crawls(site, people):
    """Each person's crawl, and what the database held before and after all of them."""
    before = settled(site.database)
    found = {role: crawl_as(role, person) for role, person in people.items()}
    time.sleep(1.5)  # what a page may have put aside to write later
    return found, before, fingerprint(site.database)


@pytest.fixture(scope="session")
def desk(crawls):
    """Two addresses of each pattern of the desk, whoever found them."""
    found, _, _ = crawls
    routes, addresses = Routes(), {}
    for crawl in found.values():
        for address in crawl.pages:
            if address.startswith("/bureau"):
                known = addresses.setdefault(routes.of(address), [])
                if len(known) < 2 and address.split("?")[0] not in known:
                    known.append(address.split("?")[0])
    return addresses


def test_everybody_finds_pages(crawls):
    found, _, _ = crawls
    few = {role: len(crawl.pages) for role, crawl in found.items() if len(crawl.pages) < 60}
    assert not few, f"hardly any page was found: {few}"


def test_no_link_is_broken_and_no_page_smells(crawls):
    found, _, _ = crawls
    faults = [fault for crawl in found.values() for fault in crawl.faults]
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(dict.fromkeys(faults[:200]))


def test_no_visit_writes(crawls):
    _, before, after = crawls
    assert len(before) > 40, f"hardly any table is watched: {sorted(before)}"
    assert differences(before, after) == []


def test_still_signed_in_after_the_crawl(people, crawls):
    """Signing out is an act: no link does it."""
    out = [role for role, person in people.items() if person.login and is_closed(person, "/mon-compte")]
    assert not out, f"signed out by following links: {out}"
    assert is_closed(people["visitor"], "/mon-compte")


def test_each_page_of_the_desk_opens_for_its_roles_and_no_other(people, desk):
    assert set(desk) - set(DOORS) == set(), "pages of the desk whose roles are not told"
    wrong = []
    for pattern, addresses in desk.items():
        for address in addresses:
            for role, person in people.items():
                answer = person.ask("GET", address)
                is_open = answer.status == 200
                if answer.status >= 500:
                    wrong.append(f"{role}: {address} answers {answer.status}")
                elif is_open and role not in DOORS[pattern]:
                    wrong.append(f"{role}: {address} opens")
    assert not wrong, "\n".join(wrong)


def test_each_role_is_led_to_every_page_of_the_desk_that_is_hers(crawls):
    """A page that no link leads to is a page that nobody finds."""
    found, _, _ = crawls
    routes = Routes()
    led = {role: {routes.of(address) for address in crawl.pages if OFFICES.match(address)} for role, crawl in found.items()}
    met = set().union(*led.values())
    # A reception agent comes to a person by searching. The reviewer is a referent too, of a service that has no work and no study.
    # A milestone's page is linked for who may change it; the others read it with the list.
    milestone = "/bureau/editions/:edition/realisation/:number/jalons/:milestone"
    # The list is signed by the project officer: the others read it on the page of the selection. She comes to a hidden proposal by an appeal.
    listed = "/bureau/editions/:edition/preselection/:selection/liste"
    # Sheets are keyed by the officer. A letter leads to a return: the service that set the project aside, the panel that had chosen it.
    sheet, returned = "/bureau/editions/:edition/preselection/:selection/feuilles/:member", "/bureau/editions/:edition/etudes/:number/retour"
    excepted = {("auditor", sheet), ("elected", sheet)} | {
        (role, page) for role in ("panel-member", "service-referent") for page in (returned, "/bureau/editions/:edition/etudes/retours", "/bureau/editions/:edition/etudes/retours/seances/:session")} | {
        ("reception-agent", "/bureau/personnes/:person"), ("auditor", listed), ("elected", listed),
        # No question waits for the reviewer's service; an answer is printed by who wrote it.
        ("reviewer", "/bureau/questions/:question"), ("auditor", "/bureau/questions/:question/lettre"), ("reception-agent", "/bureau/questions/:question/lettre"),
        ("project-officer", "/bureau/moderation/propositions/:proposal")} | {
        # The sheet of a project is made for elected members; the others read more of it on its own pages.
        (role, "/bureau/editions/:edition/propositions/:number/fiche") for role in ("auditor", "project-officer", "reviewer")} | {
        # The services that are asked and invited, which need not be hers.
        ("service-referent", pattern) for pattern in DOORS if "/etudes/seances" in pattern or pattern.endswith("/questions/:question")} | {
        (role, milestone) for role in ("auditor", "elected", "service-referent")} | {
        # Two studies only have a workshop: the elected member's crawl, which reads a few pages of each kind, comes by others.
        ("elected", "/bureau/editions/:edition/etudes/:number/ateliers/:workshop")} | {
        # The list of a polling place is led to where it has one; the bureau's member and the volunteer begin at the site, not at the desk.
        ("auditor", "/bureau/editions/:edition/papier/bureaux/:place/liste"), ("resident", "/bureau"), ("resident", "/bureau/editions/:edition/vote/veille")} | {
        ("reviewer", pattern) for pattern in DOORS if "/realisation" in pattern or "/avis/" in pattern or pattern.endswith("/conclusion")}
    lost = [f"{role}: {pattern}" for pattern, roles in DOORS.items() for role in sorted(roles)
            if pattern in met and pattern not in led[role] and (role, pattern) not in excepted]
    assert not lost, "\n".join(lost)


def test_no_personal_page_opens_for_a_visitor(people, crawls):
    found, _, _ = crawls
    addresses = {a for role, crawl in found.items() if role != "visitor" for a in crawl.pages if PRIVATE.match(a)}
    assert len(addresses) > 20, f"hardly any personal page was found: {sorted(addresses)}"
    open_ones = [a for a in sorted(addresses) if not is_closed(people["visitor"], a)]
    assert not open_ones, "\n".join(open_ones)


def test_no_page_of_one_resident_opens_for_another(people, crawls):
    found, _, _ = crawls
    hers = {a for a in found["resident"].pages if OWN.match(a)}
    assert len(hers) > 3, f"hardly any page of her own was found: {sorted(hers)}"
    others = ("visitor", "panel-member", "moderator", "service-referent", "administrator")
    open_ones = [f"{role}: {a}" for role in others for a in sorted(hers) if not is_closed(people[role], a)]
    assert not open_ones, "\n".join(open_ones)


def test_addresses_made_up_are_refused_and_never_break(people, crawls):
    """Another's number, a number too large, a wrong encoding, where the site expects a number."""
    found, _, _ = crawls
    paths = {a.split("?")[0] for crawl in found.values() for a in crawl.pages}
    addresses = sorted(path for path in paths if re.search(r"/\d+(/|$)", path))
    shapes = {}
    for address in addresses:
        shapes.setdefault(re.sub(r"/\d+(?=/|$)", "/#", address), address)
    assert shapes
    odd = ["0", "-1", "999999999", "99999999999999999999999", "abc", "1'", "%00", "%FF", "..%2F..", "1%20or%201=1"]
    broken = []
    for kind in shapes:
        for value in odd:
            address = kind.replace("/#", "/" + value)
            for role in ("visitor", "project-officer"):
                status = people[role].ask("GET", address).status
                if status >= 500 or (status == 200 and value in ("999999999", "99999999999999999999999", "%00", "%FF")):
                    broken.append(f"{role}: {address} answers {status}")
    assert not broken, "\n".join(broken)


def test_odd_questions_never_break_a_page(people, crawls):
    """Search fields and filters take whatever is typed."""
    found, _, _ = crawls
    # One address of each kind takes the questions for all of them.
    targets = {}
    for role in ("visitor", "project-officer"):
        for address, answer in found[role].pages.items():
            asked = {part.split("=")[0] for part in address.split("?")[1].split("&")} if "?" in address else set()
            gets = [(address.split("?")[0], asked)] if asked else []
            for form in answer.markup.forms:
                if form.method == "get":
                    gets.append((people[role].resolve(address, form.action or address).split("?")[0], set(form.types)))
            for path, fields in gets:
                first, known = targets.setdefault((role, shape(path.removeprefix("/en") or "/")), (path, set()))
                known |= fields
    odd = ["", "-1", "0", "999999999999999999999", "%FF%FE", "%00", "'%22%3C%3E", "%E2%80%AE", "a" * 3000, "%25", "*", "%22", "NOT", "(("]
    assert sum(len(fields) for _, fields in targets.values()) > 10, f"hardly any search form was found: {targets}"
    broken = []
    for (role, _), (path, fields) in targets.items():
        for field in sorted(fields):
            for value in odd:
                status = people[role].ask("GET", f"{path}?{field}={value}").status
                if status >= 500:
                    broken.append(f"{role}: {path}?{field}={value[:40]} answers {status}")
    assert not broken, "\n".join(broken)


def test_an_officer_of_one_edition_finds_no_closed_door(town, tmp_path):
    """The officer of 2025 only: her links all open, the desk of the other editions does not."""
    database, files = town.copy(tmp_path / "one-edition")
    narrow_roles(database)
    served = Served(database, files, town.logins, tmp_path / "server.log")
    try:
        officer = Person(served, served.login("project-officer"))
        crawl = Crawl(officer, starts=("/", "/bureau"), per_shape=4)
        # The letters she got when she had the whole city lead where she no longer enters.
        faults = [fault for fault in crawl.faults if "/messages) answers 403" not in fault]
        assert not faults, "\n".join(faults[:40])
        assert "/bureau/editions/2025" in crawl.pages
        open_ones = [a for a in (f"/bureau/editions/2026{page}" for page in ("", "/propositions", "/recevabilite", "/etudes", "/preselection", "/vote", "/resultats"))
                     if not is_closed(officer, a)]
        assert not open_ones, "\n".join(open_ones)
    finally:
        served.stop()


def narrow_roles(database):
    """The project officers of the whole city become those of the edition 2025."""
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("update grants set scope_kind = 'edition', scope_id = (select id from editions where slug = '2025') "
                           "where role = 'project-officer' and scope_kind = 'city'")
    connection.close()
