"""How long a reader waits for a page: one request at a time, medians and 95th percentiles beside the limit. Serves `instruction` and `bodies`."""
import contextlib, csv, hashlib, io, os, sqlite3, statistics, subprocess, sys, time, urllib.error, urllib.request

import opening, servers

DAY = 86_400_000
SETTLING = 15


def enter(db, now, token, account):
    """A session, as signing in would have opened it."""
    db.execute(
        "insert into sessions (digest, account_id, created_at, expires_at, client, user_agent) values (?, ?, ?, ?, '127.0.0.1', 'measure')",
        [hashlib.sha256(token.encode()).hexdigest(), account, now, now + DAY])


class Rows(list):
    """What a question to PostgreSQL gives, as `sqlite3` would."""

    def fetchone(self): return self[0] if self else None


class Psql:
    """As much of a `sqlite3` connection as the fillings use: questions are answered at once from what the demonstration wrote, and remembered;
    everything else is kept and written in one transaction by `commit`."""

    def __init__(self, address): self.address, self.known, self.statements = address, {}, []

    def execute(self, statement, values=()):
        text = self.written(statement, values)
        if not text.lower().startswith("select"): return self.statements.append(text)
        if text not in self.known:
            out = subprocess.run(["psql", "--csv", "--tuples-only", "--command", text, self.address], check=True, capture_output=True, text=True).stdout
            self.known[text] = Rows(tuple(int(cell) if cell.lstrip("-").isdigit() else cell for cell in row) for row in csv.reader(io.StringIO(out)))
        return self.known[text]

    def executemany(self, statement, rows):
        for values in rows: self.execute(statement, values)

    def commit(self):
        subprocess.run(
            ["psql", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file", "-", self.address], check=True, stdout=subprocess.DEVNULL, text=True,
            input=";\n".join(self.statements) + ";\n")
        subprocess.run(["psql", "--quiet", "--command", "vacuum analyze", self.address], check=True)

    def close(self): pass

    def written(self, statement, values):
        """The statement with its values in the place of its question marks; no statement here has one of its own."""
        parts = statement.split("?")
        if len(parts) != len(values) + 1: raise ValueError(f"{len(values)} values for: {statement}")
        return parts[0] + "".join(self.literal(value) + part for value, part in zip(values, parts[1:]))

    @staticmethod
    def literal(value):
        if value is None: return "null"
        if isinstance(value, bool): return "true" if value else "false"
        return str(value) if isinstance(value, (int, float)) else "'" + value.replace("'", "''") + "'"


@contextlib.contextmanager
def database(work, name, engine):
    """An empty database of that engine."""
    if engine == "sqlite":
        yield f"{work}/{name}.sqlite"
        return
    cluster = servers.Postgres(f"{work}/{name}-postgres", opening.free_port())
    try: yield cluster.database("town")
    finally: cluster.stop()


@contextlib.contextmanager
def site(parvis, work, name, fill, engine):
    """The demonstration town, filled besides by `fill(db, now)`, and its site."""
    files = f"{work}/{name}-{engine}-files"
    os.makedirs(files)
    with database(work, name, engine) as address, servers.environment(PARVIS_SECRET=servers.SECRET, PARVIS_FILES=files):
        subprocess.run([parvis, "migrate", "--database", address], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([parvis, "demo", "--json", "--database", address], check=True, stdout=subprocess.DEVNULL)
        with contextlib.closing(sqlite3.connect(address) if engine == "sqlite" else Psql(address)) as db:
            fill(db, int(time.time() * 1000))
            db.commit()
        with servers.parvis(parvis, address, opening.free_port()) as server:
            # The first turn of the jobs writes the letters that the filled town owes: a start, not a day.
            time.sleep(SETTLING)
            yield server


def measure(options, parvis, work, name, fill, asked):
    """Each page of `asked`, with its limit, on each database."""
    rows = []
    for engine in options.databases.split(","):
        print(f"{name}, {engine}…", file=sys.stderr, flush=True)
        with site(parvis, work, name, fill, engine) as server:
            rows += [{**row(server, page, 20 if options.quick else 200, limit), "engine": engine} for page, limit in asked]
    return rows


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
    return "\n".join(of_engine(title, engine, [row for row in rows if row["engine"] == engine]) for engine in dict.fromkeys(row["engine"] for row in rows))


def of_engine(title, engine, rows):
    lines = "".join(
        f"| {row['page']} | {row['median']:.1f} ms | {row['p95']:.1f} ms | {row['worst']:.1f} ms | {row['limit']} ms | {'yes' if row['p95'] <= row['limit'] else '**no**'} |\n" for row in rows)
    named = "SQLite" if engine == "sqlite" else "PostgreSQL"
    return f"### {title}, {named}\n\n| page | median | p95 | slowest | limit | p95 under it |\n|---|---:|---:|---:|---:|---|\n{lines}\nOne request at a time, {rows[0]['requests']} a page.\n"
