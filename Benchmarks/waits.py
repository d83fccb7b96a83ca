"""How long a reader waits for a page: one request at a time, medians and 95th percentiles beside the limit. Serves `instruction` and `bodies`."""
import contextlib, hashlib, os, sqlite3, statistics, subprocess, sys, time, urllib.error, urllib.request

import opening, servers

DAY = 86_400_000


def enter(db, now, token, account):
    """A session, as signing in would have opened it."""
    db.execute(
        "insert into sessions (digest, account_id, created_at, expires_at, client, user_agent) values (?, ?, ?, ?, '127.0.0.1', 'measure')",
        [hashlib.sha256(token.encode()).hexdigest(), account, now, now + DAY])


@contextlib.contextmanager
def site(parvis, work, name, fill):
    """The demonstration town, filled besides by `fill(db, now)`, and its site."""
    database, files = f"{work}/{name}.sqlite", f"{work}/{name}-files"
    os.makedirs(files)
    with servers.environment(PARVIS_SECRET=servers.SECRET, PARVIS_FILES=files):
        subprocess.run([parvis, "migrate", "--database", database], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([parvis, "demo", "--json", "--database", database], check=True, stdout=subprocess.DEVNULL)
        with contextlib.closing(sqlite3.connect(database)) as db:
            fill(db, int(time.time() * 1000))
            db.commit()
        with servers.parvis(parvis, database, opening.free_port()) as server: yield server


def ask(server, path, token):
    """Milliseconds, from the first byte sent to the last one read."""
    request = urllib.request.Request(server.address + path, headers={"Cookie": f"parvis_session={token}"} if token else {})
    start = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer: answer.read()
    return (time.perf_counter() - start) * 1000


def row(server, page, rounds, limit):
    """What one page takes; `page` is its name, who asks (None: a visitor) and its addresses, asked in turn."""
    name, token, paths = page
    try: times = [ask(server, paths[turn % len(paths)], token) for turn in range(rounds)]
    except urllib.error.HTTPError as error: sys.exit(f"bin/bench: {error.url} answers {error.code}")
    found = {"page": name, "median": statistics.median(times), "p95": statistics.quantiles(times, n=20)[-1], "worst": max(times), "requests": rounds, "limit": limit}
    print(f"  {name:28} median {found['median']:7.1f} ms   p95 {found['p95']:7.1f} ms   limit {limit}", file=sys.stderr, flush=True)
    return found


def table(title, rows):
    """What was measured, in words."""
    lines = "".join(
        f"| {row['page']} | {row['median']:.1f} ms | {row['p95']:.1f} ms | {row['worst']:.1f} ms | {row['limit']} ms | {'yes' if row['p95'] <= row['limit'] else '**no**'} |\n" for row in rows)
    return f"### {title}\n\n| page | median | p95 | slowest | limit | p95 under it |\n|---|---:|---:|---:|---:|---|\n{lines}\nOne request at a time, {rows[0]['requests']} a page, SQLite.\n"
