"""`bin/bench opening --ballots N`: the demonstration's sealed vote with N ballots, closed, opened with the codes of its bureau, counted.

The ballots are sealed here, with libsodium, and stand in the list under a root that the city's own key signs: what is measured afterwards
(the list read and held against its root, every ballot opened, shuffled and poured out, the count) goes through the server and its pages.
"""
import ctypes, ctypes.util, hashlib, hmac, http.client, json, os, pathlib, random, socket, sqlite3, subprocess, sys, time, urllib.parse

import servers

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Tests/Browser"))
SLUG, FIRST, PATIENCE = "2025", 5_000_000, 3600


class Sodium:
    """The three functions of libsodium that the site's server uses too."""

    def __init__(self):
        self.library = ctypes.CDLL(ctypes.util.find_library("sodium") or sys.exit("bin/bench opening: libsodium is not installed"))
        if self.library.crypto_box_sealbytes() != 48: sys.exit("bin/bench opening: another libsodium than expected")

    def sealed(self, text, key):
        box = ctypes.create_string_buffer(len(text) + 48)
        self.library.crypto_box_seal(box, text, ctypes.c_ulonglong(len(text)), key)
        return box.raw

    def signed(self, text, seed):
        public, private, signature = (ctypes.create_string_buffer(size) for size in (32, 64, 64))
        self.library.crypto_sign_seed_keypair(public, private, seed)
        self.library.crypto_sign_detached(signature, None, text, ctypes.c_ulonglong(len(text)), private)
        return signature.raw.hex()


class Tree:
    """RFC 6962, leaf after leaf: the roots of the whole subtrees so far, the largest first."""

    def __init__(self): self.whole = []

    def append(self, leaf):
        size, node = 1, leaf
        while self.whole and self.whole[-1][0] == size:
            node = hashlib.sha256(b"\1" + self.whole.pop()[1] + node).digest()
            size *= 2
        self.whole.append((size, node))

    def root(self):
        nodes = [node for _, node in self.whole]
        root = nodes.pop()
        while nodes: root = hashlib.sha256(b"\1" + nodes.pop() + root).digest()
        return root.hex()


class Vote:
    """The demonstration's vote, with other ballots."""

    def __init__(self, database, ballots):
        self.db, self.ballots, self.chance, self.sodium = sqlite3.connect(database), ballots, random.Random(2026), Sodium()
        self.edition = self.scalar("select id from editions where slug = ?", SLUG)
        self.key = self.scalar("select public_key from ceremonies where edition_id = ? and kind = 'vote' and superseded_at is null", self.edition)
        self.projects = [row[0] for row in self.db.execute("select id from projects where edition_id = ? and removed_at is null", [self.edition])]

    def scalar(self, question, *values): return self.db.execute(question, values).fetchone()[0]

    def fill(self):
        now = int(time.time() * 1000)
        for table in "public_list", "list_roots", "sealed_at_slot", "revoked_at_slot", "ballot_links", "check_offs":
            self.db.execute(f"delete from {table} where edition_id = ?", [self.edition])
        self.db.executemany(
            "insert into check_offs (edition_id, account_id, at, channel) values (?, ?, ?, 'web')",
            ((self.edition, FIRST + rank, now) for rank in range(self.ballots)))
        self.db.execute("update ballot_batches set cancelled_at = ? where edition_id = ?", [now, self.edition])
        tree = Tree()
        self.db.executemany("insert into public_list (edition_id, position, is_revocation, leaf, sealed) values (?, ?, 0, ?, ?)", self.lines(tree))
        self.sign(tree)
        self.db.execute("update phases set closes_at = ? where edition_id = ? and kind = 'vote'", [now - 1000, self.edition])
        self.db.commit()
        self.db.execute("pragma wal_checkpoint(truncate)")
        self.db.close()

    def lines(self, tree):
        length, key = (96 + 20 * len(self.projects) + 255) // 256 * 256, bytes.fromhex(self.key)
        for position in range(1, self.ballots + 1):
            choices = ",".join(map(str, sorted(self.chance.sample(self.projects, 4))))
            box = self.sodium.sealed(f"parvis ballot 1\n{self.edition}\n{choices}\n".encode().ljust(length, b"\0"), key)
            leaf = hashlib.sha256(b"\0" + box).digest()
            tree.append(leaf)
            yield self.edition, position, leaf.hex(), box

    def sign(self, tree):
        day, seed = time.strftime("%Y-%m-%d"), hmac.new(bytes.fromhex(servers.SECRET), b"roots of public lists", hashlib.sha256).digest()
        text = f"parvis root 1\n{SLUG}\n{self.key}\n1\n{self.ballots}\n{tree.root()}\n{day}\nclosed\n"
        self.db.execute(
            "insert into list_roots (edition_id, number, size, root, day, is_final, signature) values (?, 1, ?, ?, ?, 1, ?)",
            [self.edition, self.ballots, tree.root(), day, self.sodium.signed(text.encode(), seed)])


