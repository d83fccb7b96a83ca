"""migrate, demo, user add, import and export, on an SQLite file of their own."""

import json
import os
import sqlite3
import stat

import pytest

# The roles of the house: the demonstration has somebody for each, and residents.
ROLES = {"administrator", "project-officer", "reception-agent", "service-referent", "reviewer", "panel-member", "moderator", "elected", "auditor"}


def test_migrating_twice_is_safe(parvis, tmp_path):
    first, second = parvis("migrate", "--database", "town.sqlite"), parvis("migrate", "--database", "town.sqlite")
    assert first.code == 0 and second.code == 0, (first, second)
    assert (tmp_path / "town.sqlite").stat().st_size > 0
    assert "up to date" in second.out and second.out != first.out


def test_what_was_migrated_is_told_to_programs(parvis):
    first, second = (json.loads(parvis("migrate", "--database", "town.sqlite", "--json").out)["applied"] for _ in range(2))
    assert first[0] == "0001 ground" and len(first) > 5 and second == []


def test_the_database_may_come_from_the_environment(parvis, tmp_path):
    assert parvis("migrate", DATABASE_URL="elsewhere.sqlite").code == 0
    assert (tmp_path / "elsewhere.sqlite").exists()
    assert parvis("migrate", "--database", "here.sqlite", DATABASE_URL="elsewhere2.sqlite").code == 0
    assert (tmp_path / "here.sqlite").exists() and not (tmp_path / "elsewhere2.sqlite").exists()


def test_adding_somebody_leaves_a_trace_and_her_password_is_typed_apart(parvis, tmp_path):
    arguments = ["user", "add", "ada@ville.example", "--name", "Ada Morel", "--role", "administrator", "--database", "town.sqlite"]
    assert parvis("migrate", "--database", "town.sqlite").code == 0
    assert parvis(*arguments, "--password-stdin", typed="court\n").code != 0
    assert parvis(*arguments, "--password-stdin", "--password", "neuf ponts une ville", typed="x\n").code != 0
    assert parvis(*arguments, "--password-stdin", typed="neuf ponts une ville\n").code == 0
    with sqlite3.connect(tmp_path / "town.sqlite") as town:
        lines = town.execute("select act, reason, channel from journal order by id").fetchall()
        assert lines == [("account.add", "", "command"), ("role.grant", "administrator, city", "command")]
        assert town.execute("select password from accounts").fetchone()[0].startswith("$argon2id$")


@pytest.mark.parametrize("arguments", [["user", "add", "ada@ville.example", "--name", "Ada Morel"], ["export", "pabulib", "2026"]])
def test_a_mistyped_database_is_not_made(parvis, tmp_path, arguments):
    told = parvis(*arguments, "--database", "nowhere/town.sqlite")
    assert told.code == 1 and "nowhere/town.sqlite" in told.err and told.out == "", told
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("database", ["/proc/none/town.sqlite", "postgres://nobody@127.0.0.1:1/none"])
def test_a_database_that_cannot_be_opened_is_refused(parvis, database):
    told = parvis("migrate", "--database", database, PARVIS_SECRET="ab" * 32)
    assert told.code == 1 and told.out == "" and told.err.strip(), told


def test_a_file_that_is_no_database_is_refused_and_left_alone(parvis, tmp_path):
    (tmp_path / "notes.txt").write_text("Ceci n’est pas une base.\n" * 50)
    told = parvis("migrate", "--database", "notes.txt")
    assert told.code == 1 and told.err.strip(), told
    assert (tmp_path / "notes.txt").read_text().startswith("Ceci")


def test_the_demonstration_tells_a_login_for_each_role(demonstration):
    _, told = demonstration
    logins = json.loads(told.out)["logins"]
    assert ROLES | {"resident"} <= {login["role"] for login in logins}
    assert all("@" in login["email"] and login["password"] and login["name"] for login in logins)
    assert "filling the town" in told.err


def test_the_demonstration_refuses_a_database_that_is_not_empty(parvis, demonstration):
    database, _ = demonstration
    told = parvis("demo", "--database", database)
    assert told.code == 1 and told.out == "" and told.err.strip(), told


