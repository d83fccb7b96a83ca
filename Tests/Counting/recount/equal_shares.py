"""The Method of Equal Shares: everybody has the same part of the money and pays, with the others, for what they chose. (Peters, Pierczyński, Skowron 2021.)"""

from fractions import Fraction

from .completions import compare, complete, exhaust
from .envelopes import electorate
from .money import Purses, payers_of


def equal_shares(count, eligible):
    """What shares buy, raised unit by unit where the rule says add1; then its other completions in their order."""
    voters, before = sum(electorate(count.election, count.envelope)), count.state()
    # One dearer than the money stays in the running: the share at which it would be bought ends Add1.
    lists = payers_of(count, [place for place in eligible if count.is_open(place)])
    asked = [word for name in count.rule.get("completions", []) for word in (("add1", "greedy") if name == "add1u" else (name,))]
    bought, purses = [], Purses(count.election.ballots, Fraction(0))
    if voters > 0:
        count.share = Fraction(count.left, voters)
        bought, purses = raised(count, lists) if "add1" in asked else shared(count, lists, count.share)
    for place in bought:
        count.take(place)
    for word in asked:
        if word == "greedy":
            complete(count, eligible)
        elif word == "exhaustive" and voters > 0:
            exhaust(count, eligible, purses.copy())
        elif word == "comparison":
            compare(count, eligible, before)


def shared(count, lists, share):
    """What equal shares buy: each time the project whose supporters pay the least per unit of what they draw; and what is left to whom."""
    purses, bought, known = Purses(count.election.ballots, share), [], {place: 0 for place in lists if lists[place]}
    while len(bought) < count.room() and known:
        best = None
        # Purses only empty, so prices only rise: whoever was dearer than the best before still is.
        for place in sorted(known, key=lambda place: (known[place], count.ties[place])):
            if best and known[place] > best[0]:
                break
            price = purses.price(count.cost[place], lists[place])
            if price is None:
                del known[place]
                continue
            known[place] = price
            best = min(best or (price, count.ties[place], place), (price, count.ties[place], place))
        if best is None:
            break
        price, _, place = best
        purses.pay(price, lists[place])
        bought.append(place)
        for gone in {place} | count.rivals[place]:
            known.pop(gone, None)
    return bought, purses


def raised(count, lists):
    """Add1: the last outcome within the money while every share rises by one unit; no further once nothing more could win."""
    last = shared(count, lists, count.share)
    while len(last[0]) < count.room() and has_room(count, last[0], lists):
        more = shared(count, lists, count.share + count.election.unit)
        if sum(count.cost[place] for place in more[0]) > count.left:
            break
        last = more
        count.share += count.election.unit
    return last


def has_room(count, bought, lists):
    left = count.left - sum(count.cost[place] for place in bought)
    return any(lists[place] and place not in bought and count.cost[place] <= left and not count.rivals[place] & set(bought) for place in lists)
