"""Sequential Phragmén: the cost of a project is a load that its supporters carry together. (Brill, Freeman, Janson, Lackner 2017.)"""

import collections
from fractions import Fraction


def phragmen(count, eligible):
    """The project that leaves its supporters the lowest equal load comes next, until one such does not fit."""
    loads = Loads(count, [place for place in eligible if count.fits(place)])
    while count.room() > 0:
        least, tied = loads.lowest([place for place in eligible if count.is_open(place)])
        if not tied or not all(count.fits(place) for place in tied):
            return
        chosen = min(tied, key=count.ties.get)
        loads.carry(chosen, least)
        count.take(chosen)


class Loads:
    """What each voter carries: always the load of the last project carried."""

    def __init__(self, count, places):
        self.cost, self.ballots = count.cost, count.election.ballots
        self.lists = {place: [number for number, ballot in enumerate(self.ballots) if place in ballot.choices] for place in places}
        self.voters = {place: sum(self.ballots[number].times for number in numbers) for place, numbers in self.lists.items()}
        self.known = {place: Fraction(0) for place in places if self.voters[place]}
        self.loads, self.carried = [Fraction(0)], [0] * len(self.ballots)

    def lowest(self, open_places):
        """The lowest load and the projects that have it."""
        self.known = {place: self.known[place] for place in open_places if place in self.known}
        least, tied = None, []
        # Loads only rise.
        for place in sorted(self.known, key=self.known.get):
            if least is not None and self.known[place] > least:
                break
            self.known[place] = self.load(place)
            if least is None or self.known[place] < least:
                least, tied = self.known[place], []
            if self.known[place] == least:
                tied.append(place)
        return least, tied

    def load(self, place):
        times = collections.Counter()
        for number in self.lists[place]:
            times[self.carried[number]] += self.ballots[number].times
        return (self.cost[place] + sum(self.loads[last] * count for last, count in times.items())) / self.voters[place]

    def carry(self, place, load):
        self.loads.append(load)
        for number in self.lists[place]:
            self.carried[number] = len(self.loads) - 1
