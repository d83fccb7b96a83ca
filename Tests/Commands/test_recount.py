"""`parvis count` beside a program of another language, `Tests/Counting/recount`: the same winners in the same order, by every rule."""

import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import zipfile
from fractions import Fraction

import pytest
from elections import RandomElection
from record_rule import rule

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Counting"))
import verify  # noqa: E402

APPROVAL = [
    [], ["--ranking", "per-cost"], ["--not-fitting", "stop"], ["--not-fitting", "partial"], ["--reserve-percent", "50"], ["--max-winners", "3"],
    ["--ties", "votes,cost-asc,id-number"], ["--ties", "seed:midi,id"], ["--ties", "category:Nature,id-desc"], ["--min-votes", "4"], ["--min-percent", "20"],
    ["--quota", "Nature=2", "--quota", "territory:Sud=2"], ["--mandatory", "9,2"], ["--exclusive", "1,2,3", "--exclusive", "4,5"],
    ["--envelope", "territory:Nord=90", "--envelope", "ring-fenced:category:Nature=60"], ["--territory-envelope", "Sud=150", "--no-carry-over"],
    *(["--rule", "equal-shares", "--utility", utility, *(word for name in completions for word in ("--completion", name))]
      for utility in ("cost", "cardinality")
      for completions in ([], ["none"], ["greedy"], ["add1"], ["add1u"], ["exhaustive"], ["add1", "exhaustive"], ["add1", "comparison"], ["add1", "greedy", "comparison"])),
    ["--rule", "phragmen"], ["--rule", "phragmen", "--exclusive", "1,2,3", "--max-winners", "4"],
    ["--rule", "max-utility"], ["--rule", "max-utility", "--utility", "cardinality"], ["--rule", "max-utility", "--exclusive", "1,2,3", "--max-winners", "4"],
    ["--rule", "bounded-overspending"], ["--rule", "bounded-overspending", "--utility", "cardinality"],
    *(["--rule", rule, "--envelope", "territory:Nord=120", "--mandatory", "6", "--quota", "Nature=1", "--exclusive", "1,2"]
      for rule in ("equal-shares", "phragmen", "max-utility", "bounded-overspending")),
]
POINTS = [
    ["--utility", "points"], ["--utility", "points", "--ranking", "total", "--min-votes", "9"], ["--rule", "majority-judgment", "--utility", "points"],
    ["--rule", "majority-judgment", "--utility", "points", "--not-fitting", "stop", "--quota", "Nature=2"], ["--rule", "max-utility", "--utility", "points"],
    *(["--rule", "equal-shares", "--utility", "points", "--completion", name] for name in ("none", "add1u", "exhaustive", "comparison")),
    ["--rule", "bounded-overspending", "--utility", "points"],
]
RANKINGS = [
    ["--utility", "borda", "--ranking", "total"], ["--utility", "borda"], ["--rule", "instant-runoff"], ["--rule", "instant-runoff", "--not-fitting", "stop", "--quota", "Nature=2"],
    ["--rule", "instant-runoff", "--envelope", "territory:Nord=120"], ["--rule", "equal-shares", "--utility", "borda", "--completion", "add1u"],
    ["--rule", "max-utility", "--utility", "borda"], ["--rule", "equal-shares", "--utility", "points"],
]


def small(kind, number):
    """A file of our own, with equal votes and equal costs in it: the same for the same number."""
    chance = random.Random(f"{kind} {number}")
    ids = [str(place) for place in range(1, 11)]
    lines = ["META", "key;value", "budget;300", f"vote_type;{kind}", "PROJECTS", "project_id;cost;category;district"]
    lines += [f"{place};{chance.choice([20, 30, 40, 45, 60, 75, 90, 120])};{chance.choice(['Nature', 'Sport'])};{chance.choice(['Nord', 'Sud'])}" for place in ids[:-3]]
    lines += ["8;50;Nature;Nord", "9;50;Nature;Sud", "10;50;Sport;Nord", "VOTES", "voter_id;vote" + (";points" if kind == "scoring" else "")]
    for voter in range(23):
        chosen = chance.sample(ids, chance.choice([1, 2, 3, 4, 5]))
        lines.append(f"{voter};{','.join(chosen)}" + (f";{','.join(str(chance.randint(0, 4)) for _ in chosen)}" if kind == "scoring" else ""))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind, options", [(kind, options) for kind, many in (("approval", APPROVAL), ("scoring", POINTS), ("ordinal", RANKINGS)) for options in many])
