"""The least number of winners of a theme or a territory, taken before the rule."""

from .envelopes import covers, stays


def take_quotas(count, order):
    """The best of each theme or territory, as many as it lacks."""
    for quota in count.rule["quotas"]:
        wanted = lacking(count, quota)
        for place in order:
            if wanted > 0 and count.room() > 0 and covers(quota, count.projects[place]) and count.is_open(place) and count.fits(place):
                count.take(place)
                wanted -= 1


def lacking(count, quota):
    """How many winners it still lacks; a mandatory project counts before it is paid."""
    return max(quota["atLeast"] - sum(covers(quota, count.projects[place]) for place in {*count.taken, *count.payers}), 0)


def seats_held(count, rank, spent):
    """Under a maximum of winners, the seats that the envelope being served leaves to those to come, for quotas that their money may fill."""
    if count.rule.get("maximumWinners") is None or count.envelope is None:
        return 0
    most = [most_money(count, later, spent) for later in range(rank + 1, len(count.envelopes))]
    hopefuls = [
        place for place in range(len(count.projects)) if count.is_open(place) and place not in count.payers and count.has_enough_votes(place)
        and any(covers(envelope, count.projects[place]) and count.cost[place] <= money for envelope, money in zip(count.envelopes[rank + 1:], most))]
    quotas = [quota for quota in count.rule.get("quotas") or [] if lacking(count, quota)]
    seats = sum(min(lacking(count, quota), sum(covers(quota, count.projects[place]) for place in hopefuls)) for quota in quotas)
    return min(seats, sum(any(covers(quota, count.projects[place]) for quota in quotas) for place in hopefuls))


def most_money(count, later, spent):
    """What an envelope to come can have at most, its mandatory projects once paid; `spent` is what those served so far have spent."""
    if count.envelopes[later] is not None:
        return count.envelopes[later]["cents"] - count.awaited_cost(later)
    gone = [
        envelope["cents"] if stays(envelope, count.rule) else spent[rank] if rank < len(spent) else count.awaited_cost(rank)
        for rank, envelope in enumerate(count.envelopes[:-1])]
    return count.election.budget - sum(gone) - count.awaited_cost(later)
