"""A resident votes: she chooses, reads her ballot again, casts it, and cannot cast another."""

import pytest
from playwright.sync_api import Error as PlaywrightError

from rig.keyboard import Keyboard
from rig.walk import MODES, mode_name

VOTE = "/editions/2025/voter"


def projects(site):
    """Two projects of the territory where one must be chosen, and others: their identities on the ballot."""
    rows = site.query("select pj.id, te.name from projects pj join editions e on e.id = pj.edition_id left join territories te on te.id = pj.territory_id"
                      " where e.slug = '2025' and pj.removed_at is null order by pj.number")
    here = [row[0] for row in rows if row[1] == "Les Hauts de Brisevent"]
    return here, [row[0] for row in rows if row[0] not in here]


def ballots(site):
    """In the sealed box, listed or still at its slot, and checked off."""
    return site.query("select (select count(*) from (select edition_id from public_list union all select edition_id from sealed_at_slot) b"
                      " join editions e on e.id = b.edition_id where e.slug = '2025'),"
                      " (select count(*) from check_offs c join editions e on e.id = c.edition_id where e.slug = '2025')")[0]


def tick(walk, identity):
    walk.page.locator(f"input[name=choice][value='{identity}']").check(force=True)


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_resident_votes_once(own_site, walks, javascript):
    here, others = projects(own_site)
    before = ballots(own_site)
    walk = walks(own_site, "resident", javascript, name="vote")
    walk.go("/editions/2025")
    walk.press("Voter", exact=True)
    walk.reads("Le vote ferme le", "exactement 4 projets")
    # Too few, and none where one is asked.
    for identity in others[:3]:
        tick(walk, identity)
    if javascript:
        assert "3" in walk.page.locator("[data-total]").inner_text()
    walk.press("Relire mon bulletin")
    walk.reads("à corriger")
    assert walk.page.locator("input[name=choice]:checked").count() == 3, "the choices are lost"
    tick(walk, others[3])
    walk.press("Relire mon bulletin")
    walk.reads("Les Hauts de Brisevent")
    walk.page.locator(f"input[name=choice][value='{others[3]}']").uncheck(force=True)
    tick(walk, here[0])
    if not javascript:
        # Without a script the total is made by the server.
        walk.press("Recalculer")
        walk.reads("4")
    walk.press("Relire mon bulletin")
    walk.reads("Relisez votre bulletin", "Vos choix")
    assert ballots(own_site) == before, "something is kept before the cast"
    walk.press("Modifier mes choix")
    assert walk.page.locator("input[name=choice]:checked").count() == 4
    walk.press("Relire mon bulletin")
    # Forgotten: the declaration.
    walk.press("Déposer mon bulletin dans l’urne")
    walk.reads("à corriger")
    birth = walk.page.locator("main input[name=birth]")
    if birth.count():
        birth.fill("1968")
    walk.page.locator("main input[name=link]").first.check(force=True)
    walk.check("Je déclare sur l’honneur")
    walk.press("Déposer mon bulletin dans l’urne")
    walk.reads("Vous avez voté", "ni votre nom ni l’heure")
    assert ballots(own_site) == (before[0] + 1, before[1] + 1)
    # The back button: the browser keeps no copy of a ballot. Without a script, it says so in its own words.
    try:
        walk.page.go_back()
        walk.reads("Vous avez voté")
    except PlaywrightError as error:
        assert not javascript and "ERR_CACHE_MISS" in str(error)
        walk.page.wait_for_url("chrome-error://chromewebdata/")
    walk.go(VOTE)
    walk.reads("Vous avez voté")
    assert walk.page.locator("input[name=choice]").count() == 0
    assert ballots(own_site) == (before[0] + 1, before[1] + 1)


