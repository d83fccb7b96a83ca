"""Equal shares with bounded overspending, in millionths of a cent, rounded down. (Papasotiropoulos et al. 2024.)"""

from fractions import Fraction

from .envelopes import electorate
from .money import payers_of


def bounded_overspending(count, eligible):
    """Supporters may buy a project of which they can pay a part only, then pay for the whole, down to nothing."""
    sharing = electorate(count.election, count.envelope)
    if not sum(sharing):
        return
    lists = payers_of(count, [place for place in eligible if count.is_open(place) and count.fits(place)])
    money = [count.left * 1_000_000 // sum(sharing)] * len(sharing)
    while count.room() > 0:
        best = None
        for place in lists:
            if lists[place] and count.is_open(place) and count.fits(place):
                offer = best_offer(count, place, lists[place], money)
                if offer:
                    best = min(best or (offer[0], count.ties[place], place, offer[1]), (offer[0], count.ties[place], place, offer[1]))
        if best is None:
            return
        _, _, place, price = best
        for number, worth in lists[place]:
            money[number] -= min(money[number], int(price * worth // 1))
        count.take(place)


def best_offer(count, place, supporters, money):
    """The lowest price over the part paid, and what is then charged per unit drawn; None when the supporters have nothing left for what costs something."""
    if count.cost[place] == 0:
        return Fraction(0), Fraction(0)
    cost, ballots = count.cost[place] * 1_000_000, count.election.ballots
    payers = sorted((Fraction(money[number]) / worth, number, worth) for number, worth in supporters if money[number] > 0)
    rich, poor, best = sum(ballots[number].times * worth for _, number, worth in payers), 0, None
    for price, number, worth in payers:
        collected = poor + price * rich // 1
        is_enough = poor + price * rich >= cost
        if is_enough:
            price, collected = Fraction(cost - poor) / rich, cost
        charged = price * cost / collected if collected else Fraction(0)
        offer = (charged * cost / collected if collected else Fraction(0), charged)
        if best is None or offer[0] < best[0]:
            best = offer
        if is_enough:
            break
        poor += money[number] * ballots[number].times
        rich -= worth * ballots[number].times
    return best
