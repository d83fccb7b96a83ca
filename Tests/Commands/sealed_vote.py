"""A served town at a sealed vote, people who have not voted, and hands that cast for them: what the tests of resilience share."""

import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import secrets
import shutil
import sqlite3
import subprocess
import threading
import time
import urllib.parse

from test_serving import Server

SECRET, EDITION, FIRST = "5e" * 32, "2025", 3_000_000
RECORDED = "/voter/enregistre"


class SQLite:
    """The town as one file."""

    def __init__(self, folder):
        self.address = str(folder / "town.sqlite")

    def run(self, sql):
        connection = sqlite3.connect(self.address, timeout=20)
        try:
            connection.executescript(sql)
        finally:
            connection.close()

    def rows(self, sql):
        connection = sqlite3.connect(self.address, timeout=20)
        try:
            return [str(row[0]) for row in connection.execute(sql)]
        finally:
            connection.close()

    def columns(self, table):
        return self.rows(f"select name from pragma_table_info('{table}')")

    def copy(self, folder):
        """Another town that begins as this one, with nobody serving it."""
        shutil.copy(self.address, folder / "town.sqlite")
        other = SQLite(folder)
        other.logins = self.logins
        return other

    def close(self):
        pass


class PostgreSQL:
    """A database of its own on the server at this address."""

    def __init__(self, given, name, like="template1", options=""):
        self.given, self.name = given, f"parvis_{name}_{os.getpid()}"
        parts = urllib.parse.urlsplit(given)
        self.psql(given, f"create database {self.name} template {like} {options}")
        self.address = urllib.parse.urlunsplit(parts._replace(path="/" + self.name))

    def psql(self, address, sql):
        done = subprocess.run(["psql", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", address], input=sql,
                              capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    def run(self, sql):
        self.psql(self.address, sql)

    def rows(self, sql):
        return self.psql(self.address, sql)

    def columns(self, table):
        return self.rows(f"select column_name from information_schema.columns where table_name = '{table}' and table_schema = 'public'")

    def copy(self, name, options=""):
        other = PostgreSQL(self.given, name, self.name, options)
        other.logins = self.logins
        return other

    def close(self):
        self.psql(self.given, f"drop database if exists {self.name} with (force)")


def settings(folder):
    return {"PARVIS_SECRET": SECRET, "PARVIS_FILES": str(folder / "files")}


def fill(database, parvis, folder, voters):
    """The demonstration town, and so many people who are signed in and have not voted."""
    for command in (["migrate"], ["demo", "--json"]):
        told = parvis(*command, "--database", database.address, **settings(folder))
        assert told.code == 0, told
    database.logins = json.loads(told.out)["logins"]
    database.run(people(database.columns("accounts"), voters))
    return database


def serve(folder, database, *arguments, **variables):
    """A server of this town that is ready."""
    server = Server(folder, "--database", getattr(database, "address", database), *arguments, **{**settings(folder), **variables})
    try:
        server.wait()
    except BaseException:
        server.process.kill()
        raise
    return server


def token(rank):
    return hashlib.sha256(f"killed {rank}".encode()).hexdigest()[:43]


def people(columns, voters):
    """Copies of a resident, each with her session."""
    new = {"id": f"{FIRST} + n.rank", "email": "'killed' || n.rank || '@valmont.example'", "display_name": "'Camille ' || n.rank", "password": "null"}
    told = ", ".join(new.get(name, f"a.{name}") for name in columns)
    now = int(time.time() * 1000)
    lines = [f"('{hashlib.sha256(token(rank).encode()).hexdigest()}', {FIRST + rank}, {now}, {now + 86_400_000}, '127.0.0.1', 'test')" for rank in range(voters)]
    sessions = "\n".join(
        "insert into sessions (digest, account_id, created_at, expires_at, client, user_agent) values " + ",\n".join(lines[start:start + 500]) + ";"
        for start in range(0, voters, 500))
    return f"""
        insert into accounts ({", ".join(columns)})
        with recursive n (rank) as (select 0 union all select rank + 1 from n where rank < {voters - 1})
        select {told} from accounts a, n where a.id = 1;
        {sessions}
        """


def form(rank, **typed):
    mask = secrets.token_bytes(32)
    seal = hmac.new(bytes.fromhex(SECRET), b"form " + token(rank).encode(), hashlib.sha256).digest()
    csrf = base64.urlsafe_b64encode(mask + bytes(a ^ b for a, b in zip(mask, seal))).rstrip(b"=").decode()
    mark = {} if "choice" in typed else {"blank": "1"}
    return urllib.parse.urlencode({"csrf": csrf, "act": "cast", "honour": "1", "birth": "1980", "link": "lives", **mark, **typed}, doseq=True)


class Answer:
    """What came back: the status, where it leads, what it says, and the receipt that it gives."""

    def __init__(self, answer):
        self.text = answer.read().decode()
        self.status, self.place = answer.status, answer.headers.get("location") or ""
        notice = [cookie.split(";")[0].split(".")[-1] for cookie in answer.headers.get_all("set-cookie") or [] if cookie.startswith("parvis_notice=")]
        said = base64.urlsafe_b64decode(notice[0] + "=" * (-len(notice[0]) % 4)).decode() if notice else ""
        self.receipt = "".join(said.split()[-16:])

    @property
    def is_recorded(self):
        return self.status == 303 and self.place.endswith(RECORDED)

    def says(self, *words):
        """Whether one of these stands on the page."""
        return any(word in self.text for word in words)

    def __repr__(self):
        return f"{self.status} {self.place} {' '.join(re.sub('<[^>]*>', ' ', self.text[self.text.find('<h1'):]).split())[:300]}"


def line_to(server):
    return http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)


def headers(rank):
    return {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"parvis_session={token(rank)}", "Sec-Fetch-Site": "same-origin", "Accept-Language": "fr"}


def cast(line, rank, path=f"/editions/{EDITION}/voter", **typed):
    line.request("POST", path, form(rank, **typed), headers(rank))
    return Answer(line.getresponse())


def look(server, rank, path=f"/editions/{EDITION}/voter"):
    """A page as this person sees it."""
    line = line_to(server)
    line.request("GET", path, headers=headers(rank))
    try:
        return Answer(line.getresponse())
    finally:
        line.close()


class Crowd:
    """Several hands that cast for everybody, each ballot until its voter has an answer.

    `patience`: how many seconds a voter who was told to come back does so; without, a hand that hears nothing leaves.
    `pause`: seconds between two ballots of one hand. `servers`: the hands share them out."""

    def __init__(self, *servers, ranks, hands=8, patience=0, pause=0):
        self.patience, self.pause = patience, pause
        self.ranks, self.change = iter(ranks), threading.Condition()
        self.receipts, self.recorded, self.odd, self.put_off, self.answers = {}, set(), [], [], []
        self.hands = [threading.Thread(target=self.hand, args=(servers[rank % len(servers)],), daemon=True) for rank in range(hands)]
        for hand in self.hands:
            hand.start()

    def after(self, count):
        """Waits until so many ballots are confirmed."""
        with self.change:
            assert self.change.wait_for(lambda: len(self.recorded) >= count or self.odd, 60) and not self.odd, (len(self.recorded), self.odd[:5])
        return self

    def finish(self, seconds=120):
        end = time.monotonic() + seconds
        for hand in self.hands:
            hand.join(max(0.1, end - time.monotonic()))
            assert not hand.is_alive(), "a cast got no answer"
        return self

    def hand(self, server):
        line = line_to(server)
        while (rank := self.next()) is not None:
            end = time.monotonic() + self.patience
            while not (isOver := self.once(line, rank, end)):
                time.sleep(0.2)
            if isOver == "left":
                return
            time.sleep(self.pause)

    def once(self, line, rank, end):
        sent = time.time()
        try:
            answer = cast(line, rank)
        except (OSError, http.client.HTTPException) as lost:
            line.close()
            if not self.patience:
                return "left"
            answer = lost
        with self.change:
            self.answers.append((rank, sent, time.time(), answer))
            if isinstance(answer, Answer) and answer.is_recorded:
                self.recorded.add(rank)
                if answer.receipt:
                    self.receipts[rank] = answer.receipt
            elif isinstance(answer, Answer) and answer.status == 503 and time.monotonic() < end:
                self.put_off.append(answer)
                return None
            else:
                self.odd.append((rank, answer))
            self.change.notify_all()
        return "answered"

    def next(self):
        with self.change:
            return next(self.ranks, None)


def leaves(database):
    """Every sealed ballot of the edition, at the slot or in the list."""
    edition = f"(select id from editions where slug = '{EDITION}')"
    return database.rows(f"select leaf from sealed_at_slot where edition_id = {edition} "
                         f"union all select leaf from public_list where edition_id = {edition} and is_revocation = false")


def voters(database):
    return [int(account) - FIRST for account in database.rows(f"select account_id from check_offs where account_id >= {FIRST}")]


def letters(database):
    """Who was written to about her vote, once for each letter."""
    return [int(account) - FIRST for account in database.rows(f"select account_id from letters where account_id >= {FIRST}")]


def each_once(database, before, crowd):
    """Every confirmed ballot is there once, with its voter and her letter, and nothing is half there."""
    kept, checked, written = leaves(database), voters(database), letters(database)
    assert len(kept) == len(set(kept)) and len(checked) == len(set(checked)), "a ballot or a voter is there twice"
    new, receipts = set(kept) - set(before), list(crowd.receipts.values())
    assert len(receipts) == len(set(receipts)) and set(receipts) <= new, "a confirmed ballot is lost"
    assert crowd.recorded <= set(checked), "a confirmed voter is not in the register"
    assert len(new) == len(checked), "a ballot without its voter, or a voter without her ballot"
    assert sorted(written) == sorted(checked), "a voter without her letter, or a letter without its vote"
    return set(checked)
