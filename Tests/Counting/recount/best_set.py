"""Maximum total utility: the best set of all, an exact knapsack."""

import bisect
from fractions import Fraction

from .election import NotCounted

# Partial sets still in the running: more take minutes.
MOST_SETS = 20_000


def max_utility(count, eligible):
    """The set that draws the most within the money; of equal ones the cheaper, then the one with the first project by the tie rule."""
    places = [place for place in eligible if count.is_open(place) and count.fits(place) and count.totals[place] > 0]
    best = Knapsack(count, places).best()
    for place in sorted(best, key=count.ties.get):
        count.take(place)


class Knapsack:
    """Partial sets, project after project, the most promising first: (cost, less value, less members), so that the least is the best; members are
    bits by the tie rule."""

    def __init__(self, count, places):
        self.money, self.room, self.cost = count.left, count.room(), count.cost
        self.is_limited = count.rule.get("maximumWinners") is not None
        by_cost = count.rule["utility"] == "cost"
        self.value = {place: count.totals[place] * (count.cost[place] if by_cost else 1) for place in places}
        # What each unit of money brings.
        self.places = sorted(places, key=lambda place: (
            count.cost[place] > 0 and not by_cost, Fraction(-count.totals[place]) / (1 if by_cost else max(count.cost[place], 1))))
        self.bit = {place: 1 << len(count.projects) - count.ties[place] for place in places}
        self.rivals = {place: sum(self.bit.get(rival, 0) for rival in count.rivals[place]) for place in places}
        self.watched = sum(self.bit[place] for place in places if self.rivals[place])

    def best(self):
        sets, known = [(0, 0, 0)], 0
        for rank, place in enumerate(self.places):
            rest = self.places[rank + 1:]
            reach = Reach([(self.cost[other], self.value[other]) for other in rest])
            kept = self.undominated(sets + [self.adding(place, one) for one in sets if self.takes(place, one)])
            # What the most promising surely reaches: whoever cannot is left out.
            known = max(known, -self.filled(max(kept, key=lambda one: reach(self.money - one[0]) - one[1]), rest)[1])
            sets = [one for one in kept if reach(self.money - one[0]) - one[1] >= known]
            if len(sets) > MOST_SETS:
                raise NotCounted("a best set among so many")
        members = -min((less, cost, members) for cost, less, members in sets)[2]
        return [place for place in self.places if members & self.bit[place]]

    def takes(self, place, one):
        return one[0] + self.cost[place] <= self.money and not -one[2] & self.rivals[place] and (-one[2]).bit_count() < self.room

    def adding(self, place, one):
        return one[0] + self.cost[place], one[1] - self.value[place], one[2] - self.bit[place]

    def filled(self, one, rest):
        """With what fits of the rest."""
        for place in rest:
            if self.takes(place, one):
                one = self.adding(place, one)
        return one

    def undominated(self, sets):
        """By rising cost, then falling value, then the tie rule, without those that a cheaper one of the same future equals or beats."""
        best, kept = {}, []
        for one in sorted(sets):
            future = (-one[2] & self.watched, (-one[2]).bit_count() if self.is_limited else 0)
            if future not in best or -one[1] > best[future]:
                best[future] = -one[1]
                kept.append(one)
        return kept


class Reach:
    """What projects still to come can add at most: as if the last could be cut."""

    def __init__(self, items):
        self.items, self.costs, self.values = items, [0], [0]
        for cost, value in items:
            self.costs.append(self.costs[-1] + cost)
            self.values.append(self.values[-1] + value)

    def __call__(self, money):
        whole = bisect.bisect_right(self.costs, money) - 1
        if whole == len(self.items):
            return self.values[-1]
        return self.values[whole] + -(-self.items[whole][1] * (money - self.costs[whole]) // self.items[whole][0])
