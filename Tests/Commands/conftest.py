"""What the command tests share: the executable, run in a folder of its own."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARVIS = os.environ.get("PARVIS", str(ROOT / ".build/release/parvis"))

ELECTION = """META
key;value
description;Une petite ville
country;France
unit;Petiteville
instance;2024
num_projects;4
num_votes;5
budget;100
vote_type;approval
rule;greedy
date_begin;01.03.2024
date_end;31.03.2024
language;fr
currency;EUR
PROJECTS
project_id;cost;votes;name
1;60;3;Un verger
2;50;2;Des bancs
3;40;2;Une fontaine
10;30;1;Un préau
VOTES
voter_id;vote
a;1,2
b;1,3
c;1
d;2,10
e;3
"""


class Told:
    """How a command ended and what it said."""

    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def __repr__(self):
        return f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


def runner(folder):
    """Runs commands in a folder, without the variables of this shell."""

    def run(*arguments, timeout=300, typed=None, **variables):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_") and name != "DATABASE_URL"}
        return Told(subprocess.run(
            [PARVIS, *map(str, arguments)], cwd=folder, env={**environment, "LC_ALL": "C.UTF-8", **variables},
            **({"stdin": subprocess.DEVNULL} if typed is None else {"input": typed}), capture_output=True, text=True, timeout=timeout,
        ))

    return run


@pytest.fixture
def parvis(tmp_path):
    """`parvis("migrate", "--database", "a.sqlite")`, in an empty folder."""
    return runner(tmp_path)


@pytest.fixture
def election(tmp_path):
    """A small Pabulib file."""
    path = tmp_path / "petiteville.pb"
    path.write_text(ELECTION, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The demonstration town in a database, made once, with what `parvis demo --json` told."""
    folder = tmp_path_factory.mktemp("demonstration")
    database = folder / "town.sqlite"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_") and name != "DATABASE_URL"}
    done = None
    for command in (["migrate"], ["demo", "--json"]):
        done = Told(subprocess.run(
            [PARVIS, *command, "--database", str(database)], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=600,
        ))
        assert done.code == 0, done
    return database, done


@pytest.fixture(scope="session")
def peopled(tmp_path_factory):
    """The demonstration town at the vote, with people to vote, made once for each database: `peopled("sqlite")`."""
    from sealed_vote import PostgreSQL, SQLite, fill

    made = {}

    def make(kind):
        if kind not in made:
            folder = tmp_path_factory.mktemp("peopled")
            made[kind] = SQLite(folder) if kind == "sqlite" else PostgreSQL(os.environ["TEST_PG"], "peopled")
            fill(made[kind], runner(folder), folder, voters=2_000)
        return made[kind]

    yield make
    for database in made.values():
        database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def town(request, tmp_path, peopled):
    """The demonstration town with people who are signed in and have not voted, on each database."""
    if request.param == "postgresql" and not os.environ.get("TEST_PG"):
        pytest.skip("TEST_PG is not set")
    database = peopled(request.param).copy(tmp_path if request.param == "sqlite" else "town")
    yield database
    database.close()
