"""p95 of the pages of the bodies at 500 bodies, 20,000 members, 10,000 meetings: the board under 200 ms, every list under 100 ms.

    python3 Benchmarks/bodies.py TOWN.sqlite http://127.0.0.1:18170 [rounds]

`TOWN.sqlite` is the database of a `parvis demo` town whose site is NOT running: the script writes the bodies into it, starts nothing
itself, and says when to start the site (with PARVIS_DATABASE pointing at it). It then asks each page in turn, as the officer of the
bodies, and prints the median and the 95th percentile in milliseconds; it fails when one is over its limit.
"""
import hashlib, pathlib, random, sqlite3, statistics, sys, time, urllib.request

BODIES, MEMBERS, MEETINGS, FIRST, DAY = 500, 20_000, 10_000, 7_000_000, 86_400_000
TOKEN, LIMIT, BOARD = "measure-of-the-bodies", 100, 200


def fill(path):
    """The bodies with their years, written as rows; nothing when they are there already."""
    db = sqlite3.connect(path)
    now, chance = int(time.time() * 1000), random.Random(6)
    officer = db.execute("select account_id from grants where role = 'assembly-officer' and revoked_at is null order by id limit 1").fetchone()[0]
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    db.execute("delete from sessions where digest = ?", [digest])
    db.execute(
        "insert into sessions (digest, account_id, created_at, expires_at, client, user_agent) values (?, ?, ?, ?, '127.0.0.1', 'measure')",
        [digest, officer, now, now + DAY])
    if not db.execute("select 1 from assemblies where id = ?", [FIRST]).fetchone():
        bodies(db, now, officer)
        members(db, now, chance)
        meetings(db, now, chance, officer)
    db.commit()
    db.close()


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
            " values (?, ?, ?, 'question', ?, 'Quand la rue rouvre-t-elle ?', ?, ?, ?, ?, ?, ?)",
            [meeting, body, turn + 1, f"Question {turn}", FIRST + rank % BODIES, start, start + DAY, officer, service, start + 61 * DAY])


def measure(base, rounds):
    body = lambda end="": [f"/instances/mesure-{rank}{end}" for rank in range(0, BODIES, 13)]
    desk = lambda end="": [f"/bureau/instances/mesure-{rank}{end}" for rank in range(0, BODIES, 13)]
    pages = {
        "board of all bodies": (["/bureau/instances"], BOARD), "my desk": (["/bureau"], LIMIT), "list of bodies": (["/instances"], LIMIT), "a body": (body(), LIMIT),
        "a body's desk": (desk(), LIMIT), "its members": (desk("/membres"), LIMIT), "its requests": (body("/demandes"), LIMIT), "its renewal": (body("/renouvellement"), LIMIT),
        "its commissions": (body("/commissions"), LIMIT), "its elections": (body("/elections"), LIMIT), "its calendar": (body("/agenda.ics"), LIMIT),
        "answers due": ([f"/bureau/demandes?page={page}" for page in range(1, 20)], LIMIT),
        "a meeting": ([f"/instances/mesure-{rank % BODIES}/reunions/{FIRST + rank}" for rank in range(0, MEETINGS, 97)], LIMIT),
    }
    slow = []
    for name, (addresses, limit) in pages.items():
        times = []
        for turn in range(rounds):
            request = urllib.request.Request(base + addresses[turn % len(addresses)], headers={"Cookie": f"{cookie(base)}={TOKEN}"})
            start = time.perf_counter()
            with urllib.request.urlopen(request) as answer: answer.read()
            times.append((time.perf_counter() - start) * 1000)
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name:20} median {statistics.median(times):7.1f} ms   p95 {p95:7.1f} ms   limit {limit}   {len(times)} requests")
        if p95 > limit: slow.append(name)
    if slow: sys.exit(f"over the limit: {', '.join(slow)}")


def cookie(base): return "__Host-session" if base.startswith("https") else "parvis_session"


if __name__ == "__main__":
    path, base = pathlib.Path(sys.argv[1]), sys.argv[2].rstrip("/")
    fill(path)
    input(f"{path} is ready. Start the site on it, then press Enter.")
    measure(base, int(sys.argv[3]) if len(sys.argv) > 3 else 200)
