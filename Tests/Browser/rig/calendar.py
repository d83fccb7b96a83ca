"""Time that passes for one edition: its windows are moved in the database, as if days had gone by or a phase began today."""

import sqlite3
import time

DAY = 86_400_000


def now():
    return int(time.time() * 1000)


def write(site, sql, *values):
    """Changes the database beside the server, as the clock would."""
    connection = sqlite3.connect(site.database, timeout=20)
    try:
        with connection:
            return connection.execute(sql, values).rowcount
    finally:
        connection.close()


def open_phase(site, slug, kind, days=20):
    """The phase has been open for an hour; those before it have ended, those after it come later."""
    rows = site.query(
        "select p.kind, p.opens_at from phases p join editions e on e.id = p.edition_id where e.slug = ? order by p.opens_at", slug)
    kinds = [row[0] for row in rows]
    assert kind in kinds, f"{slug} has no phase {kind}: {kinds}"
    rank = kinds.index(kind)
    for index, other in enumerate(kinds):
        if index < rank:
            opens, closes = now() - (rank - index + 1) * 5 * DAY, now() - (rank - index) * 5 * DAY
        elif index == rank:
            opens, closes = now() - 3_600_000, now() + days * DAY
        else:
            opens, closes = now() + (days + (index - rank) * 10) * DAY, now() + (days + (index - rank) * 10 + 9) * DAY
        done = write(site, "update phases set opens_at = ?, closes_at = ? where kind = ? and edition_id = (select id from editions where slug = ?)",
                     opens, closes, other, slug)
        assert done == 1
    time.sleep(1.1)  # a page kept for everybody lives one second
