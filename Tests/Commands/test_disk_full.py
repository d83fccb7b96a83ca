"""No room is left on the disk of the database in the middle of sealed casts: clear words, nothing half, and on once there is room."""

import os
import pathlib
import shutil
import subprocess
import tempfile

import pytest

from sealed_vote import Crowd, SQLite, each_once, leaves, look, serve

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
