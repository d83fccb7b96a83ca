#!/usr/bin/env python3
"""Checks a sealed vote from its published files alone, without any of Parvis: list, roots, signatures, receipts, count, winners.

    verify.py urne-2026.txt [--since racines-2026.txt] [--receipt 3f2a…]… [--signer HEX] [--closed] [--results resultats-2026.zip]

Written from docs/decisions/0007-the-sealed-box.md, RFC 6962 and RFC 8032, with Python's own library only;
the winners are counted by the folder recount, which stands beside it. Ends with 0 when all is right, 1 when not.
"""

import argparse
import base64
import csv
import hashlib
import io
import json
import sys
import zipfile
from fractions import Fraction

import recount

# Ed25519, as RFC 8032 §6 writes it.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if (x & 1) != sign else x


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(s, p):
    q = (0, 1, 1, 0)
    while s:
        if s & 1:
            q = add(q, p)
        p = add(p, p)
        s >>= 1
    return q


def point(raw):
    y = int.from_bytes(raw, "little")
    x = recover_x(y & (1 << 255) - 1, y >> 255)
    y &= (1 << 255) - 1
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def is_signed(public, text, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = point(public), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % L
    left, right = multiply(s, BASE), add(r, multiply(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# RFC 6962 §2.1, by the definition.
def sha(raw):
    return hashlib.sha256(raw).digest()


def tree(leaves):
    if not leaves:
        return sha(b"")
    level = leaves
    # The definition cuts at the largest power of two: pairing from the left, an odd one passing up, gives the same tree.
    while len(level) > 1:
        level = [sha(b"\1" + level[i] + level[i + 1]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
    return level[0]


class Urn:
    """A file of a sealed box, as read."""

    def __init__(self, path, is_whole):
        self.is_whole = is_whole
        self.head, self.entries, self.roots = {}, [], []
        with open(path, encoding="ascii") as file:
            assert file.readline() == "parvis urn 1\n", "not the list of a sealed box"
            for line in file:
                word, _, rest = line.rstrip("\n").partition(" ")
                if word == "ballot":
                    sealed = base64.urlsafe_b64decode(rest + "=" * (-len(rest) % 4))
                    # Never so short, nor with that head, which would read as a revocation.
                    assert len(sealed) >= 48 + 256 and not sealed.startswith(b"parvis revocation "), "no sealed ballot"
                    self.entries.append((False, sealed))
                elif word == "revoked":
                    self.entries.append((True, rest))
                elif word == "root":
                    number, size, root, day, state, signature = rest.split(" ")
                    self.roots.append((int(number), int(size), root, day, state, signature))
                else:
                    self.head[word] = rest
        self.leaves = [sha(b"\0" + (b"parvis revocation " + what.encode() if gone else what)) for gone, what in self.entries]
        self.ballots = {leaf.hex(): place for place, (leaf, entry) in enumerate(zip(self.leaves, self.entries), 1) if not entry[0]}
        self.revoked = [what for gone, what in self.entries if gone]

    def problems(self):
        found = []
        for place, (gone, what) in enumerate(self.entries, 1):
            if gone and self.ballots.get(what, place) >= place:
                found.append(f"line {place} revokes no ballot before it")
        if len(set(self.revoked)) != len(self.revoked) or len(self.ballots) + len(self.revoked) != len(self.entries):
            found.append("a line stands twice")
        found += self.faulty_roots()
        if (self.is_whole or self.entries) and (not self.roots or self.roots[-1][1] != len(self.entries)):
            found.append("the last root does not cover the whole list")
        return found

    def faulty_roots(self):
        found, former = [], None
        for rank, (number, size, root, day, state, signature) in enumerate(self.roots, 1):
            text = f"parvis root 1\n{self.head['edition']}\n{self.head['key']}\n{number}\n{size}\n{root}\n{day}\n{state}\n".encode()
            if not is_signed(bytes.fromhex(self.head["signer"]), text, bytes.fromhex(signature)):
                found.append(f"root {number} is not signed")
            if (self.is_whole or self.entries) and tree(self.leaves[:size]).hex() != root:
                found.append(f"root {number} is not that of its {size} lines")
            if number != rank or former and (size < former[1] or day < former[3] or former[4] == "closed"):
                found.append(f"root {number} does not follow the one before")
            former = (number, size, root, day, state)
        return found

    def unshut(self):
        return [] if self.roots and self.roots[-1][4] == "closed" else ["the list is not closed"]

    def since(self, before):
        if any(self.head[word] != before.head[word] for word in ("edition", "key", "signer")):
            return ["the file kept is of another vote, or signed by another"]
        return [f"root {root[0]} has gone or changed" for root in before.roots if root not in self.roots]

    def receipt(self, typed):
        digits = "".join(typed.lower().split()).replace("-", "")
        found = [leaf for leaf in self.ballots if leaf.startswith(digits)] if len(digits) >= 20 else []
        if len(found) != 1:
            return None
        return self.ballots[found[0]], found[0] in self.revoked


def table(lines, name):
    """The rows under a heading of a Pabulib file, as dictionaries."""
    start = lines.index(name) + 1
    rows = list(csv.reader(lines[start:], delimiter=";"))
    end = next((rank for rank, row in enumerate(rows) if len(row) == 1 and row[0].isupper()), len(rows))
    return [dict(zip(rows[0], row)) for row in rows[1:end] if row]


def election(lines, cents, kind):
    """The projects and the ballots of a Pabulib file, for the rules; money in cents."""
    projects = [recount.Project(
        row["project_id"], int(Fraction(row["cost"]) * 100), row.get("district") or None, names(row.get("category") or "")) for row in table(lines, "PROJECTS")]
    places, ballots = {project.id: place for place, project in enumerate(projects)}, []
    for row in table(lines, "VOTES"):
        chosen = [(places[name], number) for name, number in zip(row["vote"].split(","), (row.get("points") or "").split(",") + [""] * len(places)) if name]
        if kind != "ordinal":
            chosen.sort()
        has_points = kind in ("cumulative", "scoring") or kind == "ordinal" and "points" in row
        ballots.append(recount.Ballot(
            tuple(place for place, _ in chosen), tuple(Fraction(number or "1") for _, number in chosen) if has_points else None, row.get("voting_method")))
    return recount.Election(projects, ballots, cents, is_ordinal=kind == "ordinal")


def names(text):
    """A theme is one name; « \\, » is a comma in it."""
    return (text.replace("\\,", ",").replace("\\\\", "\\"),) if text else ()


def allocated(lines, record):
    """The winners counted again from the ballots, beside those of the record."""
    try:
        found = recount.winners(election(lines, record["rule"]["budget"], record["ballotKind"]), record["rule"])
    except recount.NotCounted as missing:
        print(f"{missing} of this vote is not counted again here: parvis count does")
        return []
    print(f"{len(found)} winners, counted again from the ballots")
    return [] if found == [str(number) for number in record["winners"]] else [f"the winners are {', '.join(found)}; the record says {record['winners']}"]


def results(path, urn):
    """The ballots of the archive, counted here, beside its record and beside the list."""
    with zipfile.ZipFile(path) as archive:
        lines = io.StringIO(archive.read("bulletins.pb").decode()).read().split("\n")
        record = json.loads(archive.read("proces-verbal.json"))
        sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
        wrong = [name for name, digest in sums.items() if sha(archive.read(name)).hex() != digest]
    start = lines.index("VOTES")
    columns = lines[start + 1].split(";")
    votes, ballots, blank = {}, 0, 0
    for line in lines[start + 2:]:
        if not line:
            continue
        cells = line.split(";")
        chosen = [name for name in cells[columns.index("vote")].split(",") if name]
        ballots += 1
        blank += not chosen
        for name in chosen:
            votes[name] = votes.get(name, 0) + 1
    problems = [f"{name} is not the file of SHA256SUMS" for name in wrong]
    if (ballots, blank) != (record["ballots"], record["blank"]):
        problems.append(f"{ballots} ballots, {blank} blank; the record says {record['ballots']}, {record['blank']}")
    problems += [
        f"project {line['number']}: {votes.get(str(line['number']), 0)} ballots, the record says {line['supporters']}"
        for line in record["lines"] if votes.get(str(line["number"]), 0) != line["supporters"]]
    problems += allocated(lines, record)
    if urn is None:
        return problems
    sealed = len(urn.ballots) - len(urn.revoked)
    said = record.get("sealedList")
    if not said:
        return problems + ["the record says nothing of the list"]
    if (said["lines"], said["revoked"], said["root"]) != (len(urn.entries), len(urn.revoked), urn.roots[-1][2] if urn.roots else ""):
        problems.append("the list is not the one of the record")
    if ballots != sealed + said["others"]:
        problems.append(f"{ballots} ballots were counted: {sealed} of the list, {said['others']} of another way")
    return problems + urn.unshut()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("urn")
    parser.add_argument("--since")
    parser.add_argument("--receipt", action="append", default=[])
    parser.add_argument("--signer")
    parser.add_argument("--closed", action="store_true")
    parser.add_argument("--results")
    given = parser.parse_args()
    urn = Urn(given.urn, True)
    problems = urn.problems()
    if given.signer and given.signer.lower() != urn.head["signer"]:
        problems.append(f"signed by {urn.head['signer']}")
    if given.closed:
        problems += urn.unshut()
    if given.since:
        problems += urn.since(Urn(given.since, False))
    for typed in given.receipt:
        found = urn.receipt(typed)
        if found is None:
            problems.append(f"receipt {typed}: no ballot has it")
        elif found[1]:
            problems.append(f"receipt {typed}: line {found[0]} does not count, it was replaced; by its voter, or by whom?")
        else:
            print(f"receipt {typed}: line {found[0]}, counts")
    if given.results:
        problems += results(given.results, urn)
    for problem in problems:
        print(f"WRONG: {problem}")
    if urn.roots:
        print(f"edition {urn.head['edition']}, root {urn.roots[-1][0]} of {urn.roots[-1][3]}, {urn.roots[-1][4]}")
    print(f"{len(urn.ballots)} sealed ballots, {len(urn.revoked)} replaced, {len(urn.roots)} roots: {'wrong' if problems else 'right'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
