"""Bad input everywhere: each form of the site, found by following links as each role, is sent rubbish on a copy of the town.
The answer is always a page that says what is wrong; nothing that was typed is lost; the server never breaks."""

import collections
import random
import re
import urllib.parse

import pytest

from rig.calendar import DAY, now, write
from rig.crawler import Crawl, shape
from rig.people import Person
from rig.site import Served

# Done, asked again, refused, not found, too large, another kind, to be corrected, too often. A ballot is shown again with 200.
CLEAR = {200, 303, 400, 403, 404, 409, 413, 415, 422, 429}
LONG = "é" * 30_000
RUBBISH = [
    "", " ", "-1", "0", "99999999999999999999999999", "1e309", "12,5,5", "2020-01-01", "2026-02-31", "31/12/2026", "9999-12-31T23:59",
    "<script>alert(1)</script>", "' or 1=1 --", "{0} %@ \\", "\u202eà l’envers\u202c", "😀" * 300, "a\x00b", "\r\n\r\nSet-Cookie: a=b", LONG,
]
# Not text at all: bytes that no encoding explains, and a percent sign alone.
RAW = [b"%FF%FE%C0%AF", b"%", b"%E2%82", b"%00", b"%zz"]
LEFT_ALONE = re.compile(r"/deconnexion$|/mon-compte/supprimer$|fermer-les-autres$")


@pytest.fixture(scope="module")
def site(town, tmp_path_factory):
    """A town of its own where every step is open at once, behind a proxy, so that each sending seems to come from elsewhere."""
    folder = tmp_path_factory.mktemp("rubbish")
    served = Served(*town.copy(folder), town.logins, folder / "server.log", {"PARVIS_TRUSTED_PROXIES": "1"})
    make_busy(served)
    yield served
    assert served.stop() == 0, f"the server did not stop by itself:\n{served.tail()}"


class Sender(Person):
    """Somebody whose network address changes with each request: the limits on sendings do not hide the forms."""

    def ask(self, method, address, body=None, headers=None):
        if method == "POST" and self._connection:
            # What was sent is never sent twice by itself: each form has a connection of its own.
            self._connection.close()
            self._connection = None
        elsewhere = ".".join(str(random.randrange(1, 250)) for _ in range(4))
        return super().ask(method, address, body, {"X-Forwarded-For": elsewhere, **(headers or {})})


@pytest.fixture(scope="module")
def senders(site):
    everyone = {role: Sender(site, site.login(role)) for role in site.roles}
    everyone["visitor"] = Sender(site)
    return everyone


def make_busy(site):
    """Windows that overlap, a count that waits to be proclaimed, a panel at work, studies, a draft of rules, an appeal."""
    edition = "(select id from editions where slug = '{}')"
    opens, closes = now() - 10 * DAY, now() + 20 * DAY
    write(site, "update phases set opens_at = ?, closes_at = ? where kind in ('deposit', 'eligibility', 'shortlist', 'feasibility')"
                f" and edition_id = {edition.format('2026')}", opens, closes)
    # One selection is published already: what it kept goes to the services; another is at work.
    write(site, "insert into selections (edition_id, title, method, size, opened_by, opened_at, closed_at, decided_at, reason, notified_at, released_at)"
                f" select {edition.format('2026')}, 'Premier tri', 'scores', 5, id, ?, ?, ?, 'Pour l’essai', ?, ? from accounts where email like 'mathilde%'", *[opens] * 5)
    write(site, "insert into shortlisted (selection_id, proposal_id, is_kept, rank, reason) select (select max(id) from selections), id, true, 1, 'Utile'"
                f" from proposals where status = 'eligible' and edition_id = {edition.format('2026')}")
    write(site, f"delete from proclamations where edition_id = {edition.format('2024')}")
    officer, sylvie, moderator = (Person(site, site.login(role)) for role in ("project-officer", "resident", "moderator"))
    fill(officer, "/bureau/editions", "/bureau/editions", title="Essai", slug="essai", copied="4")
    fill(officer, "/bureau/editions/2026/preselection", "/bureau/editions/2026/preselection", title="Tri", size="2", method="scores", **{"criterion-1": "Utile"})
    selection = site.query("select max(id) from selections")[0][0]
    clemence = site.query("select id from accounts where email like 'clemence%'")[0][0]
    fill(officer, f"/bureau/editions/2026/preselection/{selection}", f"/bureau/editions/2026/preselection/{selection}/membres", member=str(clemence))
    service = site.query("select g.scope_id from grants g join accounts a on a.id = g.account_id where g.scope_kind = 'service' and a.email like 'isabelle%'")[0][0]
    eligible = site.query(f"select number from proposals where status = 'eligible' and edition_id = {edition.format('2026')}")
    for (number,) in eligible[:1]:
        page = f"/bureau/editions/2026/etudes/{number}/attribution"
        fill(officer, page, page, lead=str(service), due="2027-01-15")
    fill(sylvie, "/editions/2026/propositions/9", "/editions/2026/propositions/9/discussion", body="Un avis que l’on masquera.")
    comment = site.query("select max(id) from comments")[0][0]
    fill(moderator, f"/bureau/moderation/{comment}", f"/bureau/moderation/{comment}/masquer", reason="Pour l’essai.")


