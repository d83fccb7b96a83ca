"""A mail server hands a message over; what is none is no question."""

import sqlite3

MESSAGE = """From: Jeanne Morel <jeanne@exemple.fr>
To: questions@ville.example
Message-ID: <un@exemple.fr>
Subject: =?UTF-8?B?w4l0w6k=?=
Content-Type: text/plain; charset=utf-8

La piscine est-elle ouverte en août ?
"""


def questions(folder):
    with sqlite3.connect(folder / "town.sqlite") as town:
        return town.execute("select subject, asker_email, channel from questions order by id").fetchall()


def test_a_message_opens_a_question_once(parvis, tmp_path):
    assert parvis("receive-mail", "--database", "town.sqlite", typed=MESSAGE).code == 1, "there is no such town"
    assert parvis("migrate", "--database", "town.sqlite").code == 0
    for _ in range(2):
        told = parvis("receive-mail", "--database", "town.sqlite", typed=MESSAGE)
        assert told.code == 0, told
    assert questions(tmp_path) == [("Été", "jeanne@exemple.fr", "mail")]


def test_nothing_and_machines_open_none(parvis, tmp_path):
    assert parvis("migrate", "--database", "town.sqlite").code == 0
    (tmp_path / "absent.eml").write_text(MESSAGE.replace("Message-ID: <un@", "Auto-Submitted: auto-replied\nMessage-ID: <deux@"), encoding="utf-8")
    assert parvis("receive-mail", "absent.eml", "--database", "town.sqlite").code == 0
    assert parvis("receive-mail", "--database", "town.sqlite", typed="").code == 0
    assert parvis("receive-mail", "nulle-part.eml", "--database", "town.sqlite").code == 1
    assert questions(tmp_path) == []
