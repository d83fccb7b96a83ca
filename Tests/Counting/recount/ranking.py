"""By what projects are ranked, the first first: totals, median grades, eliminations."""

import collections
from fractions import Fraction


def by_total(count, places, per_cost=None):
    """By votes or points, for each unit of cost where the rule says so; what is free and wanted comes first there."""
    per_cost = count.rule.get("ranking") == "per-cost" if per_cost is None else per_cost

    def score(place):
        if per_cost and count.cost[place] == 0 and count.totals[place] > 0:
            return 1, count.totals[place]
        return 0, Fraction(count.totals[place]) / (max(count.cost[place], 1) if per_cost else 1)

    return sorted(sorted(places, key=count.ties.get), key=score, reverse=True)


def by_median(count, places):
    """Majority judgment: the lower median grade, then the one that is left once it is taken off, and so on; an absent grade is 0."""
    given = {place: collections.Counter() for place in places}
    for ballot in count.election.ballots:
        for place, grade in zip(ballot.choices, ballot.points or ()):
            if place in given:
                given[place][grade] += ballot.times
    voters, values = count.election.voters, {}
    # Taken off one by one, the medians go from the middle outwards, the one below before the one above.
    steps = sorted(range(voters), key=lambda step: (abs(2 * step - (voters - 1)), step))
    for place, grades in given.items():
        grades[0] += voters - sum(grades.values())
        line = [grade for grade in sorted(grades) for _ in range(grades[grade])]
        values[place] = [line[step] for step in steps]
    return sorted(sorted(places, key=count.ties.get), key=values.get, reverse=True)


def by_elimination(count, places):
    """Instant runoff: the project that is the first choice left of the fewest ballots is put aside, again and again; the last to go is the first."""
    standing, gone = set(places), []
    while standing:
        votes = dict.fromkeys(standing, 0)
        for ballot in count.election.ballots:
            first = next((place for place in ballot.choices if place in standing), None)
            if first is not None:
                votes[first] += ballot.times
        # Those that nobody puts first go together, before all others.
        out = [place for place in standing if votes[place] == 0] or [max(standing, key=lambda place: (-votes[place], count.ties[place]))]
        gone += sorted(out, key=count.ties.get, reverse=True)
        standing -= set(out)
    return gone[::-1]
