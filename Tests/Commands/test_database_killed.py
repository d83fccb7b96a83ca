"""PostgreSQL is killed in the middle of many sealed casts; it comes back, or its standby takes over. Nobody starts Parvis again."""

import itertools
import os
import time
import urllib.error
import urllib.request

import pytest

from clusters import Cluster
from sealed_vote import Crowd, PostgreSQL, each_once, fill, leaves, look, serve

# PARVIS_CASTS=10000 where the machine allows.
VOTERS = int(os.environ.get("PARVIS_CASTS", "1200"))
COUNT = itertools.count(1)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A server of our own with the town at the vote."""
    from conftest import runner

    cluster, folder = Cluster(), tmp_path_factory.mktemp("filled")
    try:
        fill(PostgreSQL(cluster.address(), "filled"), runner(folder), folder, VOTERS)
        yield cluster
    finally:
        cluster.remove()


@pytest.fixture
def town(filled):
    """A copy of that town for one test."""
    if filled.process.poll() is not None:
        filled.start()
    return PostgreSQL(filled.address(), f"killed{next(COUNT)}", like=f"parvis_filled_{os.getpid()}")


def status(server, path):
    try:
        return urllib.request.urlopen(server.address + path, timeout=20).status
    except urllib.error.HTTPError as error:
        return error.code


def wait_until_ready(server, seconds=30):
    end = time.monotonic() + seconds
    while status(server, "/ready") != 200:
        assert time.monotonic() < end and server.process.poll() is None, server.log.read_text()[-3000:]
        time.sleep(0.1)


def follow(first, seconds=30):
    """From now on a confirmation waits for the standby: what was told to a voter is on both machines."""
    first.run("alter system set synchronous_standby_names = '*'")
    first.run("select pg_reload_conf()")
    end = time.monotonic() + seconds
    while first.run("select count(*) from pg_stat_replication where sync_state = 'sync'") != "1":
        assert time.monotonic() < end, first.log()
        time.sleep(0.1)


def said_while_away(server, crowd):
    """Without its database the site says so, to readers and to voters, and the process lives."""
    assert status(server, "/health") == 200 and status(server, "/ready") == 503
    page = look(server, 0)
    assert page.status == 503 and page.says("momentanément indisponible"), page
    assert crowd.put_off, "nobody was told to come back"
    for answer in crowd.put_off:
        assert answer.says("Rien n’a été enregistré", "Vérifiez votre envoi"), answer


def test_a_killed_postgresql_keeps_each_confirmed_ballot_once_and_the_site_goes_on_by_itself(filled, town, tmp_path):
    before, server = leaves(town), serve(tmp_path, town)
    try:
        crowd = Crowd(server, ranks=range(VOTERS), patience=60).after(VOTERS // 3)
        filled.kill()
        time.sleep(1)
        said_while_away(server, crowd)
        confirmed = len(crowd.recorded)
        assert confirmed < VOTERS
        filled.start()
        wait_until_ready(server)
        crowd.finish()
        assert not crowd.odd and crowd.recorded == set(range(VOTERS)), crowd.odd[:3]
        assert each_once(town, before, crowd) == set(range(VOTERS))
    finally:
        server.stop()


def test_a_single_process_of_postgresql_that_crashes_costs_no_confirmed_ballot(filled, town, tmp_path):
    before, server = leaves(town), serve(tmp_path, town)
    try:
        crowd = Crowd(server, ranks=range(VOTERS // 2), patience=60).after(VOTERS // 6)
        # The one that writes: PostgreSQL then ends all the others, and reads its log again.
        writer = filled.run("select pid from pg_stat_activity where backend_type = 'client backend' and query like '%check_offs%' and pid <> pg_backend_pid() order by state_change desc limit 1")
        os.kill(int(writer or filled.children()[-1]), 9)
        crowd.finish()
        assert not crowd.odd and crowd.recorded == set(range(VOTERS // 2)), crowd.odd[:3]
        assert each_once(town, before, crowd) == set(range(VOTERS // 2))
    finally:
        server.stop()


def test_a_standby_that_is_promoted_has_every_confirmed_ballot_and_the_site_goes_on_by_itself(filled, town, tmp_path):
    standby = Cluster(behind=filled)
    try:
        follow(filled)
        before = leaves(town)
        both = f"postgres://postgres@127.0.0.1:{filled.port},127.0.0.1:{standby.port}/{town.name}"
        server = serve(tmp_path, both)
        try:
            crowd = Crowd(server, ranks=range(VOTERS), patience=60).after(VOTERS // 3)
            filled.kill()
            time.sleep(1)
            # The standby answers questions, but nobody may take it for the server: what it has may be old.
            said_while_away(server, crowd)
            standby.promote()
            wait_until_ready(server)
            crowd.finish()
            assert not crowd.odd and crowd.recorded == set(range(VOTERS)), crowd.odd[:3]
            town.address = standby.address(town.name)
            assert each_once(town, before, crowd) == set(range(VOTERS))
        finally:
            server.stop()
    finally:
        standby.remove()
