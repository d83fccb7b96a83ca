"""No room is left on the disk of the database in the middle of sealed casts: clear words, nothing half, and on once there is room."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import pytest

from clusters import Cluster
from conftest import runner
from sealed_vote import Crowd, PostgreSQL, SQLite, each_once, fill, leaves, look, serve
from test_database_killed import said_while_away, wait_until_ready

VOTERS = 400


@pytest.fixture
def disk():
    """A small disk, in memory."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="parvis-disk-"))
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m,mode=755", "tmpfs", place], capture_output=True, text=True)
        if mounted.returncode != 0:
            pytest.skip("this machine mounts no disk for a test: " + mounted.stderr.strip())
        yield place
    finally:
        if os.path.ismount(place):
            subprocess.run(["umount", "-l", place], check=True)
        place.rmdir()


def take_all_room(disk, left):
    """A file in the way, which leaves so many bytes, and what the database took meanwhile."""
    with (disk / "ballast").open("wb") as ballast:
        for _ in range(50):
            try:
                return os.posix_fallocate(ballast.fileno(), 0, shutil.disk_usage(disk).free - left)
            except OSError:
                ballast.truncate(0)
    raise AssertionError("the disk was never filled")


def votes_until_full_then_on(town, disk, server, left):
    before = leaves(town)
    first = Crowd(server, ranks=range(40)).finish()
    assert len(first.recorded) == 40 and not first.odd, first.odd[:3]
    take_all_room(disk, left)
    full = Crowd(server, ranks=range(40, VOTERS)).finish()
    answers = [answer for _, _, _, answer in full.answers]
    refused = [answer for answer in answers if not answer.is_recorded]
    assert refused, "the disk was never full"
    for answer in refused:
        assert answer.status == 503 and answer.says("Rien n’a été enregistré"), answer
    # What is there is still read, and the process lives.
    assert look(server, 0, "/").status == 200 and server.process.poll() is None
    full.receipts |= first.receipts
    full.recorded |= first.recorded
    assert each_once(town, before, full) == full.recorded

    (disk / "ballast").unlink()
    rest = sorted(set(range(VOTERS)) - full.recorded)
    after = Crowd(server, ranks=rest).finish()
    assert len(after.recorded) == len(rest) and not after.odd, after.odd[:3]
    after.receipts |= full.receipts
    assert each_once(town, before, after) == set(range(VOTERS))


def test_a_full_disk_under_sqlite_refuses_in_words_and_keeps_nothing_half(peopled, disk, tmp_path):
    town = peopled("sqlite").copy(disk)
    server = serve(tmp_path, town)
    try:
        votes_until_full_then_on(town, disk, server, left=200_000)
    finally:
        server.stop()
    assert SQLite(disk).rows("pragma integrity_check") == ["ok"]


def test_a_full_disk_under_postgresql_refuses_in_words_and_keeps_nothing_half(peopled, disk, tmp_path):
    if not os.environ.get("TEST_PG"):
        pytest.skip("TEST_PG is not set")
    if os.getuid() == 0:
        shutil.chown(disk, "postgres", "postgres")
    town = peopled("postgresql")
    town.run(f"create tablespace parvis_small_{os.getpid()} location '{disk}'")
    full = town.copy("full", f"tablespace parvis_small_{os.getpid()}")
    try:
        server = serve(tmp_path, full)
        try:
            votes_until_full_then_on(full, disk, server, left=0)
        finally:
            server.stop()
    finally:
        full.close()
        town.run(f"drop tablespace parvis_small_{os.getpid()}")


def fill_the_log(cluster, disk):
    """No room for another segment of the log: PostgreSQL stops at the first one that it cannot make. Somebody writes what is left of the last."""
    take_all_room(disk, left=0)
    for _ in range(100):
        subprocess.run(["psql", "--quiet", cluster.address(), "-c", "select pg_logical_emit_message(false, 'test', repeat('x', 500000))"],
                       cwd="/", capture_output=True, timeout=60)
        if "No space left on device" in cluster.log():
            return
    raise AssertionError(cluster.log())


def give_room(cluster, disk):
    """The room is back; a server that had given up is started again, as its system does."""
    (disk / "ballast").unlink()
    end = time.monotonic() + 30
    while not cluster.is_up() and cluster.process.poll() is None and time.monotonic() < end:
        time.sleep(0.1)
    if cluster.process.poll() is not None:
        cluster.start()


def test_a_full_disk_under_the_log_of_postgresql_costs_no_confirmed_ballot_and_the_site_goes_on(disk, tmp_path):
    if os.getuid() == 0:
        shutil.chown(disk, "postgres", "postgres")
    cluster = Cluster(log=disk / "log")
    try:
        town = PostgreSQL(cluster.address(), "log")
        fill(town, runner(tmp_path), tmp_path, VOTERS)
        before, server = leaves(town), serve(tmp_path, town)
        try:
            crowd = Crowd(server, ranks=range(VOTERS), patience=90, pause=0.1).after(40)
            fill_the_log(cluster, disk)
            time.sleep(1)
            said_while_away(server, crowd)
            assert len(crowd.recorded) < VOTERS, "the disk was never full"
            give_room(cluster, disk)
            wait_until_ready(server)
            crowd.finish()
            assert not crowd.odd and crowd.recorded == set(range(VOTERS)), crowd.odd[:3]
            assert each_once(town, before, crowd) == set(range(VOTERS))
        finally:
            server.stop()
    finally:
        cluster.remove()
