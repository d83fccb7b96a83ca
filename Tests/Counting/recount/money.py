"""What voters have left, exactly."""

import collections
from fractions import Fraction


def payers_of(count, places):
    """For each project, the ballots that draw something from it, and how much."""
    lists, wanted = {place: [] for place in places}, set(places)
    for number, ballot in enumerate(count.election.ballots):
        for rank, place in enumerate(ballot.choices):
            if place in wanted and count.worth(ballot, rank) > 0:
                lists[place].append((number, count.worth(ballot, rank)))
    return lists


class Purses:
    """What voters have left; the ballots that have as much share a class, so that each amount is added up once."""

    def __init__(self, ballots, share):
        self.ballots, self.classes, self.amounts = ballots, [0] * len(ballots), [share]

    def copy(self):
        other = Purses(self.ballots, Fraction(0))
        other.classes, other.amounts = list(self.classes), list(self.amounts)
        return other

    def groups(self, payers):
        """How many voters have a purse of each class and draw as much."""
        groups = collections.Counter()
        for number, worth in payers:
            groups[self.classes[number], worth] += self.ballots[number].times
        return groups

    def total(self, payers):
        return sum(self.amounts[purse] * times for (purse, _), times in self.groups(payers).items())

    def price(self, cost, payers):
        """The smallest price such that all pay min(money left, price × what they draw) and the sum is the cost; None when they have not so much."""
        groups = self.groups(payers)
        if not groups or sum(self.amounts[purse] * times for (purse, _), times in groups.items()) < cost:
            return None
        while True:
            price = Fraction(cost) / sum(worth * times for (_, worth), times in groups.items())
            poor = [group for group in groups if self.amounts[group[0]] < price * group[1]]
            if not poor:
                return price
            for group in poor:
                cost -= self.amounts[group[0]] * groups.pop(group)

    def pay(self, price, payers):
        new = {}
        for number, worth in payers:
            key = self.classes[number], worth
            if key not in new:
                self.amounts.append(max(self.amounts[key[0]] - price * worth, Fraction(0)))
                new[key] = len(self.amounts) - 1
            self.classes[number] = new[key]

    def empty(self, payers):
        self.amounts.append(Fraction(0))
        for number, _ in payers:
            self.classes[number] = len(self.amounts) - 1
