"""p95 of the officers' pages at 1,500 proposals, 12 criteria, 20 services: the desk, the queues, one review, the load board.

    python3 Benchmarks/instruction.py TOWN.sqlite http://127.0.0.1:18160 [rounds]

`TOWN.sqlite` is the database of a `parvis demo` town whose site is NOT running: the script writes the edition into it, starts nothing
itself, and says when to start the site (with PARVIS_DATABASE pointing at it). It then asks each page in turn, as the officer of the
demonstration, and prints the median and the 95th percentile in milliseconds; it fails when one is over 100 ms.
"""
import hashlib, pathlib, random, sqlite3, statistics, sys, time, urllib.request

PROPOSALS, CRITERIA, SERVICES, EDITION, FIRST = 1_500, 12, 20, 2_000_000, 5_000_000
SLUG, DAY, LIMIT = "instruction", 86_400_000, 100
TOKEN = "measure-of-the-instruction"


def fill(path):
    """An edition in the middle of its instruction, written as rows; nothing when it is there already."""
    db = sqlite3.connect(path)
    now, chance = int(time.time() * 1000), random.Random(5)
    officer = db.execute("select account_id from grants where role = 'project-officer' and revoked_at is null order by id limit 1").fetchone()[0]
    other = db.execute("select account_id from grants where role = 'reviewer' and revoked_at is null and account_id <> ? order by id limit 1", [officer]).fetchone()
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    db.execute("delete from sessions where digest = ?", [digest])
    db.execute(
        "insert into sessions (digest, account_id, created_at, expires_at, client, user_agent) values (?, ?, ?, ?, '127.0.0.1', 'measure')",
        [digest, officer, now, now + DAY])
    if not db.execute("select 1 from editions where id = ?", [EDITION]).fetchone():
        write(db, now, chance, officer, other[0] if other else officer)
    db.commit()
    db.close()


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


def study(db, proposal, rank, now, officer):
    lead = FIRST + rank % SERVICES
    db.execute(
        "insert into feasibility_studies (id, proposal_id, lead_service_id, due_at, opened_at, opened_by) values (?, ?, ?, ?, ?, ?)",
        [proposal, proposal, lead, now + (rank % 40 - 10) * DAY, now - 9 * DAY, officer])
    db.executemany(
        "insert into contributions (study_id, service_id, due_at, asked_at, asked_by) values (?, ?, ?, ?, ?)",
        [(proposal, FIRST + (rank + shift) % SERVICES, now + (rank % 30 - 8) * DAY, now - 9 * DAY, officer) for shift in (1, 2)])


def measure(base, rounds):
    desk = f"/bureau/editions/{SLUG}"
    pages = {
        "my desk": ["/bureau"], "edition": [desk], "eligibility queue": [f"{desk}/recevabilite?page={page}" for page in range(1, 30)],
        "one review": [f"{desk}/recevabilite/{number}" for number in range(1, PROPOSALS, 37)], "sessions": [f"{desk}/recevabilite/seances"],
        "study queue": [f"{desk}/etudes?page={page}" for page in range(1, 10)], "load board": [f"{desk}/etudes/charge"], "report": [f"{desk}/bilan"],
    }
    slow = []
    for name, addresses in pages.items():
        times = []
        for turn in range(rounds):
            request = urllib.request.Request(base + addresses[turn % len(addresses)], headers={"Cookie": f"{cookie(base)}={TOKEN}"})
            start = time.perf_counter()
            with urllib.request.urlopen(request) as answer: answer.read()
            times.append((time.perf_counter() - start) * 1000)
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name:20} median {statistics.median(times):7.1f} ms   p95 {p95:7.1f} ms   {len(times)} requests")
        if p95 > LIMIT: slow.append(name)
    if slow: sys.exit(f"over {LIMIT} ms: {', '.join(slow)}")


def cookie(base): return "__Host-session" if base.startswith("https") else "parvis_session"


if __name__ == "__main__":
    path, base = pathlib.Path(sys.argv[1]), sys.argv[2].rstrip("/")
    fill(path)
    input(f"{path} is ready. Start the site on it, then press Enter.")
    measure(base, int(sys.argv[3]) if len(sys.argv) > 3 else 200)
