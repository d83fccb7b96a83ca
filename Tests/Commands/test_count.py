"""`parvis count`: by hand on five ballots."""

import json
import subprocess

import pytest
from conftest import PARVIS


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
    ["--ties", "luck"], ["--ties", ""], ["--rule", "best"], ["--not-fitting", "maybe"], ["--min-percent", "150"], ["--quota", "x"],
])
def test_an_unknown_rule_is_wrong_usage(parvis, election, arguments):
    told = parvis("count", election, *arguments)
    assert told.code == 2 and told.out == "" and told.err.strip(), told


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_a_file_may_come_on_stdin(parvis, election, name):
    assert winners(parvis("count", name, "--json", typed=election.read_text())) == ["1", "3"]
    told = parvis("count", name, typed="")
    assert told.code == 1 and "META" in told.err, told


def test_a_count_that_could_not_be_written_is_no_success(election):
    with open("/dev/full", "w") as full:
        assert subprocess.run([PARVIS, "count", election, "--json"], stdout=full, stderr=subprocess.PIPE, timeout=60).returncode == 1


def test_an_absent_file_is_refused(parvis):
    told = parvis("count", "absent.pb")
    assert told.code == 1 and "absent.pb" in told.err, told


@pytest.mark.parametrize("arguments", [
    ["--rule", "greedy", "--utility", "cost"], ["--utility", "cardinality"], ["--not-fitting", "skip"], ["--not-fitting", "partial"],
    ["--rule", "equal-shares", "--completion", "none"], ["--rule", "equal-shares", "--completion", "add1", "--completion", "greedy"],
    ["--rule", "equal-shares", "--completion", "add1u"], ["--rule", "equal-shares", "--completion", "exhaustive"],
    ["--rule", "phragmen"], ["--rule", "max-utility"], ["--ties", "votes,cost-asc,cost-desc,id-number,seed:un texte,file-order,id"], ["--ties", "id-desc"],
    ["--min-votes", "2"], ["--max-winners", "1"], ["--exclusive", "1,2"], ["--mandatory", "10"],
])
def test_each_option_counts_and_the_answer_has_its_parts(parvis, election, arguments):
    told = parvis("count", election, *arguments, "--json")
    assert told.code == 0, told
    count = json.loads(told.out)
    assert {"rule", "options", "budget", "winners", "cost", "left", "ties", "rounds"} <= count.keys()
    assert int(count["budget"]) == int(count["cost"]) + int(count["left"]) == 100


@pytest.mark.parametrize("kind, arguments", [
    ("scoring", ["--rule", "majority-judgment"]), ("cumulative", ["--utility", "points"]), ("ordinal", ["--utility", "borda"]),
    ("ordinal", ["--rule", "instant-runoff"]),
])
def test_points_and_rankings_have_their_rules(parvis, election, kind, arguments):
    text = election.read_text().replace("approval", kind).replace("voter_id;vote", "voter_id;vote;points")
    for ballot, points in [("a;1,2", "3,1"), ("b;1,3", "2,2"), ("c;1", "4"), ("d;2,10", "1,3"), ("e;3", "4")]:
        text = text.replace(f"\n{ballot}\n", f"\n{ballot};{points}\n")
    election.write_text(text)
    told = parvis("count", election, *arguments, "--json")
    assert told.code == 0 and "1" in json.loads(told.out)["winners"], told


def test_districts_have_their_envelopes(parvis, election):
    text = election.read_text().replace("cost;votes;name", "cost;votes;district;name")
    for number, district in [("1", "Nord"), ("2", "Nord"), ("3", "Sud"), ("10", "Sud")]:
        text = text.replace(f"\n{number};", f"\n{number};", 1)
        head, rest = text.split(f"\n{number};", 1)
        cost, votes, name = rest.split("\n", 1)[0].split(";")
        text = f"{head}\n{number};{cost};{votes};{district};{name}\n" + rest.split("\n", 1)[1]
    election.write_text(text)
    told = json.loads(parvis("count", election, "--territory-envelope", "Sud=30", "--json").out)
    assert [envelope["scope"] for envelope in told["envelopes"]] == ["territory:Sud", "everywhere"] and told["winners"][0] == "10"
    told = json.loads(parvis("count", election, "--territory-envelope-each", "50", "--json").out)
    assert sorted(told["winners"]) == ["2", "3"]
    assert parvis("count", election, "--territory-envelope", "Ouest=30").code == 1