def test_a_ballot_cast_twice_in_two_windows_is_counted_once(own_site, walks):
    here, others = projects(own_site)
    before = ballots(own_site)
    windows = [walks(own_site, "resident", name="vote-twice") for _ in range(2)]
    for walk in windows:
        walk.go(VOTE)
        for identity in [here[0], *others[:3]]:
            tick(walk, identity)
        walk.press("Relire mon bulletin")
        if walk.page.locator("main input[name=birth]").count():
            walk.page.locator("main input[name=birth]").fill("1968")
        walk.page.locator("main input[name=link]").first.check(force=True)
        walk.check("Je déclare sur l’honneur")
    windows[0].press("Déposer mon bulletin dans l’urne")
    windows[0].reads("Vous avez voté")
    windows[1].press("Déposer mon bulletin dans l’urne")
    windows[1].reads("voté")
    assert ballots(own_site) == (before[0] + 1, before[1] + 1)


def test_a_blank_vote(own_site, walks):
    walk = walks(own_site, "panel-member", False, name="vote-blank")
    walk.go(VOTE)
    walk.check("Je vote blanc")
    walk.press("Relire mon bulletin")
    walk.reads("Vous votez blanc")
    if walk.page.locator("main input[name=birth]").count():
        walk.page.locator("main input[name=birth]").fill("1968")
    walk.page.locator("main input[name=link]").first.check(force=True)
    walk.check("Je déclare sur l’honneur")
    walk.press("Déposer mon bulletin dans l’urne")
    walk.reads("Vous avez voté")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_voting_with_the_keyboard_only(own_site, walks, javascript):
    here, others = projects(own_site)
    titles = dict(own_site.query("select id, title from projects"))
    before = ballots(own_site)
    walk = walks(own_site, "resident", javascript, name="vote-keys")
    walk.go(VOTE)
    keys = Keyboard(walk.page)
    chosen = [here[0], *others[:3]]
    order = [int(value) for value in walk.page.locator("input[name=choice]").evaluate_all("all => all.map(e => e.value)")]
    for identity in sorted(chosen, key=order.index):
        stop = keys.tab_to(titles[identity])
        while stop["field"] != "choice":  # its link comes before or after its box
            stop = keys.tab_to(titles[identity])
        keys.press("Space")
    assert walk.page.locator("input[name=choice]:checked").count() == 4
    if javascript:
        total = walk.page.locator("[data-total]")
        assert total.locator("[aria-live], [role=status]").count() + (total.get_attribute("aria-live") is not None) > 0, "the total is not announced"
    keys.tab_to("Relire mon bulletin")
    keys.enter()
    walk.reads("Vos choix")
    walk.page.locator("body").focus()
    if walk.page.locator("main input[name=birth]").count():
        keys.tab_to(field="birth")
        keys.type("1968")
    stop = keys.tab_to(field="link")
    keys.press("Space")
    keys.tab_to("Je déclare sur l’honneur")
    keys.press("Space")
    keys.tab_to("Déposer mon bulletin dans l’urne")
    keys.enter()
    walk.reads("Vous avez voté")
    assert ballots(own_site) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_depositing_with_the_keyboard_only(own_site, walks, javascript):
    walk = walks(own_site, "resident", javascript, name="deposit-keys")
    walk.go("/editions/2026/proposer")
    keys = Keyboard(walk.page)
    keys.tab_to(field="title")
    keys.type("Une fontaine à boire au marché")
    keys.tab_to(field="summary")
    keys.type("De l’eau fraîche pour tous les jours de marché.")
    keys.tab_to("Enregistrer et continuer")
    keys.enter()
    walk.is_at("/lieu$")
    keys.tab_to(field="place")
    keys.type("Place du Marché")
    keys.tab_to("Enregistrer et continuer")  # over the map, without being held in it
    keys.enter()
    walk.is_at("/presentation$")
    keys.tab_to(field="body")
    keys.type("L’été, les personnes âgées attendent longtemps au soleil. Une fontaine simple suffirait.")
    keys.tab_to("Enregistrer et continuer")
    keys.enter()
    keys.tab_to("Continuer sans photo")
    keys.enter()
    if walk.page.locator("main input[name=birthYear]").count():
        keys.tab_to(field="birthYear")
        keys.type("1968")
    if walk.page.locator("main input[name=link]").count():
        keys.tab_to(field="link")
        keys.press("Space")
    keys.tab_to(field="accepts")
    keys.press("Space")
    keys.tab_to("Déposer mon idée")
    keys.enter()
    walk.reads("Reçu de dépôt", "Une fontaine à boire au marché")
