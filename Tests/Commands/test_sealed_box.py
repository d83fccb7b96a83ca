"""The sealed box of the demonstration town: its public files, checked by `parvis verify` and by a program of another language."""

import hashlib
import base64
import json
import pathlib
import shutil
import subprocess
import sys
import urllib.request
import zipfile

import pytest

from test_serving import Server

VERIFIER = pathlib.Path(__file__).resolve().parents[1] / "Counting/verify.py"
sys.path.insert(0, str(VERIFIER.parent))
import verify  # noqa: E402


@pytest.fixture(scope="module")
def files(demonstration, tmp_path_factory):
    """The list and the roots, as anybody takes them away."""
    database, _ = demonstration
    folder = tmp_path_factory.mktemp("sealed")
    for path in [*database.parent.glob("town.sqlite*"), database.parent / "secret"]:
        if path.exists():
            shutil.copy(path, folder / path.name)
    server = Server(folder, "--database", "town.sqlite")
    try:
        server.wait()
        for name in ("urne", "racines"):
            with urllib.request.urlopen(f"{server.address}/editions/2025/{name}.txt", timeout=20) as answer:
                (folder / f"{name}.txt").write_bytes(answer.read())
        for vote in ("2023", "2024"):
            with urllib.request.urlopen(f"{server.address}/editions/{vote}/resultats.zip", timeout=20) as answer:
                (folder / f"{vote}.zip").write_bytes(answer.read())
        page = urllib.request.urlopen(f"{server.address}/editions/2025/urne", timeout=20).read().decode()
    finally:
        assert server.stop() == 0
    return folder, page


def other_program(*arguments):
    return subprocess.run([sys.executable, VERIFIER, *map(str, arguments)], capture_output=True, text=True, timeout=300)


def receipt(folder, rank=0):
    """What the voter of a ballot would have been told."""
    line = [line for line in (folder / "urne.txt").read_text().split("\n") if line.startswith("ballot ")][rank].split(" ")[1]
    return hashlib.sha256(b"\0" + base64.urlsafe_b64decode(line + "=" * (-len(line) % 4))).hexdigest()


def test_three_people_of_the_town_have_a_code(demonstration):
    _, told = demonstration
    shares = {login["role"]: login["share"] for login in json.loads(told.out)["logins"] if "share" in login}
    assert set(shares) == {"elected", "project-officer", "resident"}
    assert all(len(share.split(" ")) == 8 for share in shares.values()) and len(set(shares.values())) == 3


def test_no_code_stands_in_the_database(demonstration):
    database, told = demonstration
    stored = b"".join(path.read_bytes() for path in database.parent.glob("town.sqlite*"))
    for login in json.loads(told.out)["logins"]:
        if "share" in login:
            assert login["share"].encode() not in stored and login["share"].replace(" ", "").encode() not in stored


def test_both_programs_find_the_list_right(files, parvis):
    folder, page = files
    signer = next(line for line in (folder / "urne.txt").read_text().split("\n") if line.startswith("signer ")).split(" ")[1]
    assert signer in page
    arguments = [folder / "urne.txt", "--since", folder / "racines.txt", "--receipt", receipt(folder), "--receipt", receipt(folder, 7)[:20], "--signer", signer]
    told = parvis("verify", *arguments, "--json")
    assert told.code == 0, told
    said = json.loads(told.out)
    assert said["isRight"] and said["isAnchored"] and said["ballots"] > 350 and said["revoked"] == 0
    other = other_program(*arguments)
    assert other.returncode == 0 and f"{said['ballots']} sealed ballots" in other.stdout, other.stdout + other.stderr


@pytest.mark.parametrize("change", ["ballot", "root", "cut"])
def test_both_programs_find_what_was_changed(files, parvis, change):
    folder, _ = files
    lines = (folder / "urne.txt").read_text().split("\n")
    first = next(rank for rank, line in enumerate(lines) if line.startswith("ballot "))
    if change == "ballot":
        lines[first], lines[first + 1] = lines[first + 1], lines[first]
    elif change == "root":
        lines[-2] = lines[-2].replace(" open ", " closed ")
    else:
        del lines[-2]
    wrong = folder / f"{change}.txt"
    wrong.write_text("\n".join(lines))
    told = parvis("verify", wrong, "--since", folder / "racines.txt")
    assert told.code == 1 and "✗" in told.out, told
    assert other_program(wrong, "--since", folder / "racines.txt").returncode == 1


def test_a_receipt_that_is_in_no_line_is_told(files, parvis):
    folder, _ = files
    told = parvis("verify", folder / "urne.txt", "--receipt", "0" * 64)
    assert told.code == 1 and "Reçu" in told.out or "eceipt" in told.out, told
    assert other_program(folder / "urne.txt", "--receipt", "0" * 64).returncode == 1


def test_the_edition_the_day_and_the_state_of_the_list_are_said(files, parvis):
    folder, _ = files
    told = parvis("verify", folder / "urne.txt", "--language", "fr")
    root = [line for line in (folder / "urne.txt").read_text().split("\n") if line.startswith("root ")][-1].split(" ")
    assert told.code == 0 and "Édition 2025" in told.out and root[4] in told.out and "n’est pas close" in told.out, told
    said = json.loads(parvis("verify", folder / "urne.txt", "--json").out)
    assert (said["edition"], said["day"], said["isClosed"]) == ("2025", root[4], False)


def test_a_list_that_is_not_closed_is_refused_to_whoever_asks_for_the_close(files, parvis):
    folder, _ = files
    told = parvis("verify", folder / "urne.txt", "--closed", "--language", "fr")
    assert told.code == 1 and "✗ La liste est close" in told.out, told
    assert other_program(folder / "urne.txt").returncode == 0 and other_program(folder / "urne.txt", "--closed").returncode == 1


def changed(folder, vote, change):
    """The archive of a vote with another record, its sums made right."""
    with zipfile.ZipFile(folder / f"{vote}.zip") as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    record = json.loads(contents["proces-verbal.json"])
    change(record)
    contents["proces-verbal.json"] = json.dumps(record).encode()
    contents["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in contents.items() if name != "SHA256SUMS").encode()
    with zipfile.ZipFile(folder / "changed.zip", "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return folder / "changed.zip"


@pytest.mark.parametrize("vote", ["2023", "2024"])
def test_another_program_counts_the_winners_from_the_published_ballots(files, vote):
    """By points with a stop and a greatest number; by choices with shares of neighbourhoods, one of them kept apart."""
    folder, _ = files
    assert verify.results(folder / f"{vote}.zip", None) == []
    found = verify.results(changed(folder, vote, lambda record: record["winners"].reverse()), None)
    assert len(found) == 1 and "the winners are" in found[0], found
    assert verify.results(changed(folder, vote, lambda record: record["lines"][0].update(supporters=1)), None)
