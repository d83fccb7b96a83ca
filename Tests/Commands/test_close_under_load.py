"""The close of the vote passes while many vote: who arrived before is counted, who arrives after is refused with the hour, and the box holds the one and not the other."""

import time

from sealed_vote import EDITION, Crowd, leaves, serve, voters

VOTERS, BEFORE, AFTER = 2_000, 4, 1.5


def closing(town, moment):
    """Moves the close of the vote."""
    town.run(f"update phases set closes_at = {moment} where kind = 'vote' and edition_id = (select id from editions where slug = '{EDITION}')")


def ballots_in_the_closed_box(town):
    edition = f"(select id from editions where slug = '{EDITION}')"
    noted = town.rows(f"select closing_noted_at from catalogues where edition_id = {edition} and closing_noted_at is not null")
    return town.rows(f"select leaf from public_list where edition_id = {edition} and is_revocation = false") if noted else None


def people_until(ends):
    """One after the other, until the moment that is said later."""
    for rank in range(VOTERS):
        if ends and time.time() > ends[0]:
            return
        yield rank


def test_the_clock_crosses_the_close_under_load(town, tmp_path):
    before, ends = leaves(town), []
    server = serve(tmp_path, town)
    try:
        crowd = Crowd(server, ranks=people_until(ends), pause=0.03).after(100)
        close = int((time.time() + BEFORE) * 1000)
        closing(town, close)
        ends.append(close / 1000 + AFTER)
        crowd.finish()
        in_time = [answer for _, _, end, answer in crowd.answers if end * 1000 < close]
        late = [answer for _, start, _, answer in crowd.answers if start * 1000 > close]
        assert len(in_time) >= 100 and len(late) >= 5, (len(in_time), len(late))
        assert all(answer.is_recorded for answer in in_time), [answer for answer in in_time if not answer.is_recorded][:3]
        for answer in late:
            assert answer.status == 409 and answer.says("Le vote est clos depuis le") and answer.says("Votre envoi est arrivé le"), answer
        # Whoever was on the way at that second has one answer or the other, and it is true.
        for rank, _, _, answer in crowd.answers:
            assert answer.is_recorded or answer.status == 409, answer
        confirmed = crowd.recorded
        assert len(confirmed) == len(crowd.receipts) and sorted(voters(town)) == sorted(confirmed)

        end = time.monotonic() + 40
        while (box := ballots_in_the_closed_box(town)) is None:
            assert time.monotonic() < end and server.process.poll() is None, server.log.read_text()[-2000:]
            time.sleep(0.2)
        assert len(box) == len(set(box)) == len(before) + len(confirmed), "the box holds what was confirmed, and nothing else"
        assert set(crowd.receipts.values()) <= set(box)
        assert sorted(voters(town)) == sorted(confirmed)
    finally:
        server.stop()
