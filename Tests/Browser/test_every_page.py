"""One page of each kind, for each role: axe in both languages and both themes, widths, console, weight, keyboard, validator."""

import urllib.parse

import pytest

from rig import axe, validator
from rig.browser import HEAVIEST, in_english, listen, overflow, weight
from rig.busy import Busy
from rig.busy_bodies import BusyBodies
from rig.busy_vote import vote_days
from rig.crawler import Crawl, shape
from rig.keyboard import Keyboard
from rig.people import Person
from rig.routes import Routes
from rig.site import Served


def kind_of(role, address, answer, routes):
    """Pages of one pattern that offer the same acts look alike; the first pages of each role do not."""
    pattern = routes.of(address)
    view = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query)).get("vue")
    acts = frozenset(shape(form.action) for form in answer.markup.forms if form.method == "post" and not form.action.endswith("/deconnexion"))
    return (pattern, view, acts) + ((role,) if pattern in ("/", "/bureau") else ())


class Look:
    """A page to be looked at: by whom, where, what it answers."""

    def __init__(self, person, address, status=200, sends=False):
        self.person, self.address, self.status, self.sends = person, address, status, sends

    def paths(self, patterns, routes):
        """In French; in English too the first time that the pattern comes: other acts on the same page are other buttons, not other words."""
        pattern = routes.of(self.address) if self.status == 200 else (self.status, self.address)
        yield "fr", self.address
        if pattern not in patterns:
            patterns.add(pattern)
            yield "en", in_english(self.address)

    def __str__(self):
        return f"{self.person.role}: {self.address}" + (" sent empty" if self.sends else "")


def add_kinds(people, seen, looks, routes):
    """The first page of each kind that each person's links lead to; what the visitor sees is looked at as the visitor."""
    for role, person in people.items():
        crawl = Crawl(person, starts=("/",) if role in ("visitor", "resident") else ("/", "/bureau"), per_shape=2)
        for address, answer in crawl.pages.items():
            if not address.startswith("/en/") and address != "/en" and routes.of(address):
                kind = kind_of(role, address, answer, routes)
                if kind not in seen:
                    seen.add(kind)
                    looks.append(Look(person, address))


@pytest.fixture(scope="session")
def routes():
    return Routes()


@pytest.fixture(scope="session")
def busy_site(town, tmp_path_factory):
    folder = tmp_path_factory.mktemp("busy")
    served = Served(*town.copy(folder), town.logins, folder / "server.log")
    yield served
    assert served.stop() == 0, f"the server did not stop by itself:\n{served.tail()}"


@pytest.fixture(scope="session")
def days(town, tmp_path_factory):
    with vote_days(town, tmp_path_factory.mktemp("votes")) as days:
        yield days


@pytest.fixture(scope="session")
def theirs(people, busy_site):
    """The same people in the busy town."""
    return {role: Person(busy_site, person.login) for role, person in people.items()}


@pytest.fixture(scope="session")
def acts(busy_site, theirs, days):
    return [Busy(busy_site, theirs), BusyBodies(busy_site, theirs), *days]


@pytest.fixture(scope="session")
def looks(people, theirs, acts, routes):
    """Each kind of page in the quiet town, then what the busy one adds, then refusals and forms sent empty."""
    seen, found = set(), []
    add_kinds(people, seen, found, routes)
    bodies = acts[1]
    bodies.live(bodies.weekly_letter)
    for person, address in [met for done in acts for met in done.addresses]:
        kind = kind_of(person.role, address, person.get(address), routes)
        if kind not in seen:
            seen.add(kind)
            found.append(Look(person, address))
    add_kinds({role: theirs[role] for role in ("project-officer", "panel-member", "service-referent")}, seen, found, routes)
    resident, visitor = theirs["resident"], theirs["visitor"]
    stranger = bodies.person("select ?", "quentin.beaufreton@valmont.example")
    found += [
        Look(visitor, "/rien-ici", 404), Look(stranger, "/bureau", 403),
        Look(theirs["project-officer"], "/bureau/editions/2024/vote/projets/1", 409),
        Look(visitor, "/connexion", 422, sends=True), Look(visitor, "/inscription", 422, sends=True),
        Look(resident, "/editions/2026/proposer", 422, sends=True), Look(theirs["administrator"], "/bureau/services/nouveau", 422, sends=True),
        Look(theirs["project-officer"], "/bureau/editions/2026/preselection", 422, sends=True),
    ]
    return found


def send_empty(page):
    """Sends the first form of the page's main part as it is, past what the browser and the scripts would ask."""
    with page.expect_navigation(wait_until="load") as answer:
        page.evaluate("""() => {
            const form = document.querySelector('main form[method=post]')
            for (const field of form.querySelectorAll('input:not([type=hidden]), textarea')) field.value = ''
            form.submit()
        }""")
    return answer.value


def open_page(page, look, path):
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 900})
    answer = page.goto(look.person.site.address + path, wait_until="load")
    return send_empty(page) if look.sends else answer


