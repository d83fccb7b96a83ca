"""Rules that rank, then fund what the money can pay."""


def greedy(count, order):
    """Each in turn that fits; at one that does not, what the rule says: skip it, stop there, give it what is left, or complete it from the reserve."""
    skips, percent = count.rule["notFitting"] == "skip", count.rule.get("reservePercent")
    for place in order:
        if not count.is_open(place) or count.room() <= 0:
            continue
        if count.fits(place):
            count.take(place)
            continue
        is_completed = percent is not None and count.completed < count.rule.get("reserveProjects", 1) and count.left * 100 >= count.cost[place] * percent
        if is_completed:
            count.completed += 1
        if is_completed or count.rule["notFitting"] == "partial" and count.left > 0:
            count.take(place)
        if not skips and not (is_completed and count.completed < count.rule.get("reserveProjects", 1)):
            return
