"""A polling place without the network: the tablet that keeps its list goes on, everything else waits, and each check-off arrives once."""

import re

import pytest

from rig.cable import Cable
from rig.walk import plain

PAPER = "/bureau/editions/2025/papier"


def checked_off(site):
    return site.query("select count(*) from check_offs c join editions e on e.id = c.edition_id where e.slug = '2025' and c.place = 'Médiathèque du Port'")[0][0]


def place(site):
    return site.query("select p.id from polling_places p join editions e on e.id = p.edition_id where e.slug = '2025' and p.name = 'Médiathèque du Port'")[0][0]


def open_screen(walk, link):
    """The urn is sealed; the screen of the place opens."""
    walk.go(link)
    walk.unfold("Ouvrir une urne")
    walk.fill("Nom de l’urne", "Port 30")
    walk.fill("Numéro du scellé", "VP-930", exact=True)
    walk.check("L’urne a été montrée vide")
    walk.press("Mettre l’urne en service")
    walk.go(f"{link}/emargement")


def test_the_tablet_goes_on_without_the_network(own_site, walks):
    link = f"{PAPER}/bureaux/{place(own_site)}"
    walk = walks(own_site, "project-officer", True, name="tablet")
    open_screen(walk, link)
    walk.reads("Aucune tablette ne garde cette liste")
    walk.press("Garder la liste sur cette tablette")
    state = walk.page.locator("[data-list-state]")
    state.filter(has_text="Cette tablette garde la liste").wait_for()
    before = checked_off(own_site)

    walk.page.context.set_offline(True)
    walk.page.locator("[data-list-network]").wait_for(state="visible")
    buttons = walk.page.locator("[data-list-enter]:not([disabled])")
    people = buttons.count()
    assert people > 2, "nobody stands on the list of the invented town"
    for _ in range(2):
        buttons.first.click()
    state.filter(has_text=re.compile(r"En attente d’envoi\s: 2")).wait_for()
    # Somebody who is not on the list: the form stays, and the screen says why.
    walk.fill("Prénom", "Ernestine")
    walk.page.get_by_role("button", name="Chercher dans le registre").click()
    assert "ne peut pas prouver" in plain(walk.page.locator("[data-list-network]").inner_text())
    assert walk.page.get_by_label("Prénom").input_value() == "Ernestine", "what was typed is lost"
    assert checked_off(own_site) == before

    walk.page.context.set_offline(False)
    walk.page.locator("[data-list-network]").wait_for(state="hidden")
    state.filter(has_not_text="En attente").wait_for()
    assert checked_off(own_site) == before + 2
    assert buttons.count() == people - 2
    assert walk.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('list '))") == [], "something stays on the tablet"
    walk.press("Rendre la liste")
    walk.reads("Aucune tablette ne garde cette liste")


def test_another_tablet_waits_for_the_list(own_site, walks):
    link = f"{PAPER}/bureaux/{place(own_site)}"
    first, second = (walks(own_site, "project-officer", True, name=name) for name in ("first tablet", "second tablet"))
    open_screen(first, link)
    first.press("Garder la liste sur cette tablette")
    second.go(f"{link}/emargement")
    second.reads("garde cette liste jusqu’au", "Sur la tablette de")
    assert second.page.locator("[data-list-enter]:visible").count() == 0
    first.go(f"{link}/emargement")
    first.press("Rendre la liste")


@pytest.fixture
def cable(own_site):
    carrying = Cable(own_site)
    yield carrying
    carrying.remove()


def kept(walk):
    """What this browser keeps of the page of a list: its copies, its key."""
    return walk.page.evaluate("caches.keys()"), [cookie["name"] for cookie in walk.page.context.cookies() if cookie["name"] == "parvis_list"]


def keep_list(walk, link):
    """The tablet keeps the list and its page; the names on it."""
    open_screen(walk, link)
    walk.press("Garder la liste sur cette tablette")
    walk.page.locator("[data-list-state]").filter(has_text="cette page s’ouvre encore").wait_for()
    names = walk.page.locator("[data-list] tbody th").all_inner_texts()
    assert len(names) > 2, "nobody stands on the list of the invented town"
    return names