def test_the_demonstration_is_a_town_where_things_have_happened(demonstration):
    database, _ = demonstration
    with sqlite3.connect(database) as town:
        def one(question):
            return town.execute(question).fetchone()[0]

        assert one("select count(*) from documents where subject = 'proposal' and kind = 'photo'") >= 12
        assert one("select count(*) from documents where subject = 'work' and kind = 'photo'") >= 4
        assert one("select count(*) from documents where kind = 'photo' and (alternative_text = '' or small_digest is null)") == 0
        digests = {row[0] for row in town.execute("select small_digest from documents where small_digest is not null union select digest from documents")}
        assert digests <= {path.name for path in database.parent.rglob("*") if path.is_file()}, "a picture is not in the store"
        # The journal is told by people, in the order in which they acted; the site notes its own passages as it makes them.
        assert one("select count(distinct actor_id) from journal where act = 'proposal.deposit'") > 30
        assert {"eligibility.sign", "eligibility.check", "feasibility.opinion", "rulebook.publish"} <= {row[0] for row in town.execute("select act from journal")}
        assert one("select count(*) from journal where position is null") == 0, "lines as old as the town are sealed with it"
        moments = [row[0] for row in town.execute("select at from journal where channel <> 'automatic' order by id")]
        assert moments == sorted(moments)
        inbox = town.execute("""
            select l.read_at is null, l.created_at from letters l join accounts a on a.id = l.account_id
            where a.email like 'sylvie.marchandeau@%' order by l.id
            """).fetchall()
        assert len(inbox) >= 6 and sum(unread for unread, _ in inbox) == 2 and [at for _, at in inbox] == sorted(at for _, at in inbox)
        assert one("select count(*) from letters where state <> 'sent'") == 0, "a letter of the invented town would leave"
        assert one("select count(*) from coauthors where accepted_at is not null") >= 1
        amended = "select count(*) from syntheses where accepted_at is not null"
        assert one(amended) >= 4 and one(amended + " and (notified_at < accepted_at or released_at < accepted_at)") == 0
        assert one("select count(*) from rulebook_comments") >= 2
        assert one("select count(*) from panel_ranks") >= 6 and one("select count(*) from picks") >= 1


def test_the_demonstration_prints_its_logins_for_people_too(parvis):
    assert parvis("migrate", "--database", "town.sqlite").code == 0
    told = parvis("demo", "--database", "town.sqlite")
    assert told.code == 0 and "@" in told.out and "project-officer" in told.out, told


def test_the_secret_of_a_small_town_is_for_its_owner_only(demonstration):
    database, _ = demonstration
    secret = database.parent / "secret"
    if secret.exists():
        assert stat.S_IMODE(os.stat(secret).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(database).st_mode) & 0o007 == 0, "others may read the database"


def test_import_makes_an_edition_that_export_gives_back(parvis, election):
    assert parvis("migrate", "--database", "town.sqlite").code == 0
    told = parvis("import", "pabulib", election, "--database", "town.sqlite", "--json")
    assert told.code == 0, told
    edition = json.loads(told.out)
    assert "/" in edition["address"]
    given = parvis("export", "pabulib", edition["edition"], "--database", "town.sqlite")
    assert given.code == 0 and given.out.startswith("META"), given
    for line in ("num_projects;4", "num_votes;5", "budget;100"):
        assert line in given.out, given
    assert "Un verger" in given.out
    votes = given.out.split("VOTES\n")[1].strip().splitlines()[1:]
    assert sorted(vote.split(";")[1] for vote in votes) == ["1", "1,2", "1,3", "2,10", "3"]


def test_the_command_that_counts_again_names_the_file_written(parvis, election, tmp_path):
    edition = json.loads(parvis("import", "pabulib", election, "--database", "town.sqlite", "--json").out)["edition"]
    told = parvis("export", "pabulib", edition, "--database", "town.sqlite", "--output", "mine.pb")
    assert told.code == 0 and "exporting" in told.err and "parvis count mine.pb" in told.err, told
    command = told.err.split("count it again: parvis ")[1].split()
    assert parvis(*command).code == 0, told


def test_import_prints_where_the_edition_is(parvis, election):
    told = parvis("import", "pabulib", election, "--database", "town.sqlite")
    assert told.code == 0 and "/editions/" in told.out, told


def test_a_malformed_file_is_refused_with_its_line_and_changes_nothing(parvis, election):
    election.write_text(election.read_text().replace("2;50;2;Des bancs", "2;beaucoup;2;Des bancs"))
    assert parvis("migrate", "--database", "town.sqlite").code == 0
    told = parvis("import", "pabulib", election, "--database", "town.sqlite")
    assert told.code == 1 and ":19:" in told.err, told
    assert parvis("export", "pabulib", "1", "--database", "town.sqlite").code == 1


def test_what_does_not_exist_is_refused(parvis):
    assert parvis("migrate", "--database", "town.sqlite").code == 0
    for arguments in (["import", "pabulib", "absent.pb"], ["export", "pabulib", "999"]):
        told = parvis(*arguments, "--database", "town.sqlite")
        assert told.code == 1 and told.err.strip() and told.out == "", (arguments, told)
