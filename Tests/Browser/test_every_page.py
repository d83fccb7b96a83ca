"""One page of each kind, for each role: axe in both languages and both themes, widths, console, weight, keyboard, validator."""

import pytest

from rig import axe, validator
from rig.browser import in_english, listen, overflow
from rig.crawler import Crawl, shape
from rig.keyboard import Keyboard

HEAVIEST = 100 * 1024


@pytest.fixture(scope="session")
def kinds(people):
    """(role, address) of the first page of each kind; a kind that the visitor sees is looked at as a visitor."""
    seen, chosen = set(), []
    for role, person in people.items():
        starts = ("/",) if role in ("visitor", "resident") else ("/", "/bureau")
        crawl = Crawl(person, starts=starts, per_shape=3)
        for address in crawl.representatives:
            # The home of each role differs, whatever its address.
            key = address if address not in ("/", "/bureau") else (role, address)
            key = shape(address) if isinstance(key, str) else key
            if key not in seen:
                seen.add(key)
                chosen.append((role, address))
    return chosen


@pytest.fixture(scope="session")
def visits(site, people, kinds, chromium):
    """Opens each page in French and in English, in the light and in the dark, at three widths; notes all that is wrong."""
    noted = {"axe": [], "console": [], "overflow": [], "weight": [], "focus": []}
    for role in dict.fromkeys(role for role, _ in kinds):
        context = chromium.context(people[role])
        page = context.new_page()
        console = listen(page)
        for address in [a for r, a in kinds if r == role]:
            for language, path in (("fr", address), ("en", in_english(address))):
                where = f"{role}: {path}"
                console.clear()
                page.emulate_media(color_scheme="light", reduced_motion="reduce")
                page.set_viewport_size({"width": 1280, "height": 900})
                answer = page.goto(site.address + path, wait_until="load")
                if answer is None or answer.status != 200:
                    noted["console"].append(f"{where} answers {answer and answer.status}")
                    continue
                noted["axe"] += [f"{where} light {line}" for line in axe.violations(page)]
                page.emulate_media(color_scheme="dark", reduced_motion="reduce")
                noted["axe"] += [f"{where} dark {line}" for line in axe.violations(page, only=["color-contrast"])]
                for width in (768, 320):
                    page.set_viewport_size({"width": width, "height": 900})
                    excess = overflow(page)
                    if excess:
                        noted["overflow"].append(f"{where} at {width}: {excess}")
                if language == "fr":
                    noted["axe"] += [f"{where} 320 {line}" for line in axe.violations(page)]
                    page.set_viewport_size({"width": 1280, "height": 900})
                    noted["focus"] += [f"{where}: {fault}" for fault in Keyboard(page).faults()]
                noted["console"] += [f"{where} {fault}" for fault in console]
        context.close()
    return noted


def told(lines):
    return f"{len(lines)} findings:\n" + "\n".join(lines[:150])


def test_there_are_pages_to_look_at(kinds):
    assert len(kinds) > 15, f"only {kinds}"


def test_axe_finds_nothing(visits):
    assert not visits["axe"], told(visits["axe"])


def test_no_script_fails_and_the_policy_refuses_nothing(visits):
    assert not visits["console"], told(visits["console"])


def test_nothing_is_wider_than_a_phone(visits):
    assert not visits["overflow"], told(visits["overflow"])


def test_the_keyboard_reaches_everything_and_shows_where_it_is(visits):
    assert not visits["focus"], told(visits["focus"])


def test_the_validator_finds_no_error(people, kinds):
    pages = {}
    for role, address in kinds:
        for path in (address, in_english(address)):
            answer = people[role].get(path)
            if answer.status == 200 and answer.is_page:
                pages[f"{role}: {path}"] = answer.text
    lines = validator.errors(pages)
    assert not lines, told(lines)


def test_a_public_page_weighs_less_than_100_kilobytes_without_its_pictures(site, kinds, chromium):
    """Compressed, everything it loads counted, as on a first visit."""
    heavy = []
    for role, address in kinds:
        if role != "visitor":
            continue
        context = chromium.context()
        page = context.new_page()
        page.goto(site.address + address, wait_until="load")
        weight = page.evaluate("""() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
            .filter(e => !['img', 'image', 'input'].includes(e.initiatorType) && !/\\.(png|jpe?g|webp|avif|gif)$/.test(e.name))
            .reduce((sum, e) => sum + e.transferSize, 0)""")
        if weight > HEAVIEST:
            heavy.append(f"{address}: {weight // 1024} KB")
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
