"""The server is killed in the middle of many sealed casts: every confirmed ballot is in the box once, and no ballot is half there."""

import base64
import hashlib
import hmac
import http.client
import os
import secrets
import signal
import sqlite3
import subprocess
import threading
import time
import urllib.parse

import pytest

from test_serving import Server

SECRET, EDITION, FIRST, VOTERS, HANDS = "5e" * 32, "2025", 3_000_000, 400, 8


class SQLite:
    def __init__(self, folder):
        self.address = str(folder / "town.sqlite")

    def run(self, sql):
        with sqlite3.connect(self.address, timeout=20) as connection:
            connection.executescript(sql)

    def rows(self, sql):
        connection = sqlite3.connect(self.address, timeout=20)
        try:
            return [str(row[0]) for row in connection.execute(sql)]
        finally:
            connection.close()

    def columns(self, table):
        return self.rows(f"select name from pragma_table_info('{table}')")

    def close(self):
        pass


class PostgreSQL:
    """A database of its own on the server of the tests."""

    def __init__(self, given):
        self.given, self.name = given, f"parvis_killed_{os.getpid()}"
        parts = urllib.parse.urlsplit(given)
        self.psql(given, f"create database {self.name}")
        self.address = urllib.parse.urlunsplit(parts._replace(path="/" + self.name))

    def psql(self, address, sql):
        done = subprocess.run(["psql", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", address], input=sql,
                              capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    def run(self, sql):
        self.psql(self.address, sql)

    def rows(self, sql):
        return self.psql(self.address, sql)

    def columns(self, table):
        return self.rows(f"select column_name from information_schema.columns where table_name = '{table}' and table_schema = 'public'")

    def close(self):
        self.psql(self.given, f"drop database {self.name} with (force)")


@pytest.fixture(params=["sqlite", "postgresql"])
def town(request, tmp_path, parvis):
    """The demonstration town, with people who are signed in and have not voted."""
    if request.param == "postgresql" and not os.environ.get("TEST_PG"):
        pytest.skip("TEST_PG is not set")
    database = SQLite(tmp_path) if request.param == "sqlite" else PostgreSQL(os.environ["TEST_PG"])
    try:
        for command in ("migrate", "demo"):
            told = parvis(command, "--database", database.address, PARVIS_SECRET=SECRET, PARVIS_FILES=str(tmp_path / "files"))
            assert told.code == 0, told
        database.run(people(database.columns("accounts")))
        yield database
    finally:
        database.close()


def token(rank):
    return hashlib.sha256(f"killed {rank}".encode()).hexdigest()[:43]


def people(columns):
    """Copies of a resident, each with her session."""
    new = {"id": f"{FIRST} + n.rank", "email": "'killed' || n.rank || '@valmont.example'", "display_name": "'Camille ' || n.rank", "password": "null"}
    told = ", ".join(new.get(name, f"a.{name}") for name in columns)
    now = int(time.time() * 1000)
    sessions = ",\n".join(
        f"('{hashlib.sha256(token(rank).encode()).hexdigest()}', {FIRST + rank}, {now}, {now + 86_400_000}, '127.0.0.1', 'test')" for rank in range(VOTERS))
    return f"""
        insert into accounts ({", ".join(columns)})
        with recursive n (rank) as (select 0 union all select rank + 1 from n where rank < {VOTERS - 1})
        select {told} from accounts a, n where a.id = 1;
        insert into sessions (digest, account_id, created_at, expires_at, client, user_agent) values {sessions};
        """


def form(rank):
    mask = secrets.token_bytes(32)
    seal = hmac.new(bytes.fromhex(SECRET), b"form " + token(rank).encode(), hashlib.sha256).digest()
    csrf = base64.urlsafe_b64encode(mask + bytes(a ^ b for a, b in zip(mask, seal))).rstrip(b"=").decode()
    return urllib.parse.urlencode({"csrf": csrf, "act": "cast", "blank": "1", "honour": "1", "birth": "1980", "link": "lives"})


def cast(line, rank):
    """The answer to one ballot: its status, where it leads, and the receipt that it gives."""
    line.request("POST", f"/editions/{EDITION}/voter", form(rank), {
        "Content-Type": "application/x-www-form-urlencoded", "Cookie": f"parvis_session={token(rank)}", "Sec-Fetch-Site": "same-origin", "Accept-Language": "fr"})
    answer = line.getresponse()
    body = answer.read()
    notice = [cookie.split(";")[0].split(".")[-1] for cookie in answer.headers.get_all("set-cookie") or [] if cookie.startswith("parvis_notice=")]
    said = base64.urlsafe_b64decode(notice[0] + "=" * (-len(notice[0]) % 4)).decode() if notice else ""
    return answer.status, answer.headers.get("location") or body[-300:], "".join(said.split()[-16:])


class Crowd:
    """Several hands that cast for everybody, each ballot once."""

    def __init__(self, server, killed_after=None):
        self.server, self.killed_after = server, killed_after
        self.ranks, self.lock = iter(range(VOTERS)), threading.Lock()
        self.receipts, self.odd = {}, []
        hands = [threading.Thread(target=self.hand) for _ in range(HANDS)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join(40)
            assert not hand.is_alive(), "a cast got no answer"

    def hand(self):
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        while (rank := self.next()) is not None:
            try:
                status, place, receipt = cast(line, rank)
            except (OSError, http.client.HTTPException):
                return
            with self.lock:
                if status == 303 and place.endswith("/voter/enregistre"):
                    self.receipts[rank] = receipt
                    if len(self.receipts) == self.killed_after:
                        self.server.process.kill()
                else:
                    self.odd.append((rank, status, place))

    def next(self):
        with self.lock:
            return next(self.ranks, None)


def leaves(database):
    """Every sealed ballot of the edition, at the slot or in the list."""
    edition = f"(select id from editions where slug = '{EDITION}')"
    return database.rows(f"select leaf from sealed_at_slot where edition_id = {edition} "
                         f"union all select leaf from public_list where edition_id = {edition} and is_revocation = false")


def voters(database):
    return {int(account) - FIRST for account in database.rows(f"select account_id from check_offs where account_id >= {FIRST}")}


def test_a_killed_server_keeps_each_confirmed_ballot_once_and_no_half(town, tmp_path):
    before = leaves(town)
    server = Server(tmp_path, "--database", town.address, PARVIS_SECRET=SECRET, PARVIS_FILES=str(tmp_path / "files"))
    try:
        server.wait()
        crowd = Crowd(server, killed_after=VOTERS // 3)
        assert server.process.wait(10) == -signal.SIGKILL
    finally:
        server.process.kill()
    assert VOTERS // 3 <= len(crowd.receipts) < VOTERS and not crowd.odd, crowd.odd[:5]

    again = Server(tmp_path, "--database", town.address, PARVIS_SECRET=SECRET, PARVIS_FILES=str(tmp_path / "files"))
    try:
        again.wait()
        kept, checked = leaves(town), voters(town)
        assert len(kept) == len(set(kept)), "a ballot is there twice"
        new = set(kept) - set(before)
        assert len(set(crowd.receipts.values())) == len(crowd.receipts) and set(crowd.receipts.values()) <= new, "a confirmed ballot is lost"
        assert set(crowd.receipts) <= checked, "a confirmed voter is not in the register"
        assert len(new) == len(checked), "a ballot without its voter, or a voter without her ballot"

        # Whoever had no answer casts again: everybody is in the box once.
        second = Crowd(again)
        assert len(second.receipts) == VOTERS and not second.odd, second.odd[:5]
        assert voters(town) == set(range(VOTERS)) and len(leaves(town)) == len(before) + VOTERS
    finally:
        again.stop()
