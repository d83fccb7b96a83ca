"""The town that is measured: the demonstration town with one edition more, at the vote, with 1,500 proposals (100 of them on
the ballot), 100,000 residents who have voted and residents who are signed in and have not voted yet.

It is written directly into the database, as SQL that both databases take, from the rows of the demonstration: the steps that
would lead there (accounts confirmed by mail, proposals deposited one by one) are not what is measured. Everything that is
measured afterwards goes through the site's own door.
"""
import hashlib, hmac, random, secrets, sqlite3, subprocess

PROPOSALS, PROJECTS, BALLOTS = 1_500, 100, 100_000
SLUG, EDITION = "mesure", 1_000_000
FIRST_VOTER, FIRST_WAITING = 2_000_000, 3_000_000
DAY = 86_400_000
# A sealed ballot of so many projects, with its seal and its leaf.
SEALED_BYTES = (96 + 20 * PROJECTS + 255) // 256 * 256 + 48 + 64


class Town:
    """Rows of the demonstration's vote, and the SQL that makes the measured edition of them."""

    def __init__(self, demonstration, waiting, secret):
        self.db = sqlite3.connect(demonstration)
        self.db.row_factory = sqlite3.Row
        self.waiting = waiting
        self.secret = secret
        self.chance = random.Random(2026)
        self.model = self.db.execute("select id from editions where slug = '2025'").fetchone()[0]
        self.now = max(row[0] for row in self.db.execute("select opens_at from phases where edition_id = ? and kind = 'vote'", [self.model])) + 9 * DAY

    # What the site is asked with

    def token(self, rank):
        """The secret of the session of the resident of that rank."""
        return hashlib.sha256(f"{self.secret} session {rank}".encode()).hexdigest()[:43]

    def form_token(self, rank):
        """The hidden field that the site would write in this resident's forms."""
        mask = secrets.token_bytes(32)
        mac = hmac.new(bytes.fromhex(self.secret), b"form " + self.token(rank).encode(), hashlib.sha256).digest()
        return base64url(mask + bytes(a ^ b for a, b in zip(mask, mac)))

    def choices(self, rank):
        """A ballot that the rule accepts: four projects, the first of them in the neighbourhood that must be served."""
        return [EDITION + 1, *(EDITION + 2 + (rank * 7 + step * 25) % (PROJECTS - 1) for step in range(3))]

    # Rows

    def statements(self):
        yield from self.edition()
        yield from self.people("voter", FIRST_VOTER, BALLOTS)
        yield from self.people("waiting", FIRST_WAITING, self.waiting)
        yield from self.proposals()
        yield from self.votes()
        yield from self.sessions()

    def edition(self):
        yield from self.copies("editions", "id = ?", self.model, id=EDITION, slug=SLUG, title="Budget participatif mesuré", published_at=self.now - DAY)
        yield from self.copies("phases", "edition_id = ?", self.model, edition_id=EDITION)
        yield from self.copies("rulebook_versions", "edition_id = ?", self.model, edition_id=EDITION, id=lambda row: EDITION + row["id"])
        for table in "themes", "envelopes":
            yield from self.copies(table, "edition_id = ?", self.model, edition_id=EDITION, id=lambda row: EDITION + row["id"])
        yield from self.copies("catalogues", "edition_id = ?", self.model, edition_id=EDITION, opening_noted_at=self.now)

    def people(self, kind, first, count):
        model = self.row("accounts", "id = 1")
        rows = ({**model, "id": first + rank, "email": f"{kind}{rank}@valmont.example", "display_name": f"Camille {kind} {rank}",
                 "search_text": f" camille {kind} {rank} ", "password": None} for rank in range(count))
        yield from self.inserts("accounts", rows)

    def proposals(self):
        models = self.rows("proposals", "edition_id = ? and status = 'on-ballot' order by length(body) desc", self.model)
        review = self.row("eligibility_reviews", "outcome = 'eligible' and released_at is not null")
        project = self.row("projects", f"edition_id = {self.model}")
        neighbourhood = self.db.execute("select id from territories where code = 'hauts-de-brisevent'").fetchone()[0]
        proposals, reviews, projects, comments = [], [], [], []
        for number in range(1, PROPOSALS + 1):
            model, id, isProject = models[number % len(models)], EDITION + number, number <= PROJECTS
            territory = neighbourhood if number == 1 else model["territory_id"]
            theme = EDITION + model["theme_id"] if model["theme_id"] else None
            title = f"{model['title']} ({number})"
            proposals.append({**model, "id": id, "edition_id": EDITION, "number": number, "title": title, "theme_id": theme, "territory_id": territory,
                              "status": "on-ballot" if isProject else "eligible", "comments_count": 4})
            reviews.append({**review, "id": id, "proposal_id": id})
            if isProject:
                projects.append({**project, "id": id, "edition_id": EDITION, "proposal_id": id, "number": number, "title": title, "summary": model["summary"],
                                 "territory_id": territory, "theme_id": theme, "cost": 1_000_000 + number * 50_000})
            for rank in range(4):
                comments.append({**self.row("comments", "id = ?", 1 + (number + rank) % 50), "id": EDITION + 4 * number + rank, "proposal_id": id, "parent_id": None,
                                 "hidden_at": None, "hidden_by": None, "author_id": FIRST_VOTER + number + rank})
        for table, rows in ("proposals", proposals), ("eligibility_reviews", reviews), ("projects", projects), ("comments", comments):
            yield from self.inserts(table, rows)

    def votes(self):
        yield from self.inserts("check_offs", (
            {"edition_id": EDITION, "account_id": FIRST_VOTER + rank, "at": self.now, "channel": "web", "territory_id": None} for rank in range(BALLOTS)))
        yield from self.inserts("ballots", (
            {"id": base64url(self.chance.randbytes(16)), "edition_id": EDITION, "channel": "web", "choices": ",".join(map(str, sorted(self.choices(rank)))), "times": 1}
            for rank in range(BALLOTS)))
        yield from self.inserts("letters", (
            {"id": EDITION + rank, "account_id": FIRST_VOTER + rank, "address": f"voter{rank}@valmont.example", "recipient_name": "Camille", "language": "fr",
             "kind": "necessary", "subject": "Votre vote est enregistré", "body": "Bonjour,\n\nVotre bulletin est dans l’urne.", "message_id": f"m{rank}",
             "created_at": self.now, "state": "sent", "next_at": self.now, "sent_at": self.now} for rank in range(BALLOTS)))

    def sessions(self):
        yield from self.inserts("sessions", (
            {"digest": hashlib.sha256(self.token(rank).encode()).hexdigest(), "account_id": FIRST_WAITING + rank, "created_at": self.now,
             "expires_at": self.now + 90 * DAY, "client": "127.0.0.1", "user_agent": "bench"} for rank in range(self.waiting)))

    def bureau(self):
        """What seals the box from now on: the key of the demonstration's own bureau."""
        yield from self.copies(
            "ceremonies", "edition_id = ? and kind = 'vote' and superseded_at is null", self.model, edition_id=EDITION, id=lambda row: EDITION + row["id"])

    # SQL

    def rows(self, table, condition, *values):
        return [dict(row) for row in self.db.execute(f"select * from {table} where {condition}", values)]

    def row(self, table, condition, *values):
        return self.rows(table, condition + " limit 1", *values)[0]

    def copies(self, table, condition, *values, **changes):
        for row in self.rows(table, condition, *values):
            new = {name: change(row) if callable(change) else change for name, change in changes.items()}
            yield from self.inserts(table, [{**row, **new}])

    def inserts(self, table, rows):
        booleans = {row["name"] for row in self.db.execute(f"pragma table_info({table})") if row["type"] == "boolean"}
        lines, head = [], None
        for row in rows:
            head = head or f"insert into {table} ({', '.join(row)}) values\n"
            lines.append("(" + ", ".join(literal(value, name in booleans) for name, value in row.items()) + ")")
            if len(lines) == 500:
                yield head + ",\n".join(lines) + ";\n"
                lines = []
        if lines:
            yield head + ",\n".join(lines) + ";\n"


