"""Fifty casts of one person at the same instant, through one process and through two: one ballot, one line, one letter, one receipt."""

import threading

from sealed_vote import PostgreSQL, cast, leaves, letters, line_to, serve, voters


def at_once(servers, rank, times=50):
    """The answers to the same form, sent so many times at the same instant."""
    answers, start = [], threading.Barrier(times)

    def send(server):
        line = line_to(server)
        line.connect()
        start.wait()
        answers.append(cast(line, rank))
        line.close()

    hands = [threading.Thread(target=send, args=(servers[number % len(servers)],)) for number in range(times)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(60)
    assert len(answers) == times
    return answers


def test_fifty_casts_at_the_same_instant_give_one_ballot(town, tmp_path):
    (tmp_path / "other").mkdir()
    before = leaves(town)
    servers = [serve(tmp_path, town)]
    try:
        if isinstance(town, PostgreSQL):
            servers.append(serve(tmp_path / "other", town, PARVIS_FILES=str(tmp_path / "files")))
        for rank in range(4):
            answers = at_once(servers, rank)
            assert all(answer.is_recorded for answer in answers), [answer for answer in answers if not answer.is_recorded][:3]
            receipts = [answer.receipt for answer in answers if answer.receipt]
            assert len(receipts) == 1 and receipts[0] in leaves(town)
        assert sorted(voters(town)) == sorted(letters(town)) == [0, 1, 2, 3]
        assert len(leaves(town)) == len(before) + 4
    finally:
        for server in servers:
            server.stop()