def measure(options, parvis, work):
    database, files = f"{work}/opening.sqlite", f"{work}/opening-files"
    os.makedirs(files)
    with servers.environment(PARVIS_SECRET=servers.SECRET, PARVIS_FILES=files):
        subprocess.run([parvis, "migrate", "--database", database], check=True, stdout=subprocess.DEVNULL)
        told = json.loads(subprocess.run([parvis, "demo", "--json", "--database", database], check=True, stdout=subprocess.PIPE).stdout)
        seconds = {"sealing": timed(Vote(database, options.ballots).fill)}
        print(f"  {options.ballots} ballots sealed in {seconds['sealing']:.1f} s", file=sys.stderr, flush=True)
        with servers.parvis(parvis, database, free_port()) as server:
            seconds["closing"] = timed(lambda: wait(database, "frozen_at is not null"))
            for login in [login for login in told["logins"] if "share" in login][:2]: enter(server, login)
            seconds["opening"] = timed(lambda: wait(database, "opened_at is not null"))
            seconds["counting"] = timed(lambda: count(server, next(login for login in told["logins"] if login["role"] == "project-officer")))
            counted = json.loads(ask(database, f"select record from counts where edition_id = (select id from editions where slug = '{SLUG}') and superseded_at is null"))
            if counted["ballots"] != options.ballots: raise RuntimeError(f"{counted['ballots']} ballots were counted")
            return {"ballots": options.ballots, "seconds": seconds, "megabytes": server.memory()[1]}


def table(found):
    """What was measured, in words."""
    seconds = found["seconds"]
    return (
        f"### The opening of a sealed box of {found['ballots']:,} ballots\n\n| step | seconds |\n|---|---:|\n"
        f"| the close: the list read once more | {seconds['closing']:.1f} |\n| opened, shuffled, poured out | {seconds['opening']:.1f} |\n"
        f"| counted | {seconds['counting']:.1f} |\n| opened and counted | {seconds['opening'] + seconds['counting']:.1f} |\n\n"
        f"Peak memory of the server: {found['megabytes']:.0f} MB.\n")


def timed(step):
    started = time.monotonic()
    step()
    return time.monotonic() - started


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def ask(database, question):
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)
    try: return db.execute(question).fetchone()[0]
    finally: db.close()


def wait(database, condition):
    """Until the vote's box is so; a fault ends the measure."""
    box, end = f"from ceremonies where edition_id = (select id from editions where slug = '{SLUG}') and kind = 'vote' and superseded_at is null", time.monotonic() + PATIENCE
    while not ask(database, f"select count(*) {box} and {condition}"):
        fault = ask(database, f"select fault {box}")
        if fault or time.monotonic() > end: raise RuntimeError(f"the box: {fault or 'nothing happens'}")
        time.sleep(0.1)


def person(server, login):
    from rig.people import Person

    someone = Person(server, login)
    # A count of millions takes longer than a page.
    someone._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    return someone


def send(someone, page, ending, **typed):
    shown = someone.get(page)
    form = next((form for form in shown.markup.forms if urllib.parse.urlsplit(form.action).path.endswith(ending)), None)
    if form is None: raise RuntimeError(f"{page} answers {shown.status} and has no form to {ending}")
    answer = someone.send(shown, form, **typed)
    if answer.status != 200: raise RuntimeError(f"{page}: {answer.status}, {answer.markup.words[:400]}")


def enter(server, login): send(person(server, login), f"/editions/{SLUG}/bureau-de-vote/urne", "/ouverture", **{"password-code": login["share"]})


def count(server, login): send(person(server, login), f"/bureau/editions/{SLUG}/resultats", "/depouiller")