def literal(value, isBoolean):
    if value is None: return "null"
    if isBoolean: return "true" if value else "false"
    if isinstance(value, str): return "'" + value.replace("'", "''") + "'"
    return str(value)


def base64url(data):
    import base64
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def fill(address, path):
    """Runs the statements of a file on an SQLite file or on PostgreSQL."""
    if address.startswith("postgres"):
        subprocess.run(["psql", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file", path, address], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["psql", "--quiet", "--command", "vacuum analyze", address], check=True)
    else:
        db = sqlite3.connect(address)
        with open(path, encoding="utf-8") as file:
            db.executescript("pragma foreign_keys = on; begin;\n" + file.read() + "commit; pragma wal_checkpoint(truncate);")
        db.close()


def in_the_box(address):
    """How many ballots have been cast, sealed or not, those still at the slot too."""
    boxes = "ballots", "ballots_at_slot", "sealed_at_slot", "public_list"
    return scalar(address, "select " + " + ".join(f"(select count(*) from {box} where edition_id = {EDITION})" for box in boxes))


def scalar(address, question):
    """The one number that a question gives."""
    if address.startswith("postgres"):
        return int(subprocess.run(["psql", "--tuples-only", "--no-align", "--command", question, address], check=True, capture_output=True, text=True).stdout)
    db = sqlite3.connect(address)
    try: return int(db.execute(question).fetchone()[0])
    finally: db.close()
