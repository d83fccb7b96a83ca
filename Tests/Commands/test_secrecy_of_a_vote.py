"""A complete sealed vote, read afterwards by somebody who has everything: the database at each moment, a backup, the log, the metrics and the files."""

import hashlib
import itertools
import json
import pathlib
import re
import time
import urllib.request

from sealed_vote import EDITION, FIRST, PostgreSQL, cast, line_to, look, serve, token
from test_close_under_load import ballots_in_the_closed_box, closing
from ties import groups, references, rows

VOTERS = 60
BOXES = {"sealed_at_slot", "revoked_at_slot", "public_list", "ballots", "ballots_at_slot"}
METRIC = re.compile(r'# TYPE parvis_\w+ \w+|parvis_(responses_total\{status="\d{3}"\}|response_seconds_(bucket\{le="[^"]+"\}|sum|count)|database_statements_total) [\d.e-]+')
OF_A_REQUEST = {"at", "level", "message", "id", "method", "route", "status", "us"}


def ballots(town):
    """A different choice for each voter, by the rules of this vote."""
    edition = f"edition_id = (select id from editions where slug = '{EDITION}')"
    needed = town.rows(f"select p.id from projects p join territories t on t.id = p.territory_id where p.{edition} and t.code = 'hauts-de-brisevent'")[0]
    others = [project for project in town.rows(f"select id from projects where {edition} order by id") if project != needed]
    return [[needed, *three] for three in itertools.islice(itertools.combinations(others, 3), 5, None, 23)][:VOTERS]


def sign_in(town, name, email):
    """A session for a member of the bureau."""
    now, digest = int(time.time() * 1000), hashlib.sha256(token(name).encode()).hexdigest()
    town.run(f"insert into sessions (digest, account_id, created_at, expires_at, client, user_agent) "
             f"select '{digest}', id, {now}, {now + 86_400_000}, '127.0.0.1', 'test' from accounts where email = '{email}'")


def until(reached, server, seconds=40):
    end = time.monotonic() + seconds
    while not (value := reached()):
        assert time.monotonic() < end and server.process.poll() is None, server.log.read_text()[-2000:]
        time.sleep(0.2)
    return value


def of_a_voter(row):
    return any(re.search(r"\bkilled\d+@|\bCamille \d", value) or value.isdecimal() and FIRST <= int(value) < FIRST + VOTERS for value in row.values())


def tied(found, pointing):
    """Groups of rows where a voter and a ballot stand together."""
    return [group for group in groups(found, pointing) if any(table in BOXES for table, _ in group) and any(of_a_voter(row) for _, row in group)]


def nothing_ties(found, pointing, receipts):
    assert {rank for rank in range(VOTERS) for table, row in found if table == "check_offs" and row["account_id"] == str(FIRST + rank)} == set(range(VOTERS))
    boxes = [(table, row) for table, row in found if table in BOXES]
    assert boxes and tied(found, pointing) == []
    for table, row in boxes:
        assert not any(re.fullmatch(r"1[5-9]\d{11}", value) for value in row.values()), f"a time in {table}"
    # A tie, if there were one, would be found.
    planted = ("letters", {"account_id": str(FIRST), "body": f"Votre reçu : {receipts[0]}"})
    assert tied([*found, planted], pointing), "this test finds nothing"


def test_nothing_ties_a_ballot_to_a_person_in_database_backup_log_metrics_or_files(town, peopled, tmp_path):
    pointing, choices = references(peopled("sqlite").address), ballots(town)
    server = serve(tmp_path, town, "--verbose")
    try:
        line, receipts = line_to(server), []
        for rank in range(VOTERS):
            answer = cast(line, rank, choice=choices[rank])
            assert answer.is_recorded and answer.receipt, answer
            receipts.append(answer.receipt)
            assert look(server, rank).status == 200
        nothing_ties(rows(town), pointing, receipts)

        assert isinstance(town, PostgreSQL) or in_the_log_of_sqlite(town, receipts), "this test finds nothing"
        closing(town, int(time.time() * 1000) - 60_000)
        box = until(lambda: ballots_in_the_closed_box(town), server)
        assert [leaf for leaf in box if leaf in receipts] == sorted(receipts), "the list says who came first"
        nothing_ties(rows(town), pointing, receipts)
        until(lambda: not in_the_log_of_sqlite(town, receipts), server)

        for number, login in enumerate([login for login in town.logins if "share" in login][:2]):
            sign_in(town, f"member {number}", login["email"])
            entered = cast(line, f"member {number}", f"/editions/{EDITION}/bureau-de-vote/urne/ouverture", **{"password-code": login["share"]})
            assert entered.status == 303, entered
        edition = f"edition_id = (select id from editions where slug = '{EDITION}')"
        until(lambda: town.rows(f"select count(*) from ballots where {edition}") == [str(len(box))], server)
        metrics = urllib.request.urlopen(server.address + "/metrics", timeout=10).read().decode()
    finally:
        server.stop()

    after = rows(town)
    nothing_ties(after, pointing, receipts)
    opened = [row for table, row in after if table == "ballots"]
    for choice in choices:
        assert ",".join(sorted(choice, key=int)) in {row["choices"] for row in opened}, "a ballot was not opened"
    assert not {row["id"] for row in opened} & set(receipts)
    in_the_log(server.log.read_text(), after, receipts, opened)
    assert all(METRIC.fullmatch(metric) for metric in metrics.strip().split("\n")), metrics
    in_the_files(tmp_path / "files")


def in_the_log_of_sqlite(town, receipts):
    """Which ballots still lie there beside their check-offs, as they were committed."""
    log = pathlib.Path(town.address + "-wal")
    content = log.read_bytes() if log.exists() else b""
    return [receipt for receipt in receipts if receipt.encode() in content]


def in_the_log(log, found, receipts, opened):
    """Who came, never; what came, never; and no number of a request that stands in the database."""
    marks = {*receipts, *(receipt[:16] for receipt in receipts), *(row["id"] for row in opened), *(token(rank) for rank in range(VOTERS))}
    every = "\n".join(value for _, row in found for value in row.values())
    for line in log.strip().split("\n"):
        assert not re.search(r"killed\d+@|Camille \d|\b30000\d\d\b", line) and not any(mark in line for mark in marks), line
        told = json.loads(line)
        if told["message"] == "request":
            assert set(told) <= OF_A_REQUEST and "?" not in told["route"], line
            assert told["id"] not in every, line


def in_the_files(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            assert not re.search(rb"killed\d+@|Camille \d|\b30000\d\d\b", path.read_bytes()), path