def inspect(page, where, language, noted):
    """The light and the dark, the wide and the narrow; all rules of axe where the page differs, contrast where only colours do."""
    def axe_finds(words, **options):
        noted["axe"].extend(f"{where} {words} {line}" for line in axe.violations(page, **options))

    axe_finds("light 1280")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    if language == "en":
        axe_finds("dark 1280", only=["color-contrast"])
    for width in (768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        excess = overflow(page)
        if excess:
            noted["overflow"].append(f"{where} at {width}: {excess}")
    if language == "fr":
        axe_finds("dark 320")
        page.set_viewport_size({"width": 1280, "height": 900})
        excess = overflow(page)
        if excess:
            noted["overflow"].append(f"{where} at 1280: {excess}")
        keyboard = Keyboard(page)
        # Maps and dates have stops of their own, that only the key finds.
        by_key = page.evaluate("document.querySelector('[data-map], input[type^=date]') != null")
        noted["focus"].extend(f"{where}: {fault}" for fault in (keyboard.faults() if by_key else keyboard.sweep()))


@pytest.fixture(scope="session")
def visits(looks, routes, chromium):
    """Opens each page in French and in English, in the light and in the dark, at three widths; notes all that is wrong."""
    noted = {"axe": [], "console": [], "overflow": [], "focus": [], "status": []}
    contexts, patterns = {}, set()
    for look in looks:
        if look.person not in contexts:
            context = chromium.context(look.person)
            page = context.new_page()
            contexts[look.person] = (context, page, listen(page))
        _, page, console = contexts[look.person]
        for language, path in look.paths(patterns, routes):
            where = f"{look} ({language})"
            console.clear()
            answer = open_page(page, look, path)
            if answer is None or answer.status != look.status:
                noted["status"].append(f"{where} answers {answer and answer.status}")
                continue
            inspect(page, where, language, noted)
            # The browser itself tells of a page that is refused.
            noted["console"] += [f"{where} {fault}" for fault in console if look.status == 200 or "Failed to load resource" not in fault]
    for context, _, _ in contexts.values():
        context.close()
    return noted


def told(lines):
    return f"{len(lines)} findings:\n" + "\n".join(lines[:150])


def test_what_leads_to_a_page_can_be_done(looks, acts):
    faults = [fault for done in acts for fault in done.faults]
    assert not faults, told(faults)


def test_every_page_of_the_sources_is_looked_at(looks, routes):
    missing = routes.pages - {routes.of(look.address) for look in looks}
    assert not missing, "never opened:\n" + "\n".join(f"{routes.names[pattern]} {pattern}" for pattern in sorted(missing))
    assert len(routes.pages) > 80, f"the sources declare only {len(routes.pages)} pages: the reader of routes is wrong"


def test_each_page_answers_as_it_should(visits):
    assert not visits["status"], told(visits["status"])


def test_axe_finds_nothing(visits):
    assert not visits["axe"], told(visits["axe"])


def test_no_script_fails_and_the_policy_refuses_nothing(visits):
    assert not visits["console"], told(visits["console"])


def test_nothing_is_wider_than_the_window(visits):
    assert not visits["overflow"], told(visits["overflow"])


def test_the_keyboard_reaches_everything_and_shows_where_it_is(visits):
    assert not visits["focus"], told(visits["focus"])


def test_the_validator_finds_no_error(looks):
    pages = {}
    for look in looks:
        for path in (look.address, in_english(look.address)):
            answer = look.person.ask("GET", path)
            if look.sends:
                form = next(f for f in answer.markup.forms if f.method == "post" and not f.action.endswith("/deconnexion"))
                answer = look.person.send(answer, form, **{name: "" for name in form.names("text", "email", "password")})
            assert answer.is_page, f"{look} answers {answer.status} {answer.kind}"
            pages[f"{look} {path}"] = answer.text
    lines = validator.errors(pages)
    assert not lines, told(lines)


def test_a_public_page_weighs_less_than_100_kilobytes_without_its_pictures(looks, chromium):
    """Compressed, everything it loads counted, as on a first visit."""
    heavy = []
    for look in looks:
        if look.person.login or look.sends or look.status != 200:
            continue
        context = chromium.context()
        page = context.new_page()
        page.goto(look.person.site.address + look.address, wait_until="load")
        weighed = weight(page)
        assert weighed > 5000, f"{look.address} weighs {weighed} bytes: nothing was measured"
        if weighed > HEAVIEST:
            heavy.append(f"{look.address}: {weighed // 1024} KB")
        context.close()
    assert not heavy, "\n".join(heavy)


def test_in_english_one_stays_in_english(people):
    """A link of an English page leads to the English page, except the one that changes the language and the files."""
    faults = []
    crawl = Crawl(people["visitor"], starts=("/en",), per_shape=4)
    for address, answer in crawl.pages.items():
        if not (address + "/").startswith("/en/") and not address.startswith("/en?"):
            continue
        same_in_french = address.removeprefix("/en") or "/"
        for link in answer.markup.links:
            target = people["visitor"].resolve(address, link)
            found = crawl.found.get(target)
            if not target or not found or not found.answer.is_page or (target + "/").startswith("/en/") or target.startswith("/en?"):
                continue
            if target.split("#")[0] != same_in_french:
                faults.append(f"{address} leads to {target}")
    assert not faults, told(faults)
