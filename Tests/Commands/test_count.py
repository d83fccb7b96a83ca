"""`parvis count`: by hand on five ballots."""

import json

import pytest


def winners(told):
    assert told.code == 0, told
    return sorted(json.loads(told.out)["winners"])


def test_by_votes_skipping_what_does_not_fit(parvis, election):
    # 1 (3 votes, 60); 2 and 3 tie with 2 votes: first id first, 50 does not fit, 40 does: nothing left.
    assert winners(parvis("count", election, "--json")) == ["1", "3"]


def test_by_votes_stopping_at_what_does_not_fit(parvis, election):
    assert winners(parvis("count", election, "--not-fitting", "stop", "--json")) == ["1"]


def test_another_tie_rule_and_another_budget_change_the_winners(parvis, election):
    assert winners(parvis("count", election, "--not-fitting", "stop", "--ties", "cost-asc", "--json")) == ["1", "3"]
    assert winners(parvis("count", election, "--budget", "180", "--json")) == ["1", "10", "2", "3"]


@pytest.mark.parametrize("language, word", [("fr", "lauréat"), ("en", "winning")])
def test_it_tells_people_in_their_language(parvis, election, language, word):
    told = parvis("count", election, "--language", language)
    assert told.code == 0 and word in told.out.lower() and "Un verger" in told.out, told


def test_a_defect_is_refused_with_its_line_unless_lenient(parvis, election):
    election.write_text(election.read_text().replace("d;2,10", "d;2,99"))
    told = parvis("count", election)
    assert told.code == 1 and told.out == "" and ":27:" in told.err and "99" in told.err, told
    told = parvis("count", election, "--lenient", "--json")
    assert winners(told) == ["1", "3"] and "99" in told.err


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", "META\nkey;value\nbudget;-5\n".encode(), b"VOTES\n", b"\xef\xbb\xbfMETA\n"])
def test_what_is_no_election_is_refused(parvis, tmp_path, content):
    (tmp_path / "odd.pb").write_bytes(content)
    told = parvis("count", "odd.pb")
    assert told.code == 1 and told.out == "" and told.err.strip(), told


@pytest.mark.parametrize("arguments", [
    ["--ties", "luck"], ["--rule", "best"], ["--not-fitting", "maybe"], ["--min-percent", "150"], ["--quota", "x"],
])
def test_an_unknown_rule_is_wrong_usage(parvis, election, arguments):
    told = parvis("count", election, *arguments)
    assert told.code == 2 and told.out == "" and told.err.strip(), told


def test_an_absent_file_is_refused(parvis):
    told = parvis("count", "absent.pb")
    assert told.code == 1 and "absent.pb" in told.err, told
