"""The mail server refuses, then hangs, then comes back: votes go on meanwhile, and each letter leaves once."""

import collections
import email
import email.policy
import socket
import threading
import time

from aiosmtpd.controller import Controller

from sealed_vote import Crowd, each_once, leaves, serve
from test_serving import free_port

VOTERS = 60


class Relay:
    """A mail server that works, and who was written to."""

    def __init__(self, port):
        self.letters = []
        self.controller = Controller(self, hostname="127.0.0.1", port=port)
        self.controller.start()

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.letters.append((envelope.rcpt_tos[0], message["Message-ID"]))
        return "250 OK"


class Hanging:
    """A mail server that takes the line and says nothing."""

    def __init__(self, port):
        self.listener = socket.create_server(("127.0.0.1", port), reuse_port=False)
        self.lines, self.came = [], threading.Event()
        threading.Thread(target=self.take, daemon=True).start()

    def take(self):
        while True:
            try:
                self.lines.append(self.listener.accept()[0])
            except OSError:
                return
            self.came.set()

    def close(self):
        # shutdown wakes the thread that accepts.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for line in self.lines:
            line.close()


def waiting(town):
    return int(town.rows("select count(*) from letters where account_id >= 3000000 and state <> 'sent'")[0])


def until(reached, seconds=30):
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


def test_votes_go_on_without_mail_and_each_letter_leaves_once_it_is_back(peopled, tmp_path):
    town = peopled("sqlite").copy(tmp_path)
    town.run("update letters set state = 'sent' where state = 'waiting'")
    before, port = leaves(town), free_port()
    server = serve(tmp_path, town, PARVIS_SMTP_URL=f"smtp://127.0.0.1:{port}")
    try:
        # It refuses the line.
        crowd = Crowd(server, ranks=range(20)).finish()
        until(lambda: int(town.rows("select count(*) from letters where attempts > 0 and state = 'waiting' and account_id >= 3000000")[0]) > 0)
        # It takes the line and hangs: nobody who votes waits for it.
        hanging = Hanging(port)
        town.run("update letters set next_at = 0 where state = 'waiting'")
        until(hanging.came.is_set)
        more = Crowd(server, ranks=range(20, VOTERS)).finish(20)
        assert max(end - start for _, start, end, _ in more.answers) < 5
        hanging.close()
        assert len(crowd.recorded) + len(more.recorded) == VOTERS and not crowd.odd + more.odd, (crowd.odd + more.odd)[:3]
        more.receipts |= crowd.receipts
        assert each_once(town, before, more) == set(range(VOTERS)) and waiting(town) == VOTERS

        # It is back; the minutes between two attempts are over.
        relay = Relay(port)
        try:
            until(lambda: int(town.rows("select count(*) from letters where state = 'sending'")[0]) == 0)
            town.run("update letters set next_at = 0 where state = 'waiting'")
            until(lambda: waiting(town) == 0)
        finally:
            relay.controller.stop()
    finally:
        server.stop()
    ours = [letter for letter in relay.letters if letter[0].startswith("killed")]
    assert collections.Counter(address for address, _ in ours) == {f"killed{rank}@valmont.example": 1 for rank in range(VOTERS)}
    assert len({name for _, name in ours}) == VOTERS
