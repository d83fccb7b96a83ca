"""The machine of PostgreSQL vanishes from the network: nothing tells the lines that wait for it. The standby takes over within a minute."""

import time

import pytest

from clusters import Cluster, Machine
from sealed_vote import Crowd, PostgreSQL, each_once, fill, leaves, serve
from test_database_killed import follow, wait_until_ready

VOTERS = 600


@pytest.fixture
def machine():
    one = Machine()
    yield one
    one.remove()


def test_a_machine_that_vanishes_is_given_up_and_its_standby_has_every_confirmed_ballot(machine, parvis, tmp_path):
    clusters = [Cluster(machine=machine)]
    try:
        first = clusters[0]
        town = fill(PostgreSQL(first.address(), "vanished"), parvis, tmp_path, VOTERS)
        clusters.append(Cluster(behind=first))
        standby, before = clusters[1], leaves(town)
        follow(first)
        server = serve(tmp_path, f"postgres://postgres@{first.host}:{first.port},127.0.0.1:{standby.port}/{town.name}")
        try:
            crowd = Crowd(server, ranks=range(VOTERS), patience=90).after(VOTERS // 3)
            machine.unplug()
            standby.promote()
            start = time.monotonic()
            # Nobody asks meanwhile but those who vote: every line finds out by itself.
            crowd.finish()
            assert time.monotonic() - start < 60
            wait_until_ready(server)
            assert not crowd.odd and crowd.recorded == set(range(VOTERS)), crowd.odd[:3]
            town.address = standby.address(town.name)
            assert each_once(town, before, crowd) == set(range(VOTERS))
        finally:
            server.stop()
    finally:
        for cluster in reversed(clusters):
            cluster.remove()