def with_categories(election):
    """Culture, sport for 1 and 10; Nature for the others."""
    text = election.read_text().replace("cost;votes;name", "cost;votes;category;name")
    for line, category in [("1;60;3;", r"Culture\, sport"), ("2;50;2;", "Nature"), ("3;40;2;", " Nature "), ("10;30;1;", r"Culture\, sport")]:
        text = text.replace(f"\n{line}", f"\n{line}{category};", 1)
    election.write_text(text)


def test_themes_have_their_envelopes_and_quotas_commas_and_all(parvis, election):
    with_categories(election)
    told = json.loads(parvis("count", election, "--envelope", "category:Nature=50", "--envelope", "ring-fenced:category:Culture, sport=30", "--json").out)
    assert [(envelope["scope"], envelope["amount"]) for envelope in told["envelopes"]] == [("category:Nature", "50"), ("category:Culture, sport", "30"), ("everywhere", "20")]
    assert told["winners"] == ["2", "10"] and told["options"]["ring-fenced"] == ["category:Culture, sport"]
    assert json.loads(parvis("count", election, "--quota", "Culture, sport=2", "--json").out)["winners"] == ["1", "10"]
    assert winners(parvis("count", election, "--envelope", "without-territory=60", "--no-carry-over", "--json")) == ["1", "3"]
    assert parvis("count", election, "--envelope", "Nature=50").code == 2


@pytest.mark.parametrize("arguments", [
    ["--quota", "Nope=1"], ["--quota", "territory:Nope=1"], ["--ties", "category:Nope"], ["--ties", "channel:Paper"], ["--envelope", "category:Nope=1"],
    ["--mandatory", "1,2"], ["--mandatory", "2,3", "--exclusive", "2,3"],
])
def test_a_rule_that_names_what_is_not_there_or_cannot_be_is_refused(parvis, election, arguments):
    told = parvis("count", election, *arguments)
    assert told.code == 1 and told.out == "" and told.err.strip(), told


def test_a_seed_may_hold_a_comma_and_keys_have_spaces_between(parvis, election):
    told = json.loads(parvis("count", election, "--ties", r"seed:le 3\, à midi,id", "--json").out)
    assert told["options"]["ties"] == ["seed:le 3, à midi", "id"]
    assert json.loads(parvis("count", election, "--ties", "votes, cost-asc", "--json").out)["options"]["ties"] == ["votes", "cost-asc"]


def test_help_tells_how_it_ends(parvis):
    assert "Ends with 0" in " ".join(parvis("count", "--help").out.split())


def test_a_count_is_explained_project_by_project(parvis, election):
    told = parvis("count", election, "--explain", "--language", "en")
    assert told.code == 0 and "lacked 1 vote." in told.out and "At a cost of" in told.out and "of their choices" in told.out, told
    told = parvis("count", election, "--explain", "--language", "fr", "--rule", "equal-shares")
    assert told.code == 0 and "Lauréat" in told.out, told
    told = json.loads(parvis("count", election, "--explain", "--json", "--rule", "equal-shares").out)
    assert len(told["projects"]) == 4 and sum(told["votersByWins"]) == 5 and any("effectiveVotes" in turn for turn in told["rounds"])
    assert parvis("count", election, "--explain", "--compare").code == 2


def test_the_rules_stand_side_by_side(parvis, election):
    told = parvis("count", election, "--compare", "--language", "en")
    assert told.code == 0 and all(word in told.out for word in ("published", "greedy stop", "equal shares", "equal shares alone", "bounded overspending", "max utility", "phragmen")), told
    rules = json.loads(parvis("count", election, "--compare", "--json").out)["rules"]
    assert [sorted(rule["winners"]) for rule in rules[:3]] == [["1", "3"], ["1", "3"], ["1"]]
