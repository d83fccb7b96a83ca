"""`bin/bench bodies`: 500 bodies, 20,000 members, 10,000 meetings; no list over 100 ms at the 95th percentile, the board over all bodies under 200 ms.

The bodies are written into the demonstration's database, as rows; then each page is asked for in turn, as the officer of the bodies, as a
member of one of them and as a visitor.
"""
import random

import waits
from waits import DAY

BODIES, MEMBERS, MEETINGS, FIRST = 500, 20_000, 10_000, 7_000_000
OFFICER, MEMBER, LIMIT, BOARD = "measure-of-the-bodies", "measure-of-a-member", 100, 200


def fill(db, now):
    """The bodies with their years, written as rows."""
    chance = random.Random(6)
    officer = db.execute("select account_id from grants where role = 'assembly-officer' and revoked_at is null order by id limit 1").fetchone()[0]
    bodies(db, now, officer)
    members(db, now, chance)
    meetings(db, now, chance, officer)
    waits.enter(db, now, OFFICER, officer)
    waits.enter(db, now, MEMBER, FIRST)


def bodies(db, now, officer):
    territories = [row[0] for row in db.execute("select id from territories where kind = 'neighbourhood' order by id")]
    for rank in range(BODIES):
        body = FIRST + rank
        db.execute(
            "insert into assemblies (id, slug, name, kind, purpose, starts_at, renewal, term_months, created_at, created_by, opened_at)"
            " values (?, ?, ?, 'neighbourhood-council', 'Débattre de la vie du quartier.', ?, 'whole', 36, ?, ?, ?)",
            [body, f"mesure-{rank}", f"Conseil de mesure {rank}", now - 500 * DAY, now - 500 * DAY, officer, now - 490 * DAY])
        if territories: db.execute("insert into assembly_territories (assembly_id, territory_id) values (?, ?)", [body, territories[rank % len(territories)]])
        db.execute(
            "insert into colleges (id, assembly_id, position, name, entry, is_residents, has_parity) values (?, ?, 0, 'Habitants', 'free', true, false)", [body, body])
        db.execute(
            "insert into charters (id, assembly_id, number, text, notice_days, quorum_percent, proxies, counts_proxies, correction_days, answer_days, most_absences,"
            " petition_signatures, drafted_at, drafted_by, published_at, published_by) values (?, ?, 1, '## Rôle', 10, 33, 1, true, 15, 60, 3, 50, ?, ?, ?, ?)",
            [body, body, now - 490 * DAY, officer, now - 490 * DAY, officer])


def members(db, now, chance):
    for rank in range(MEMBERS):
        person = FIRST + rank
        db.execute(
            "insert into accounts (id, email, email_confirmed_at, given_name, display_name, created_at) values (?, ?, ?, 'Camille', ?, ?)",
            [person, f"membre{rank}@mesure.example", now, f"Camille Mesure {rank}", now - 480 * DAY])
        db.execute(
            "insert into seats (id, assembly_id, college_id, account_id, rank, gender, shown_as, engaged_at, from_at, until_at, office)"
            " values (?, ?, ?, ?, 'member', ?, 'name', ?, ?, ?, ?)",
            [person, FIRST + rank % BODIES, FIRST + rank % BODIES, person, chance.choice(["woman", "man"]), now - 480 * DAY, now - 480 * DAY,
             now + chance.randrange(30, 900) * DAY, "chair" if rank < BODIES else "none"])


def meetings(db, now, chance, officer):
    each = MEETINGS // BODIES
    for rank in range(MEETINGS):
        meeting, body, turn = FIRST + rank, FIRST + rank % BODIES, rank // BODIES
        start = now + (15 - (each - 1 - turn) * 22) * DAY
        held = start < now
        present = chance.randrange(10, 40)
        db.execute(
            "insert into meetings (id, assembly_id, kind, title, starts_at, ends_at, place, is_public, planned_at, planned_by, charter_id, convened_at, convened_by,"
            " opened_at, closed_at, had_quorum, expected, present, minutes) values (?, ?, 'plenary', ?, ?, ?, 'Mairie', true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [meeting, body, f"Plénière {turn}", start, start + 7_200_000, start - 30 * DAY, officer, body, start - 15 * DAY, officer, start if held else None,
             start + 7_200_000 if held else None, True if held else None, 40 if held else None, present if held else None, "La réunion s’ouvre. " * 40 if held else ""])
        db.execute(
            "insert into agenda_items (id, meeting_id, position, title, notes, proposed_by, proposed_at, accepted_at) values (?, ?, 1, 'La vie du quartier', 'Tour de table.', ?, ?, ?)",
            [meeting, meeting, officer, start - 20 * DAY, start - 20 * DAY])
        if not held or turn % 4: continue
        service = db.execute("select id from services order by id limit 1").fetchone()[0]
        db.execute(
            "insert into recommendations (id, assembly_id, number, kind, title, body, author_id, deposited_at, transmitted_at, transmitted_by, service_id, due_at)"
            " values (?, ?, ?, 'question', ?, 'Quand la rue rouvre-t-elle, après les travaux', ?, ?, ?, ?, ?, ?)",
            [meeting, body, turn + 1, f"Question {turn}", FIRST + rank % BODIES, start, start + DAY, officer, service, start + 61 * DAY])


def asked():
    some = range(0, BODIES, 13)
    body = lambda end="": [f"/instances/mesure-{rank}{end}" for rank in some]
    desk = lambda end="": [f"/bureau/instances/mesure-{rank}{end}" for rank in some]
    held = [f"/instances/mesure-{rank % BODIES}/reunions/{FIRST + rank}" for rank in range(0, MEETINGS, 97)]
    return [
        ("board of all bodies", OFFICER, ["/bureau/instances"]), ("officer's desk", OFFICER, ["/bureau"]), ("list of bodies", None, ["/instances"]),
        ("a body", None, body()), ("its desk", OFFICER, desk()), ("its members", OFFICER, desk("/membres")), ("its applications", OFFICER, desk("/candidatures")),
        ("its requests", None, body("/demandes")), ("its renewal", None, body("/renouvellement")), ("its commissions", None, body("/commissions")),
        ("its elections", None, body("/elections")), ("its calendar (ICS)", None, body("/agenda.ics")), ("its mail", OFFICER, body("/courrier")),
        ("its discussions", OFFICER, body("/discussions")), ("its shared agenda", OFFICER, body("/agenda")),
        ("answers due", OFFICER, [f"/bureau/demandes?page={page}" for page in range(1, 20)]), ("a meeting", None, held),
        ("its minutes", OFFICER, [path + "/compte-rendu" for path in held if int(path.rsplit("/", 1)[1]) - FIRST < MEETINGS - BODIES]),
        ("a member's bodies", MEMBER, ["/mes-instances"]), ("a member's space", MEMBER, ["/instances/mesure-0/espace"]), ("its directory", MEMBER, ["/instances/mesure-0/annuaire"]),
    ]


def measure(options, parvis, work):
    return waits.measure(options, parvis, work, "bodies", fill, [(page, BOARD if page[0] == "board of all bodies" else LIMIT) for page in asked()])


def table(rows): return waits.table(f"The bodies: {BODIES} of them, {MEMBERS:,} members, {MEETINGS:,} meetings", rows)