def test_another_program_finds_the_same_winners(parvis, tmp_path, kind, options):
    for number in range(4):
        text = small(kind, number)
        (tmp_path / "small.pb").write_text(text)
        told = parvis("count", "small.pb", "--json", *options)
        assert told.code == 0, told
        assert verify.recount.winners(verify.election(text.split("\n"), 300_00, kind), rule(options)) == json.loads(told.out)["winners"], (number, text)


def archive(parvis, folder, text, kind, options, **changes):
    """A published archive of a small file, as far as the other program reads it: the winners are those of the command."""
    (folder / "small.pb").write_text(text)
    winners = [int(name) for name in json.loads(parvis("count", "small.pb", "--json", *options).out)["winners"]]
    votes = [line.split(";")[1].split(",") for line in text.split("VOTES\n")[1].splitlines()[1:]]
    record = {
        "rule": {**rule(options), "budget": 300_00, **changes}, "ballotKind": kind, "ballots": len(votes), "blank": 0, "winners": winners,
        "lines": [{"number": number, "supporters": sum(str(number) in vote for vote in votes)} for number in range(1, 11)]}
    contents = {"bulletins.pb": text.encode(), "proces-verbal.json": json.dumps(record).encode()}
    contents["SHA256SUMS"] = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in contents.items()).encode()
    with zipfile.ZipFile(folder / "results.zip", "w") as zipped:
        for name, content in contents.items():
            zipped.writestr(name, content)
    return folder / "results.zip", winners


@pytest.mark.parametrize("kind, options", [
    ("approval", ["--rule", "equal-shares", "--completion", "add1u"]), ("scoring", ["--rule", "majority-judgment", "--utility", "points"]),
    ("ordinal", ["--rule", "instant-runoff"]), ("approval", ["--territory-envelope", "Sud=150"]),
])
def test_an_archive_is_counted_again_by_its_record(parvis, tmp_path, capsys, kind, options):
    path, winners = archive(parvis, tmp_path, small(kind, 5), kind, options)
    assert verify.results(path, None) == []
    assert capsys.readouterr().out == f"{len(winners)} winners, counted again from the ballots\n"
    path, _ = archive(parvis, tmp_path, small(kind, 5), kind, options, budget=150_00)
    found = verify.results(path, None)
    assert len(found) == 1 and "the winners are" in found[0], found


def test_what_is_not_counted_again_is_said(parvis, tmp_path, capsys):
    for change in ({"method": "by-lot"}, {"ties": ["luck"]}, {"method": "equal-shares", "completions": ["another"]}):
        path, _ = archive(parvis, tmp_path, small("approval", 5), "approval", [], **change)
        assert verify.results(path, None) == []
        assert "of this vote is not counted again here: parvis count does" in capsys.readouterr().out


def test_the_other_program_runs_from_any_folder(tmp_path):
    done = subprocess.run([sys.executable, verify.__file__, "--help"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0 and "--results" in done.stdout, done.stderr



# More with RECOUNTS=2000, from another number on with RECOUNTS_FROM.
RANDOM = range(int(os.environ.get("RECOUNTS_FROM", "0")), int(os.environ.get("RECOUNTS_FROM", "0")) + int(os.environ.get("RECOUNTS", "300")))


def test_another_program_finds_the_same_winners_of_random_elections_by_random_rules(parvis, tmp_path):
    counted = 0
    for number in RANDOM:
        election = RandomElection(number)
        options, text = election.options(), election.text
        (tmp_path / "random.pb").write_text(text)
        told = parvis("count", "random.pb", "--json", *options)
        assert told.code in (0, 1), (number, options, told)
        if told.code == 1:
            # Only for what a rule makes mandatory, and the other program says so too.
            assert "mandatory" in told.err, (number, options, told)
            with pytest.raises(verify.recount.NotCounted):
                again(election, text, options)
            continue
        counted += 1
        allocation, (winners, spent, shares) = json.loads(told.out), again(election, text, options)
        assert winners == allocation["winners"], (number, options)
        # The whole city is not served where nothing is left for it and all was considered.
        money = [Fraction(envelope["cost"]) * 100 for envelope in allocation["envelopes"]]
        assert spent == money + [0] * (len(spent) - len(money)), (number, options)
        told_shares = [Fraction(envelope["share"]) * 100 if "share" in envelope else None for envelope in allocation["envelopes"]]
        assert shares[:len(told_shares)] == told_shares, (number, options)
        assert sum(spent) == Fraction(allocation["cost"]) * 100 == (election.budget - Fraction(allocation["left"])) * 100, (number, options)
    assert counted * 4 > len(RANDOM) * 3


def again(election, text, options):
    return verify.recount.outcome(verify.election(text.split("\n"), election.budget * 100, election.kind), rule(options))
