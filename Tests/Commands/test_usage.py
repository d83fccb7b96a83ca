"""Every command says how it is used, and answers wrong usage with 2, on stderr only."""

import pytest

COMMANDS = [["serve"], ["migrate"], ["demo"], ["import", "pabulib"], ["export", "pabulib"], ["count"], ["draw"], ["user", "add"]]
WITH_DATABASE = [command for command in COMMANDS if command not in (["count"], ["draw"])]


def name(command):
    return " ".join(command)


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_parvis_says_what_it_can_do(parvis, option):
    told = parvis(option)
    assert told.code == 0 and told.err == "", told
    for command in COMMANDS:
        assert command[0] in told.out, told


def test_parvis_says_its_version(parvis):
    told = parvis("--version")
    assert told.code == 0 and told.out.strip().count(".") == 2 and told.err == "", told


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_each_command_has_its_help(parvis, command):
    told = parvis(*command, "--help")
    assert told.code == 0 and told.err == "", told
    assert f"parvis {name(command)}" in told.out, told


@pytest.mark.parametrize("command", WITH_DATABASE, ids=name)
def test_each_command_takes_a_database(parvis, command):
    assert "--database" in parvis(*command, "--help").out


def test_help_on_serving_lists_the_settings(parvis):
    out = parvis("serve", "--help").out
    for variable in ["DATABASE_URL", "PARVIS_FILES", "PARVIS_BASE_URL", "PARVIS_SECRET", "PARVIS_SMTP_URL", "PARVIS_TRUSTED_PROXIES"]:
        assert variable in out


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_an_unknown_option_is_wrong_usage(parvis, command):
    told = parvis(*command, "--no-such-option")
    assert told.code == 2 and told.out == "", told
    # A missing argument may be said before the unknown option.
    assert "sage" in told.err, told


@pytest.mark.parametrize("arguments", [
    ["frobnicate"], ["import"], ["import", "frobnicate", "a"], ["import", "pabulib"], ["export", "pabulib"], ["count"],
    ["serve", "--port"], ["serve", "--port", "many"], ["serve", "--port", "0"], ["serve", "--port", "70000"], ["migrate", "too", "many"],
    ["user", "add"],
], ids=name)
def test_wrong_usage_is_said_on_stderr_with_two(parvis, tmp_path, arguments):
    told = parvis(*arguments)
    assert told.code == 2, told
    assert told.err.strip() != "" and told.out == "", told
    assert not list(tmp_path.rglob("*.sqlite")), "wrong usage made a database"
