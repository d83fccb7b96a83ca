"""A count, envelope after envelope: the mandatory projects, the minimum of each theme or territory, then the rule."""

from fractions import Fraction

from .election import NotCounted
from .envelopes import covers, paid_first, stays
from .quotas import seats_held, take_quotas
from .ties import tie_order


class Count:
    """A count under way: who has won, what the envelope being served has left."""

    def __init__(self, election, rule):
        self.election, self.rule, self.projects = election, rule, election.projects
        self.cost = [project.cost for project in self.projects]
        self.supporters, self.totals = [0] * len(self.projects), [0] * len(self.projects)
        for ballot in election.ballots:
            for rank, place in enumerate(ballot.choices):
                self.supporters[place] += ballot.times
                self.totals[place] += ballot.times * (self.worth(ballot, rank) if rule["utility"] in ("points", "borda") else 1)
        self.ties = tie_order(election, rule["ties"], self.supporters)
        ids = {project.id: place for place, project in enumerate(self.projects)}
        self.rivals = {place: set() for place in range(len(self.projects))}
        for group in rule.get("exclusiveGroups", []):
            for one in group:
                self.rivals[ids[str(one)]] |= {ids[str(other)] for other in group} - {ids[str(one)]}
        self.envelopes, self.envelope = [*rule.get("shares", []), None], None
        self.taken, self.completed, self.left, self.held, self.share = [], 0, 0, 0, None
        self.payers = paid_first(election, self.envelopes, [ids[str(number)] for number in rule.get("mandatory", [])])
        if any(self.rivals[place] & self.payers.keys() for place in self.payers) or self.room() < 0:
            raise NotCounted("mandatory projects that may not win together")

    def worth(self, ballot, rank):
        return self.election.worth(ballot, rank, self.rule["utility"])

    def outcome(self, method):
        """The places of the winners in the order they are taken, what each envelope spends, and the share of each voter in each."""
        seen, spent, shares = set(), [], []
        for rank, envelope in enumerate(self.envelopes):
            amount = envelope["cents"] if envelope else self.election.budget - sum(
                served["cents"] if stays(served, self.rule) else money for served, money in zip(self.envelopes, spent))
            self.left, self.envelope, self.share = amount, envelope, None
            # An empty envelope says no second word on what another considered.
            covered = [place for place, project in enumerate(self.projects)
                       if place not in self.taken and covers(envelope, project) and self.payers.get(place, rank) == rank and (amount > 0 or place not in seen)]
            seen |= set(covered)
            eligible = self.serve_first(covered, method)
            self.held = seats_held(self, rank, [*spent, amount - self.left])
            method.fund(self, eligible)
            self.held = 0
            spent.append(amount - self.left)
            shares.append(self.share)
        return self.taken, spent, shares

    def serve_first(self, covered, method):
        """The mandatory projects, then the quotas; what remains in the running."""
        for place in sorted(covered, key=self.ties.get):
            if place in self.payers:
                self.take(place)
        eligible = [place for place in covered if place not in self.taken and self.has_enough_votes(place)]
        if self.rule.get("quotas"):
            take_quotas(self, method.ranked(self, eligible))
        return [place for place in eligible if place not in self.taken]

    def has_enough_votes(self, place):
        need = max(self.rule.get("minimumVotes", 0), Fraction(self.rule.get("minimumPercent") or 0) * self.election.voters / 100)
        return self.totals[place] >= need

    def take(self, place):
        self.taken.append(place)
        self.left -= min(self.cost[place], self.left)

    def room(self):
        """How many more may win, beside those for whom a seat is held: the mandatory ones still to come, and quotas."""
        most = self.rule.get("maximumWinners")
        return len(self.projects) if most is None else most - len({*self.taken, *self.payers}) - self.held

    def awaited_cost(self, rank):
        """What an envelope is to pay yet for its mandatory projects."""
        return sum(self.cost[place] for place, payer in self.payers.items() if payer == rank and place not in self.taken)

    def is_open(self, place):
        """Neither taken nor excluded by a rival that wins: a mandatory one always does."""
        return place not in self.taken and not any(rival in self.taken or rival in self.payers for rival in self.rivals[place])

    def fits(self, place):
        return self.cost[place] <= self.left

    def state(self):
        return list(self.taken), self.completed, self.left

    def go_back(self, state):
        self.taken, self.completed, self.left = list(state[0]), *state[1:]