def fill(person, address, action, **typed):
    page = person.get(address)
    form = next((form for form in page.markup.forms if person.resolve(address, form.action).split("?")[0] == action), None)
    assert form, f"{address} ({page.status}) has no form to {action}: {[f.action for f in page.markup.forms]}\n{page.markup.words[:1500]}"
    answer = person.send(page, form, **typed)
    assert answer.status == 200, f"{action} answers {answer.status}: {answer.markup.words[:800]}"
    return answer


class Found:
    """A form, the page it stands on, the person who sees it."""

    def __init__(self, role, page, form, action):
        self.role, self.page, self.form, self.action = role, page, form, action

    def __repr__(self):
        return f"{self.role}: {self.action} (from {self.page})"


@pytest.fixture(scope="module")
def forms(site, senders):
    """One form of each kind that writes."""
    study = site.query("select p.number from feasibility_studies s join proposals p on p.id = s.proposal_id join editions e on e.id = p.edition_id where e.slug = '2026'")
    selection = site.query("select max(id) from selections")[0][0]
    first = site.query("select min(p.number) from proposals p join editions e on e.id = p.edition_id where e.slug = '2026' and p.status = 'eligible'")[0][0]
    draft = site.query("select p.id from proposals p where p.status = 'draft' and p.author_id in (select id from accounts where email like 'sylvie%')")
    sylvie = site.query("select id from accounts where email like 'sylvie%'")[0][0]
    waiting = site.query("select p.number from proposals p join editions e on e.id = p.edition_id where e.slug = '2026' and p.status = 'deposited'"
                         " and not exists (select 1 from eligibility_reviews r where r.proposal_id = p.id) order by p.number desc limit 3")
    checking = site.query("select distinct p.number from proposals p join eligibility_reviews r on r.proposal_id = p.id join editions e on e.id = p.edition_id"
                          " where e.slug = '2026' and r.superseded_at is null order by p.number limit 12")
    milestones = site.query("select m.id from milestones m join works w on w.id = m.work_id join projects p on p.id = w.project_id join editions e on e.id = p.edition_id"
                            " where e.slug = '2023' and p.number = 11 and m.actual_at is null")
    reported = site.query("select comment_id from reports where comment_id is not null")
    starts = [
        *(f"/bureau/editions/2023/realisation/11{rest}" for rest in ("", "/jalons", "/argent", "/nouvelles", "/changement", "/porteur", "/photos", "/abandon")),
        *(f"/bureau/editions/2023/realisation/11/jalons/{row[0]}" for row in milestones),
        "/bureau/editions/2024/realisation", "/bureau/editions/2026/recevabilite/annonce", "/bureau/editions/2026/recevabilite?etape=a-verifier", "/bureau/editions",
        "/bureau/editions/2026/reglement", f"/bureau/personnes/{sylvie}", "/inscription", "/connexion", "/mot-de-passe-oublie", "/mon-compte/donnees",
        *(f"/bureau/moderation/{row[0]}" for row in reported),
        *(f"/bureau/editions/2026/recevabilite/{row[0]}" for row in waiting + checking),
        *(f"/bureau/editions/2026/propositions/{row[0]}/reunir" for row in waiting[:1]),
        "/bureau/editions/essai/reglement", "/bureau/editions/essai/reglement/1", "/bureau/editions/2024/resultats", "/bureau/editions/2026/preselection",
        f"/bureau/editions/2026/preselection/{selection}", f"/bureau/editions/2026/preselection/{selection}/liste", f"/bureau/jury/{selection}",
        f"/bureau/jury/{selection}/{first}", "/bureau/accueil/deposer", "/bureau/editions/2026/etudes", "/bureau/editions/2026/etudes/annonce",
        "/bureau/editions/2026/vote", "/bureau/editions/2025/vote", "/mes-idees", "/editions/2026/propositions/9", "/messages",
        *(f"/bureau/editions/essai/reglement/1/{section}" for section in ("participants", "criteres", "enveloppes", "calendrier", "bulletin", "repartition", "resume")),
        *(f"/bureau/editions/2026/etudes/{row[0]}{rest}" for row in study for rest in ("", "/attribution", "/conclusion")),
        *(f"/editions/2026/proposer/{row[0]}/{step}" for row in draft for step in ("idee", "lieu", "presentation", "photos", "relecture")),
    ]
    found = {}
    for role, person in senders.items():
        pages = {address: person.ask("GET", address) for address in starts}
        pages |= Crawl(person, starts=["/", "/bureau"], per_shape=2, most=220).pages
        for address, answer in pages.items():
            if answer.status != 200 or not answer.is_page:
                continue
            if (address + "/").startswith("/en/"):
                continue
            for form in answer.markup.forms:
                action = person.resolve(address, form.action or address)
                if form.method == "post" and not LEFT_ALONE.search(action):
                    kind = (shape(action).split("?")[0], tuple(sorted(re.sub(r"\d+", "#", name) for name in form.types)))
                    found.setdefault(kind, Found(role, address, form, action))
    return list(found.values())


