"""The tie rule: a chain of keys, each decides what the one before leaves tied; the byte order of ids decides last."""

import collections
import hashlib

from .election import NotCounted


def tie_order(election, keys, supporters):
    """The place of each project when nothing else tells them apart, 0 for the first."""
    order = list(range(len(election.projects)))
    if "id" not in keys and "id-desc" not in keys:
        keys = [*keys, "id"]
    # From the last key to the first: a stable sort keeps what the later ones decided.
    for key in reversed(keys):
        order.sort(key=value_of(election, key, supporters), reverse=key == "id-desc")
    return {place: rank for rank, place in enumerate(order)}


def value_of(election, key, supporters):
    """What a key says of a project; the smaller comes first."""
    projects = election.projects
    plain = {
        "votes": lambda place: -supporters[place], "cost-asc": lambda place: projects[place].cost, "cost-desc": lambda place: -projects[place].cost,
        "id": lambda place: projects[place].id.encode(), "id-desc": lambda place: projects[place].id.encode(), "file-order": lambda place: place,
        "id-number": lambda place: (0, int(projects[place].id), b"") if projects[place].id.isdecimal() else (1, 0, projects[place].id.encode()),
    }
    if key in plain:
        return plain[key]
    word, _, what = key.partition(":")
    if word == "seed":
        return lambda place: hashlib.sha256((what + projects[place].id).encode()).digest()
    if word == "category":
        return lambda place: what not in projects[place].categories
    if word == "channel":
        votes = collections.Counter()
        for ballot in election.ballots:
            if ballot.channel == what:
                votes.update({place: ballot.times for place in ballot.choices})
        return lambda place: -votes[place]
    raise NotCounted(f"the tie rule {key}")
