"""`bin/bench instruction`: the officers' pages at 1,500 proposals, 12 criteria, 20 services; no page over 100 ms at the 95th percentile.

An edition in the middle of its instruction is written into the demonstration's database, as rows; then each page is asked for in turn,
as the officer of the demonstration, as a referent of one service and as a resident, one request at a time, from the first byte sent to
the last one read.
"""
import random

import waits
from waits import DAY

PROPOSALS, CRITERIA, SERVICES, EDITION, FIRST = 1_500, 12, 20, 2_000_000, 5_000_000
SLUG, LIMIT = "instruction", 100
OFFICER, REFERENT = "measure-of-the-instruction", "measure-of-a-service"


def fill(db, now):
    """An edition in the middle of its instruction, written as rows."""
    chance = random.Random(5)
    officer = db.execute("select account_id from grants where role = 'project-officer' and revoked_at is null order by id limit 1").fetchone()[0]
    other = db.execute("select account_id from grants where role = 'reviewer' and revoked_at is null and account_id <> ? order by id limit 1", [officer]).fetchone()
    waits.enter(db, now, OFFICER, officer)
    write(db, now, chance, officer, other[0] if other else officer)
    referent = db.execute("select account_id from grants where role = 'service-referent' and revoked_at is null and account_id <> ? order by id limit 1", [officer]).fetchone()[0]
    db.execute(
        "insert into grants (account_id, role, scope_kind, scope_id, granted_by, granted_at, reason, from_at) values (?, 'service-referent', 'service', ?, ?, ?, 'measure', ?)",
        [referent, FIRST, officer, now - DAY, now - DAY])
    waits.enter(db, now, REFERENT, referent)


def write(db, now, chance, officer, other):
    db.execute("insert into editions (id, slug, title, created_at, published_at) values (?, ?, 'Mesure de l’instruction', ?, ?)", [EDITION, SLUG, now, now - 90 * DAY])
    windows = [("deposit", -90, -60), ("eligibility", -60, 20), ("shortlist", -50, 25), ("feasibility", -40, 30), ("vote", 60, 80)]
    db.executemany("insert into phases (edition_id, kind, opens_at, closes_at) values (?, ?, ?, ?)", [(EDITION, kind, now + opens * DAY, now + ends * DAY) for kind, opens, ends in windows])
    content = db.execute("select content from rulebook_versions where published_at is not null order by id desc limit 1").fetchone()[0]
    db.execute("insert into rulebook_versions (edition_id, number, content, drafted_at, published_at) values (?, 1, ?, ?, ?)", [EDITION, content, now - 91 * DAY, now - 90 * DAY])
    db.executemany(
        "insert into criteria (id, edition_id, code, question, position) values (?, ?, ?, ?, ?)",
        [(FIRST + rank, EDITION, f"c{rank}", f"Le critère {rank} est rempli", rank) for rank in range(CRITERIA)])
    db.executemany("insert into services (id, name) values (?, ?)", [(FIRST + rank, f"Service de mesure {rank}") for rank in range(SERVICES)])
    for rank in range(PROPOSALS):
        proposal = FIRST + rank
        db.execute(
            "insert into proposals (id, edition_id, number, author_id, title, summary, body, longitude, latitude, created_at, updated_at, deposited_at, status)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'deposited')",
            [proposal, EDITION, rank + 1, other, f"Une idée {rank} pour la place {chance.randrange(200)}", "Planter et s’asseoir.", "Beaucoup. " * 80,
             4.85 + chance.random() / 20, 45.75 + chance.random() / 20, now - 70 * DAY, now - 70 * DAY, now - 70 * DAY])
        if rank % 3 == 0: continue
        released = now - 10 * DAY if rank % 3 == 2 else None
        db.execute(
            "insert into eligibility_reviews (id, proposal_id, outcome, decided_by, decided_at, checked_by, checked_at, check_outcome, notified_at, notified_by, released_at, released_by)"
            " values (?, ?, 'eligible', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [proposal, proposal, officer, now - 20 * DAY, other if released else None, now - 15 * DAY if released else None, "confirmed" if released else None,
             now - 12 * DAY if released else None, officer if released else None, released, officer if released else None])
        db.executemany(
            "insert into eligibility_answers (review_id, criterion_id, answer) values (?, ?, 'yes')", [(proposal, FIRST + criterion) for criterion in range(CRITERIA)])
        if released: study(db, proposal, rank, now, officer)
    session(db, now, officer, other)


