"""What may follow equal shares, which seldom spend everything."""

from fractions import Fraction

from .envelopes import electorate
from .greedy import greedy
from .money import payers_of
from .ranking import by_total


def complete(count, eligible):
    """What still fits, by number of supporters; by points per cost where voters gave points or ranks."""
    greedy(count, by_total(count, [place for place in eligible if place not in count.taken], count.rule["utility"] in ("points", "borda")))


def compare(count, eligible, before):
    """The comparison step: the greedy outcome stands instead when more voters draw more from it."""
    own, share = count.state(), count.share
    count.go_back(before)
    complete(count, eligible)
    count.share = None
    if not is_preferred(count, count.taken, own[0]):
        count.go_back(own)
        count.share = share


def is_preferred(count, one, other):
    one, other, balance = set(one), set(other), 0
    for ballot in count.election.ballots:
        gain = sum(count.worth(ballot, rank) * ((place in one) - (place in other)) for rank, place in enumerate(ballot.choices))
        balance += ballot.times * ((gain > 0) - (gain < 0))
    return balance > 0


def exhaust(count, eligible, purses):
    """The exhaustive completion: supporters give all they have left, the others who share the envelope the same small amount each; the smallest wins."""
    lists, sharing = payers_of(count, eligible), electorate(count.election, count.envelope)
    while count.room() > 0:
        offers = [offer(count, place, lists[place], sharing, purses) for place in eligible if count.is_open(place) and count.fits(place)]
        best = min((found for found in offers if found), default=None)
        if best is None:
            return
        levy, _, place, others = best
        purses.pay(levy, others)
        purses.empty(lists[place])
        count.take(place)


def offer(count, place, supporters, sharing, purses):
    """What each of the others would pay, and who they are; None when all together have not enough."""
    own = {number for number, _ in supporters}
    others = [(number, 1) for number, times in enumerate(sharing) if times and number not in own]
    due = max(count.cost[place] - purses.total(supporters), 0)
    levy = purses.price(due, others) if due else Fraction(0)
    return None if levy is None else (levy, count.ties[place], place, others)
