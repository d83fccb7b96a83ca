"""The server is killed in the middle of many sealed casts: every confirmed ballot is in the box once, and no ballot is half there."""

import signal

from sealed_vote import Crowd, each_once, leaves, serve

VOTERS = 400


def test_a_killed_server_keeps_each_confirmed_ballot_once_and_no_half(town, tmp_path):
    before = leaves(town)
    server = serve(tmp_path, town)
    try:
        crowd = Crowd(server, ranks=range(VOTERS)).after(VOTERS // 3)
        server.process.kill()
        crowd.finish()
        assert server.process.wait(10) == -signal.SIGKILL
    finally:
        server.process.kill()
    assert VOTERS // 3 <= len(crowd.receipts) < VOTERS and not crowd.odd, crowd.odd[:5]

    again = serve(tmp_path, town)
    try:
        each_once(town, before, crowd)
        # Whoever had no answer casts again: everybody is in the box once.
        second = Crowd(again, ranks=range(VOTERS)).finish()
        assert second.recorded == set(range(VOTERS)) and not second.odd, second.odd[:5]
        second.receipts = crowd.receipts | second.receipts
        assert each_once(town, before, second) == set(range(VOTERS))
    finally:
        again.stop()