def encode(fields):
    return urllib.parse.urlencode(fields).encode()


HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def post(person, found, body, **headers):
    return person.ask("POST", found.action, body, {**HEADERS, "Origin": person.site.address, **headers})


def with_token(person, found, fields):
    """The same fields with a token that holds now."""
    page = person.get(found.page)
    token = next((value for form in page.markup.forms for name, value in form.fields if name == "csrf"), "")
    return [(name, value) for name, value in fields if name != "csrf"] + [("csrf", token)]


def names_of(form):
    return [name for name in form.types if name != "csrf"]


def judge(broken, found, answer, what):
    if answer.status not in CLEAR:
        broken.append(f"{found} sent {what} answers {answer.status}")
    elif answer.status not in (200, 303) and answer.is_page and len(answer.markup.words) < 40:
        broken.append(f"{found} sent {what} answers {answer.status} without a word")


def test_forms_of_every_role_are_found(forms):
    shapes = {shape(found.action) for found in forms}
    print("\n".join(sorted(shapes)))
    assert len(shapes) > 55, f"only {len(shapes)}:\n" + "\n".join(sorted(shapes))
    for part in ("/proposer", "/voter", "/recevabilite", "/jury", "/etudes", "/resultats", "/realisation", "/moderation", "/roles", "/reglement", "/accueil"):
        assert any(part in one for one in shapes), f"no form of {part} among\n" + "\n".join(sorted(shapes))


def test_without_a_token_or_with_another_ones_nothing_is_done_and_nothing_is_lost(site, senders, forms):
    stranger = Sender(site)
    page = stranger.get("/connexion")
    foreign = next(value for form in page.markup.forms for name, value in form.fields if name == "csrf")
    faults = []
    before = site.query("select count(*) from journal")
    for found in forms:
        person = senders[found.role]
        kinds = found.form.types
        typed = {name: f"gardé {rank} « à » <b>" for rank, name in enumerate(names_of(found.form)) if kinds[name] in ("text", "textarea")}
        fields = [(name, value) for name, value in found.form.fields if name not in typed and name != "csrf"] + list(typed.items())
        for token in (None, "", "abc", foreign):
            answer = post(person, found, encode(fields + ([("csrf", token)] if token is not None else [])))
            if answer.status not in (403, 404, 409):
                faults.append(f"{found} with the token {token!r:.20} answers {answer.status}")
            if answer.status == 403 and token is None and "trop longtemps" in answer.text:
                lost = [name for name, value in typed.items() if value.replace("<", "&lt;").replace(">", "&gt;") not in answer.text]
                if lost:
                    faults.append(f"{found} loses what was typed in {lost}")
        answer = post(person, found, encode(with_token(person, found, fields)), **{"Origin": "https://ailleurs.example", "Sec-Fetch-Site": "cross-site"})
        if answer.status not in (403, 404, 409):
            faults.append(f"{found} sent from another site answers {answer.status}")
    assert not faults, "\n".join(faults)
    assert site.query("select count(*) from journal") == before, "something was done without a token"


