"""The map of an edition: light however many proposals it has; a mark says its name when one opens it; the list stands without JavaScript."""

import sqlite3

import pytest

from rig.browser import HEAVIEST, listen, weight
from rig.site import Served

MAP = "/editions/2026/propositions?vue=carte&tri=numero"


@pytest.fixture
def crowded(town, tmp_path):
    """The town with fifteen hundred more proposals, each at its own place."""
    database, files = town.copy(tmp_path / "site")
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("""
            with recursive n (i) as (select 1 union all select i + 1 from n where i < 1500)
            insert into proposals (edition_id, number, author_id, title, theme_id, latitude, longitude, created_at, updated_at, deposited_at, status)
            select p.edition_id, 1000 + i, p.author_id, 'Un banc de plus, le ' || i || 'e', p.theme_id,
                p.latitude + (i * i % 10007 * i % 10007 - 5003) / 200000.0, p.longitude + (i * i % 9973 * i % 9973 - 4986) / 150000.0, p.created_at, p.updated_at, p.deposited_at, 'deposited'
            from n, (select p.* from proposals p join editions e on e.id = p.edition_id where e.slug = '2026' and p.latitude is not null and p.number is not null limit 1) p
            """)
    connection.close()
    served = Served(database, files, town.logins, tmp_path / "server.log")
    yield served
    assert served.stop() == 0, f"the server did not stop by itself:\n{served.tail()}"


def test_the_map_of_fifteen_hundred_proposals_stays_light(crowded, window):
    page = window()
    page.goto(crowded.address + MAP, wait_until="load")
    weighed = weight(page)
    assert 50_000 < weighed < HEAVIEST, f"{weighed} bytes"
    marked = sum(int(mark) for mark in page.locator(".map-cluster").all_inner_texts()) + page.locator(".map-pin").count()
    assert marked > 1500, f"{marked} proposals on the map"


def test_a_mark_says_which_proposals_are_there(site, window):
    page = window()
    faults = listen(page)
    page.goto(site.address + MAP, wait_until="load")
    pin = page.locator(".map-pin").first
    pin.wait_for()
    assert pin.get_attribute("title").startswith("Proposition n°")
    pin.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup")
    popup.locator("p", has_text="n°").wait_for()
    link = popup.get_by_role("link")
    title = link.inner_text()
    assert not title.startswith("Proposition n°")
    link.click()
    page.wait_for_url("**/propositions/*")
    assert page.locator("h1").inner_text() == title
    assert not faults, faults


def test_marks_open_one_after_the_other_by_the_keyboard(site, window):
    page = window()
    page.goto(site.address + MAP, wait_until="load")
    many = page.locator(".map-cluster").first
    many.wait_for()
    before = page.locator(".map-cluster").count() + page.locator(".map-pin").count()
    many.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.querySelectorAll('.map-cluster, .map-pin').length > before", arg=before)


def test_without_javascript_the_same_proposals_are_a_list_in_pages(site, window):
    page = window(javascript=False)
    page.goto(site.address + MAP, wait_until="load")
    found = []
    while True:
        found += [link.get_attribute("href") for link in page.locator(".places a").all()]
        after = page.locator("a.pagination-next")
        if not after.count():
            break
        after.click()
        page.wait_for_load_state()
    count = site.query("select count(*) from proposals p join editions e on e.id = p.edition_id where e.slug = '2026' and p.number is not null and p.hidden_at is null")[0][0]
    assert len(found) == len(set(found)) == count