def test_the_page_opens_again_without_the_network(own_site, cable, walks):
    link = f"{PAPER}/bureaux/{place(own_site)}"
    walk = walks(cable.end(), "project-officer", True, name="reloaded tablet")
    names, before = keep_list(walk, link), checked_off(own_site)
    written, policy = walk.page.evaluate("""async () => {
        const copy = await (await caches.open('tablet ' + location.pathname)).match(location.pathname)
        return [await copy.text(), copy.headers.get('content-security-policy')]
    }""")
    assert not any(name in written for name in names), "the copy is not sealed"
    assert not any(part in written for part in ("csrf", "data-marks", "data-until", "<table", "<form")), "more than the city and the place is in clear"
    assert policy.startswith("default-src 'none'; script-src 'self'"), policy

    cable.cut()
    walk.page.reload()
    walk.page.locator("[data-list-network]").wait_for(state="visible")
    assert walk.page.locator("[data-list] tbody th").all_inner_texts() == names
    assert walk.page.get_by_label("Prénom").count() == 0, "what needs the network is offered without it"
    walk.page.locator("[data-list-enter]:not([disabled])").first.click()
    walk.page.reload()
    state = walk.page.locator("[data-list-state]")
    state.filter(has_text=re.compile(r"En attente d’envoi\s: 1")).wait_for()
    assert checked_off(own_site) == before

    cable.mend()
    walk.page.evaluate("dispatchEvent(new Event('online'))")
    walk.page.get_by_label("Prénom").wait_for()
    state.filter(has_not_text="En attente").wait_for()
    assert checked_off(own_site) == before + 1
    walk.press("Rendre la liste")
    walk.reads("Aucune tablette ne garde cette liste")
    walk.page.wait_for_function("caches.keys().then(names => names.length === 0)")
    assert kept(walk) == ([], [])


def test_who_signs_out_leaves_nothing_to_read_on_the_tablet(own_site, cable, walks):
    link = f"{PAPER}/bureaux/{place(own_site)}"
    walk = walks(cable.end(), "project-officer", True, name="left tablet")
    names = keep_list(walk, link)
    walk.go("/bureau")
    walk.page.locator("details.account summary").click()
    walk.follow("Se déconnecter")
    assert kept(walk)[1] == []
    cable.cut()
    walk.page.goto(f"{walk.site.address}{link}/emargement")
    walk.reads("Cette tablette ne garde plus la liste")
    assert not any(name in walk.page.content() for name in names)
    cable.mend()
    walk.page.goto(f"{walk.site.address}{link}/emargement")
    walk.page.wait_for_function("caches.keys().then(names => names.length === 0)")


def test_a_lent_screen_shows_nobody_behind_the_ballot(own_site, cable, walks):
    link = f"{PAPER}/bureaux/{place(own_site)}"
    walk = walks(cable.end(), "project-officer", True, name="lent tablet")
    names = keep_list(walk, link)
    walk.fill("Prénom", "Ernestine")
    walk.fill("Nom de famille", "Vauquelin")
    walk.fill("Date de naissance", "1980-05-17")
    walk.press("Chercher dans le registre")
    walk.check("La personne déclare")
    walk.press("Voter sur cet écran")
    assert kept(walk)[1] == []
    cable.cut()
    walk.page.goto(f"{walk.site.address}{link}/emargement")
    assert not any(name in walk.page.content() for name in names), "the voter reads the list behind her ballot"


def test_past_its_hour_the_tablet_shows_nobody(own_site, cable, walks):
    link = f"{PAPER}/bureaux/{place(own_site)}"
    walk = walks(cable.end(), "project-officer", True, name="late tablet")
    names = keep_list(walk, link)
    cable.cut()
    walk.page.clock.install(time=walk.page.evaluate("Date.now() + 5 * 3600 * 1000"))
    walk.page.reload()
    walk.page.clock.run_for(11_000)
    walk.page.wait_for_function("caches.keys().then(names => names.length === 0)")
    walk.reads("ne garde plus la liste")
    assert not any(name in walk.page.content() for name in names)
