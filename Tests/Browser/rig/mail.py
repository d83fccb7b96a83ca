"""A mail server that keeps what it receives: `PARVIS_SMTP_URL` points to it, a test reads the letters."""

import email
import email.policy
import re
import time

from aiosmtpd.controller import Controller

from .catalogue import plain
from .site import free_port


class Mailbox:
    """All that was delivered, until it is closed."""

    def __init__(self):
        self.letters = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.controller.port}"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.letters.append((envelope.rcpt_tos, letter))
        return "250 kept"

    def wait_for(self, to, words="", seconds=20):
        """The newest letter to somebody whose subject or text has these words."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for recipients, letter in reversed(self.letters):
                if to in recipients and words.lower() in plain(str(letter["subject"]) + " " + text_of(letter)).lower():
                    return letter
            time.sleep(0.1)
        raise AssertionError(f"no letter to {to} with « {words} » among {[(r, str(l['subject'])) for r, l in self.letters]}")

    def wait_for_all(self, site, seconds=20):
        """Until no letter of the site waits to leave."""
        end = time.monotonic() + seconds
        while site.query("select count(*) from letters where state in ('waiting', 'sending')")[0][0]:
            assert time.monotonic() < end, "letters still wait"
            time.sleep(0.1)

    def close(self):
        self.controller.stop()


def text_of(letter):
    body = letter.get_body(("plain", "html"))
    return body.get_content() if body else ""


def links_of(letter):
    return re.findall(r"https?://[^\s<>\"]+", text_of(letter))
