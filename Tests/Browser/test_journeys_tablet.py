"""A polling place without the network: the tablet that keeps its list goes on, everything else waits, and each check-off arrives once."""

import re

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