def test_bodies_that_are_no_form(site, senders, forms):
    broken = []
    for found in forms:
        person = senders[found.role]
        bodies = [
            ("nothing", b"", {}), ("JSON", b'{"a": [1, null]}', {"Content-Type": "application/json"}), ("noise", bytes(range(256)) * 40, {}),
            ("no type", b"a=b", {"Content-Type": ""}), ("half a multipart", b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", {"Content-Type": "multipart/form-data; boundary=x"}),
            ("multipart without boundary", b"a", {"Content-Type": "multipart/form-data"}), ("thousands of fields", b"&".join(b"a%d=1" % n for n in range(20_000)), {}),
        ]
        for what, body, headers in bodies:
            judge(broken, found, post(person, found, body, **headers), what)
    assert not broken, "\n".join(broken)


def test_a_body_that_is_too_large_is_refused(senders, forms):
    broken = []
    for found in forms:
        answer = post(senders[found.role], found, encode(with_token(senders[found.role], found, found.form.fields)) + b"&x=" + b"a" * (1 << 20))
        if answer.status not in (413, 403, 404, 409) and not found.form_has_files:
            broken.append(f"{found} sent a megabyte answers {answer.status}")
    assert not broken, "\n".join(broken)


Found.form_has_files = property(lambda self: self.action.endswith(("/photos", "/fichiers", "/logo", "/territoires")))


def test_rubbish_in_every_field_of_every_form(site, senders, forms):
    draws = random.Random(20261122)
    broken, answers = [], collections.Counter()

    def send(found, body, what):
        answer = post(senders[found.role], found, body)
        judge(broken, found, answer, what)
        answers[answer.status] += 1

    for found in forms:
        person = senders[found.role]
        base = with_token(person, found, found.form.fields)
        for name in names_of(found.form):
            others = [(n, v) for n, v in base if n != name]
            values = RUBBISH if len(found.form.types) < 12 else draws.sample(RUBBISH, 7)
            for value in values:
                send(found, encode(others + [(name, value)]), f"{name}={value[:30]!r}")
            for value in RAW if len(found.form.types) < 12 else RAW[:2]:
                send(found, encode(others) + b"&" + name.encode() + b"=" + value, f"{name}={value!r}")
        # All of it wrong at once, each field twice, fields that the form does not have.
        for value in draws.sample(RUBBISH, 4):
            fields = [(n, v) for n, v in base if n == "csrf"] + [(n, value) for n in names_of(found.form) for _ in (1, 2)] + [("role", "administrator"), ("id", value)]
            send(found, encode(fields), f"everything={value[:30]!r}")
    sent = answers.total()
    print(f"{sent} sendings to {len(forms)} forms: {dict(answers)}")
    assert not broken, f"{len(broken)} of {sent}:\n" + "\n".join(broken[:80])
    # Most of it reached the fields and was told to be wrong there.
    assert sent > 3000 and answers[422] > sent / 3, answers


def test_a_form_sent_again_is_done_once_or_refused(site, senders, forms):
    """The same body, token included, a second and a third time."""
    broken = []
    for found in forms:
        person = senders[found.role]
        body = encode(with_token(person, found, found.form.fields))
        for rank in range(3):
            judge(broken, found, post(person, found, body), f"the same body, time {rank + 1}")
    assert not broken, "\n".join(broken)


def test_another_ones_number_in_the_address(site, senders, forms):
    """Each number of each address replaced; and each form sent by each other role."""
    broken, done = [], []
    for found in forms:
        numbers = re.findall(r"(?<=/)\d+(?=/|$|\?)", found.action)
        if not numbers:
            continue
        for value in ("0", "-1", "999999999", "99999999999999999999", "abc", "%00", "%FF", "1;2", "1%2F2"):
            for number in set(numbers):
                other = Found(found.role, found.page, found.form, re.sub(rf"(?<=/){number}(?=/|$|\?)", value, found.action))
                person = senders[found.role]
                answer = post(person, other, encode(with_token(person, found, found.form.fields)))
                judge(broken, other, answer, "as it is")
                if answer.status == 303 and value in ("999999999", "99999999999999999999", "abc", "%00", "%FF"):
                    done.append(f"{other} is done")
    assert not broken, "\n".join(broken)
    assert not done, "\n".join(done)


OFFICE = re.compile(r"^/bureau/")


def test_a_form_of_the_desk_is_refused_to_visitors_and_residents(site, senders, forms):
    faults = []
    for found in forms:
        if not OFFICE.match(found.action):
            continue
        for role in ("visitor", "resident"):
            person = senders[role]
            token = next((v for f in person.get("/inscription" if role == "visitor" else "/mon-compte/profil").markup.forms for n, v in f.fields if n == "csrf"), "")
            fields = [(n, v) for n, v in found.form.fields if n != "csrf"] + [("csrf", token)]
            answer = post(person, found, encode(fields))
            if answer.status not in (403, 404, 409, 422) and not (answer.status == 303 and "/connexion" in (answer.location or "")):
                faults.append(f"{role} sends {found.action} and is answered {answer.status}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name, content", [
    ("photo.jpg", b"MZ" + b"\x00" * 4000), ("photo.jpg", b""), ("photo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50), ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\x11" * 3000), ("../../photo.html", b"<html><script>"),
    ("photo.gif", b"GIF89a" + b"\xff" * 900), ("photo.pdf", b"%PDF-1.4 nothing"),
], ids=["program", "empty", "svg", "half a PNG", "broken JPEG", "page", "gif", "pdf"])
def test_a_file_of_the_wrong_kind_is_refused_with_a_sentence(site, senders, name, content):
    sylvie = senders["resident"]
    answer = fill(sylvie, "/editions/2026/proposer", "/editions/2026/proposer", title=f"Un essai de photo {abs(hash((name, content))) % 10_000}", summary="Une photo qui n’en est pas une.")
    page = sylvie.get(answer.address.replace("/lieu", "/photos"))
    form = next(form for form in page.markup.forms if form.action.endswith("/photos"))
    token = dict(form.fields)["csrf"]
    parts = [("csrf", None, token.encode()), ("alternative", None, "Ce que l’on voit, gardé".encode()), ("photo", name, content)]
    body = b""
    for field, filename, value in parts:
        body += b"--limite\r\nContent-Disposition: form-data; name=\"" + field.encode() + b"\""
        body += (b"; filename=\"" + filename.encode() + b"\"\r\nContent-Type: image/jpeg" if filename else b"") + b"\r\n\r\n" + value + b"\r\n"
    answer = sylvie.ask("POST", page.address, body + b"--limite--\r\n", {"Content-Type": "multipart/form-data; boundary=limite", "Origin": site.address})
    assert answer.status in (413, 415, 422), (answer.status, answer.markup.words[:500])
    assert "Ce que l’on voit, gardé" in answer.text, "the description is lost"
    assert "photo" in answer.markup.words.lower()


def test_sending_too_often_is_refused_with_a_sentence_and_what_was_typed(site):
    person = Person(site)
    page = person.get("/inscription")
    form = next(form for form in page.markup.forms if form.action.endswith("/inscription"))
    for _ in range(200):
        answer = person.send(page, form, given="Zoé", family="Gardée", email="pas une adresse", password="x")
        if answer.status == 429:
            break
    assert answer.status == 429, answer.status
    assert "Attendez quelques minutes" in answer.markup.words.replace("\u00a0", " ") and 'value="Gardée"' in answer.text


def test_after_all_this_every_page_still_opens(site, senders):
    """What was accepted is shown, and shown as text."""
    broken = []
    for role in ("visitor", "resident", "project-officer", "moderator", "administrator"):
        person = Sender(site, senders[role].login) if role != "visitor" else Sender(site)
        crawl = Crawl(person, starts=["/", "/bureau"], per_shape=3, most=220)
        broken += [f"{role}: {address} answers {found.answer.status}" for address, found in crawl.found.items() if found.answer.status >= 500]
        broken += [f"{role}: {address} lets a script pass" for address, answer in crawl.pages.items() if "<script>alert" in answer.text]
        assert len(crawl.pages) > 20
    assert not broken, "\n".join(broken)


def test_nothing_broke_behind_the_pages(site):
    faults = [line for line in site.log.read_text(errors="replace").splitlines() if re.search(r'"level":"(error|critical)"|Fatal|fault', line)]
    assert not faults, f"{len(faults)} lines:\n" + "\n".join(dict.fromkeys(faults[:40]))