def study(db, proposal, rank, now, officer):
    lead = FIRST + rank % SERVICES
    db.execute(
        "insert into feasibility_studies (id, proposal_id, lead_service_id, due_at, opened_at, opened_by) values (?, ?, ?, ?, ?, ?)",
        [proposal, proposal, lead, now + (rank % 40 - 10) * DAY, now - 9 * DAY, officer])
    db.executemany(
        "insert into contributions (study_id, service_id, due_at, asked_at, asked_by) values (?, ?, ?, ?, ?)",
        [(proposal, FIRST + (rank + shift) % SERVICES, now + (rank % 30 - 8) * DAY, now - 9 * DAY, officer) for shift in (1, 2)])


def session(db, now, officer, other):
    """The services meet on forty proposals; each tenth study has a question that waits."""
    db.execute(
        "insert into review_sessions (id, edition_id, kind, title, held_at, planned_by, planned_at) values (?, ?, 'services', 'Séance de mesure', ?, ?, ?)",
        [FIRST, EDITION, now, officer, now - 9 * DAY])
    db.executemany("insert into review_session_members (session_id, account_id, is_present) values (?, ?, true)", [(FIRST, officer), (FIRST, other)])
    db.executemany("insert into service_session_items (session_id, proposal_id) values (?, ?)", [(FIRST, FIRST + rank) for rank in range(2, 122, 3)])
    db.executemany(
        "insert into study_questions (study_id, service_id, question, reason, public_words, due_at, asked_by, asked_at) values (?, ?, 'Le sol porte-t-il le poids', 'Mesure', 'Mesure', ?, ?, ?)",
        [(FIRST + rank, FIRST + rank % SERVICES, now + (rank % 20 - 5) * DAY, officer, now - 8 * DAY) for rank in range(2, PROPOSALS, 30)])


def pages():
    desk, number = f"/bureau/editions/{SLUG}", range(1, PROPOSALS + 1)
    return [
        ("my desk", OFFICER, ["/bureau"]), ("the edition", OFFICER, [desk]),
        ("eligibility queue", OFFICER, [f"{desk}/recevabilite?page={page}" for page in range(1, 30)]),
        ("eligibility queue, searched", OFFICER, [f"{desk}/recevabilite?q=place+{place}" for place in range(1, 60)]),
        ("one examination", OFFICER, [f"{desk}/recevabilite/{rank}" for rank in number[::37]]),
        ("notices", OFFICER, [f"{desk}/recevabilite/annonce"]), ("sessions of the group", OFFICER, [f"{desk}/recevabilite/seances"]),
        ("list of proposals", OFFICER, [f"{desk}/propositions?page={page}" for page in range(1, 30)]),
        ("study queue", OFFICER, [f"{desk}/etudes?page={page}" for page in range(1, 10)]), ("one study", OFFICER, [f"{desk}/etudes/{rank}" for rank in number[2::39]]),
        ("entrusting a study", OFFICER, [f"{desk}/etudes/{rank}/attribution" for rank in number[2::39]]),
        ("conclusions to announce", OFFICER, [f"{desk}/etudes/annonce"]), ("load board", OFFICER, [f"{desk}/etudes/charge"]),
        ("sessions of the services", OFFICER, [f"{desk}/etudes/seances"]), ("one session, its screen", OFFICER, [f"{desk}/etudes/seances/{FIRST}", f"{desk}/etudes/seances/{FIRST}/ecran"]), ("questions to the services", OFFICER, [f"{desk}/etudes/questions"]),
        ("report", OFFICER, [f"{desk}/bilan"]), ("a service's desk", REFERENT, ["/bureau"]), ("a service's studies", REFERENT, ["/bureau/service"]),
        ("where is my project", None, [f"/editions/{SLUG}/propositions/{rank}/suivi" for rank in number[2::39]]),
    ]


def measure(options, parvis, work): return waits.measure(options, parvis, work, "instruction", fill, [(page, LIMIT) for page in pages()])


def table(rows): return waits.table(f"The officers' pages at {PROPOSALS:,} proposals, {CRITERIA} criteria, {SERVICES} services", rows)
