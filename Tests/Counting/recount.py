"""The rules by which an edition may choose its winners, each from its definition, in whole numbers and fractions: what verify.py counts again with.

Written from « The (Computational) Social Choice Take on Indivisible Participatory Budgeting » (Rey & Maly 2023), « Proportional Participatory
Budgeting with Additive Utilities » (Peters, Pierczyński, Skowron 2021), « Bounded Overspending » (Papasotiropoulos et al. 2024), « A theory of
measuring, electing, and ranking » (Balinski & Laraki 2007), and from what the record says of its rule. Thousands of ballots take seconds, Add1 minutes.
"""

import bisect
import collections
import hashlib
from dataclasses import dataclass, field
from fractions import Fraction

METHODS = ("greedy", "equal-shares", "phragmen", "max-utility", "majority-judgment", "bounded-overspending", "instant-runoff")
# Of the best set, partial ones still in the running: more take minutes.
MOST_STATES = 20_000
COMPLETIONS = ("none", "greedy", "add1", "add1u", "exhaustive", "comparison")


@dataclass
class Project:
    id: str
    cost: int
    district: str = None
    categories: tuple = ()


@dataclass
class Ballot:
    """What `times` voters said: the projects, by their places in the list, with the points of each when the ballot gives any."""
    choices: tuple
    points: tuple = None
    channel: str = None
    times: int = 1


@dataclass
class Election:
    """Costs and budget in the smallest unit; `unit` of them make one unit of currency."""
    projects: list
    ballots: list
    budget: int
    unit: int = 100
    is_ordinal: bool = False
    voters: int = field(init=False)

    def __post_init__(self):
        same = collections.Counter()
        for ballot in self.ballots:
            same[ballot.choices, ballot.points, ballot.channel] += ballot.times
        self.ballots = [Ballot(*what, times) for what, times in same.items()]
        self.voters = sum(same.values())


class NotCounted(Exception):
    """What is not counted again here, in words."""


def winners(election, rule):
    """The ids of the winners in the order they are taken, by a rule written as in a record; NotCounted when it asks for more than is known here."""
    if rule["method"] not in METHODS:
        raise NotCounted(f"the rule {rule['method']}")
    for word in rule.get("completions", []):
        if word not in COMPLETIONS:
            raise NotCounted(f"the completion {word}")
    return [election.projects[place].id for place in Count(election, rule).winners()]


def tie_order(election, keys, supporters):
    """The place of each project when nothing else tells them apart, 0 for the first."""
    projects, order = election.projects, list(range(len(election.projects)))

    def by_channel(name):
        votes = collections.Counter(place for ballot in election.ballots if ballot.channel == name for place in ballot.choices for _ in range(ballot.times))
        return lambda place: -votes[place]

    def by_seed(text):
        return lambda place: hashlib.sha256((text + projects[place].id).encode()).digest()

    def by_category(name):
        return lambda place: name not in projects[place].categories

    known = {
        "votes": lambda place: -supporters[place], "cost-asc": lambda place: projects[place].cost, "cost-desc": lambda place: -projects[place].cost,
        "id": lambda place: projects[place].id.encode(), "id-desc": lambda place: projects[place].id.encode(), "file-order": lambda place: place,
        "id-number": lambda place: (0, int(projects[place].id), b"") if projects[place].id.isdecimal() else (1, 0, projects[place].id.encode()),
    }
    if "id" not in keys and "id-desc" not in keys:
        keys = [*keys, "id"]
    # From the last key to the first: a stable sort keeps what the later ones decided.
    for key in reversed(keys):
        word, _, what = key.partition(":")
        if word == "seed":
            value = by_seed(what)
        elif word == "category":
            value = by_category(what)
        elif word == "channel":
            value = by_channel(what)
        elif key in known:
            value = known[key]
        else:
            raise NotCounted(f"the tie rule {key}")
        order.sort(key=value, reverse=key == "id-desc")
    return {place: rank for rank, place in enumerate(order)}


class Count:
    """A count under way: who has won, what the envelope being served has left."""

    def __init__(self, election, rule):
        self.election, self.rule, self.projects = election, rule, election.projects
        self.cost = [project.cost for project in self.projects]
        everyone = range(len(self.projects))
        self.supporters = [0] * len(self.projects)
        self.totals = [0] * len(self.projects)
        for ballot in election.ballots:
            for rank, place in enumerate(ballot.choices):
                self.supporters[place] += ballot.times
                self.totals[place] += ballot.times * (self.worth(ballot, rank) if rule["utility"] in ("points", "borda") else 1)
        self.ties = tie_order(election, rule["ties"], self.supporters)
        ids = {project.id: place for place, project in enumerate(self.projects)}
        self.rivals = {place: set() for place in everyone}
        for group in rule.get("exclusiveGroups", []):
            for one in group:
                self.rivals[ids[str(one)]] |= {ids[str(other)] for other in group} - {ids[str(one)]}
        self.envelopes = [*rule.get("shares", []), None]
        self.payers = self.paid_first([ids[str(number)] for number in rule.get("mandatory", [])])
        self.taken, self.completed, self.left = [], 0, 0

    def worth(self, ballot, rank):
        """What a voter draws from one choice of the ballot."""
        utility = self.rule["utility"]
        if utility == "cost":
            return self.cost[ballot.choices[rank]]
        if utility == "cardinality":
            return 1
        if utility == "points" and ballot.points is not None:
            return ballot.points[rank]
        if not self.election.is_ordinal:
            raise NotCounted(f"the utility {utility} on ballots that have none")
        return len(ballot.choices) - rank - (utility == "borda")

    # The money.

    def covers(self, envelope, project):
        if envelope is None:
            return True
        return project.district == envelope["name"] if envelope["kind"] == "territory" else envelope["name"] in project.categories

    def paid_first(self, mandatory):
        """The envelope of each mandatory project: the first that covers it and still has its cost."""
        purses = [envelope["cents"] for envelope in self.envelopes[:-1]]
        purses.append(self.election.budget - sum(purses))
        payers = {}
        for place in mandatory:
            payer = next((rank for rank, envelope in enumerate(self.envelopes)
                          if self.covers(envelope, self.projects[place]) and purses[rank] >= self.cost[place]), None)
            if payer is None:
                raise NotCounted("a mandatory project that no envelope can pay")
            if place not in payers:
                purses[payer] -= self.cost[place]
                payers[place] = payer
        return payers

    def winners(self):
        seen, kept = set(), 0
        for rank, envelope in enumerate(self.envelopes):
            amount = self.election.budget - kept if envelope is None else envelope["cents"]
            self.left, self.envelope = amount, envelope
            covered = [place for place, project in enumerate(self.projects)
                       if place not in self.taken and self.covers(envelope, project) and self.payers.get(place, rank) == rank and (amount > 0 or place not in seen)]
            seen |= set(covered)
            self.serve(covered)
            if envelope is not None:
                stays = not self.rule.get("carriesOver", True) or envelope.get("isRingFenced")
                kept += amount if stays else amount - self.left
        return self.taken

    def serve(self, covered):
        """The mandatory projects, the minimum of each theme or territory, then the rule."""
        for place in sorted(covered, key=self.ties.get):
            if place in self.payers:
                self.take(place)
        need = max(self.rule.get("minimumVotes", 0), Fraction(self.rule.get("minimumPercent") or 0) * self.election.voters / 100)
        eligible = [place for place in covered if place not in self.taken and self.totals[place] >= need]
        quotas = self.rule.get("quotas") or []
        order = self.ranked(eligible) if quotas else []
        for quota in quotas:
            wanted = quota["atLeast"] - sum(self.covers(quota, self.projects[place]) for place in self.taken)
            for place in order:
                if wanted > 0 and self.room() > 0 and self.covers(quota, self.projects[place]) and self.is_open(place) and self.cost[place] <= self.left:
                    self.take(place)
                    wanted -= 1
        eligible = [place for place in eligible if place not in self.taken]
        chosen = {"equal-shares": self.equal_shares, "phragmen": self.phragmen, "max-utility": self.max_utility, "bounded-overspending": self.bounded_overspending}
        if self.rule["method"] in chosen:
            chosen[self.rule["method"]](eligible)
        else:
            self.greedy(self.ranked(eligible))

    def take(self, place):
        self.taken.append(place)
        self.left -= min(self.cost[place], self.left)

    def room(self):
        """How many more may win, beside the mandatory ones still to come."""
        most = self.rule.get("maximumWinners")
        return len(self.projects) if most is None else most - len(self.taken) - sum(place not in self.taken for place in self.payers)

    def is_open(self, place):
        """Neither taken nor excluded by a rival that wins: a mandatory one always does."""
        return place not in self.taken and not any(rival in self.taken or rival in self.payers for rival in self.rivals[place])

    # Rules that rank, then fund what the money can pay.

    def ranked(self, places):
        if self.rule["method"] == "majority-judgment":
            return self.by_median(places)
        if self.rule["method"] == "instant-runoff":
            return self.by_elimination(places)
        return self.by_total(places, self.rule.get("ranking") == "per-cost")

    def by_total(self, places, per_cost):
        def score(place):
            if per_cost and self.cost[place] == 0 and self.totals[place] > 0:
                return 1, self.totals[place]
            return 0, Fraction(self.totals[place]) / (max(self.cost[place], 1) if per_cost else 1)
        return sorted(sorted(places, key=self.ties.get), key=score, reverse=True)

    def by_median(self, places):
        """Majority judgment: the lower median grade, then the one that is left once it is taken off, and so on; an absent grade is 0."""
        given = {place: collections.Counter() for place in places}
        for ballot in self.election.ballots:
            for place, grade in zip(ballot.choices, ballot.points or ()):
                if place in given:
                    given[place][grade] += ballot.times
        voters, values = self.election.voters, {}
        # Taken off one by one, the medians go from the middle outwards, the one below before the one above.
        steps = sorted(range(voters), key=lambda step: (abs(2 * step - (voters - 1)), step))
        for place, grades in given.items():
            grades[0] += voters - sum(grades.values())
            line = [grade for grade in sorted(grades) for _ in range(grades[grade])]
            values[place] = [line[step] for step in steps]
        return sorted(sorted(places, key=self.ties.get), key=values.get, reverse=True)

    def by_elimination(self, places):
        """Instant runoff: the project that is the first choice left of the fewest ballots is put aside, again and again; the last to go is the first."""
        standing, gone = set(places), []
        while standing:
            votes = dict.fromkeys(standing, 0)
            for ballot in self.election.ballots:
                first = next((place for place in ballot.choices if place in standing), None)
                if first is not None:
                    votes[first] += ballot.times
            # Those that nobody puts first go together, before all others.
            out = [place for place in standing if votes[place] == 0] or [max(standing, key=lambda place: (-votes[place], self.ties[place]))]
            gone += sorted(out, key=self.ties.get, reverse=True)
            standing -= set(out)
        return gone[::-1]

    def greedy(self, order):
        for place in order:
            if not self.is_open(place) or self.room() <= 0:
                continue
            fits, percent = self.cost[place] <= self.left, self.rule.get("reservePercent")
            if fits:
                self.take(place)
            elif percent is not None and self.completed < 1 and self.left * 100 >= self.cost[place] * percent:
                self.completed += 1
                self.take(place)
                if self.rule["notFitting"] != "skip":
                    return
            elif self.rule["notFitting"] != "skip":
                if self.rule["notFitting"] == "partial" and self.left > 0:
                    self.take(place)
                return

    # Rules by which voters pay.

    def payers_of(self, places):
        """For each project, the ballots that draw something from it, and how much."""
        lists, wanted = {place: [] for place in places}, set(places)
        for number, ballot in enumerate(self.election.ballots):
            for rank, place in enumerate(ballot.choices):
                if place in wanted and self.worth(ballot, rank) > 0:
                    lists[place].append((number, self.worth(ballot, rank)))
        return lists

    def electorate(self, places):
        """Who shares an envelope: all for the whole city, else the ballots that choose one of its projects."""
        covered = set(places)
        return [ballot.times if self.envelope is None or covered & set(ballot.choices) else 0 for ballot in self.election.ballots]

    def equal_shares(self, eligible):
        weights = self.electorate(eligible)
        voters, before = sum(weights), (list(self.taken), self.completed, self.left)
        lists = self.payers_of([place for place in eligible if self.is_open(place) and self.cost[place] <= self.left])
        asked = [word for name in self.rule.get("completions", []) for word in (("add1", "greedy") if name == "add1u" else (name,))]
        bought, purses = [], Purses(self.election.ballots, Fraction(0))
        if voters > 0:
            share = Fraction(self.left, voters)
            bought, purses = self.shared(share, lists)
            while "add1" in asked and len(bought) < self.room() and self.has_room(bought, lists):
                share += self.election.unit
                more = self.shared(share, lists)
                if sum(self.cost[place] for place in more[0]) > self.left:
                    break
                bought, purses = more
        for place in bought:
            self.take(place)
        for word in asked:
            if word == "greedy":
                self.complete(eligible)
            elif word == "exhaustive" and voters > 0:
                self.exhaust(purses, weights, eligible)
            elif word == "comparison":
                own = (self.taken, self.completed, self.left)
                self.taken, self.completed, self.left = list(before[0]), *before[1:]
                self.complete(eligible)
                if not self.is_preferred(self.taken, own[0]):
                    self.taken, self.completed, self.left = own

    def shared(self, share, lists):
        """What equal shares buy: each time the project whose supporters pay the least per unit of what they draw."""
        purses, bought, known = Purses(self.election.ballots, share), [], {place: 0 for place in lists if lists[place]}
        while len(bought) < self.room() and known:
            best = None
            # Purses only empty, so prices only rise: whoever was dearer than the best before still is.
            for place in sorted(known, key=lambda place: (known[place], self.ties[place])):
                if best and known[place] > best[0]:
                    break
                price = purses.price(self.cost[place], lists[place])
                if price is None:
                    del known[place]
                    continue
                known[place] = price
                best = min(best or (price, self.ties[place], place), (price, self.ties[place], place))
            if best is None:
                break
            price, _, place = best
            purses.pay(price, lists[place])
            bought.append(place)
            for gone in {place} | self.rivals[place]:
                known.pop(gone, None)
        return bought, purses

    def has_room(self, bought, lists):
        left = self.left - sum(self.cost[place] for place in bought)
        return any(lists[place] and place not in bought and self.cost[place] <= left and not self.rivals[place] & set(bought) for place in lists)

    def complete(self, eligible):
        self.greedy(self.by_total([place for place in eligible if place not in self.taken], self.rule["utility"] in ("points", "borda")))

    def is_preferred(self, one, other):
        """Whether more voters draw more from one outcome than from the other."""
        one, other, balance = set(one), set(other), 0
        for ballot in self.election.ballots:
            gain = sum(self.worth(ballot, rank) * ((place in one) - (place in other)) for rank, place in enumerate(ballot.choices))
            balance += ballot.times * ((gain > 0) - (gain < 0))
        return balance > 0

    def exhaust(self, purses, weights, eligible):
        """Those who chose none of the projects but a winner of before had no share of the envelope; `parvis count` lets them pay: not said when it matters."""
        before, wider, outcomes = (self.taken, self.completed, self.left), self.electorate(eligible + self.taken), []
        for payers in [weights] if weights == wider else [wider, weights]:
            self.taken, self.completed, self.left = list(before[0]), *before[1:]
            self.pay_together(purses.copy(), payers, eligible)
            outcomes.append(self.taken)
        if any(outcome != outcomes[0] for outcome in outcomes):
            raise NotCounted("the exhaustive completion in an envelope where others chose winners of before")

    def pay_together(self, purses, weights, eligible):
        """The exhaustive completion: supporters give all they have left, the others the same small amount each; the smallest wins."""
        lists = self.payers_of(eligible)
        while self.room() > 0:
            best = None
            for place in eligible:
                if not self.is_open(place) or self.cost[place] > self.left:
                    continue
                own = {number for number, _ in lists[place]}
                others = [(number, 1) for number, weight in enumerate(weights) if weight and number not in own]
                due = max(self.cost[place] - purses.total(lists[place]), 0)
                levy = purses.price(due, others) if due else Fraction(0)
                if levy is not None:
                    best = min(best or (levy, self.ties[place], place, others), (levy, self.ties[place], place, others))
            if best is None:
                return
            levy, _, place, others = best
            purses.pay(levy, others)
            purses.empty(lists[place])
            self.take(place)

    def phragmen(self, eligible):
        """Sequential Phragmén: the project that leaves its supporters the lowest equal load comes next, until one such does not fit."""
        lists = {place: [] for place in eligible if self.cost[place] <= self.left}
        for number, ballot in enumerate(self.election.ballots):
            for place in set(ballot.choices) & lists.keys():
                lists[place].append(number)
        ballots, loads, carried = self.election.ballots, [Fraction(0)], [0] * len(self.election.ballots)
        voters = {place: sum(ballots[number].times for number in numbers) for place, numbers in lists.items()}

        def load(place):
            times = collections.Counter()
            for number in lists[place]:
                times[carried[number]] += ballots[number].times
            return (self.cost[place] + sum(loads[last] * count for last, count in times.items())) / voters[place]

        known = {place: Fraction(0) for place in lists if voters[place]}
        while self.room() > 0:
            known = {place: load for place, load in known.items() if self.is_open(place)}
            least, tied = None, []
            # Loads only rise.
            for place in sorted(known, key=known.get):
                if least is not None and known[place] > least:
                    break
                known[place] = load(place)
                if least is None or known[place] < least:
                    least, tied = known[place], []
                if known[place] == least:
                    tied.append(place)
            if not tied or any(self.cost[place] > self.left for place in tied):
                return
            chosen = min(tied, key=self.ties.get)
            loads.append(least)
            for number in lists[chosen]:
                carried[number] = len(loads) - 1
            self.take(chosen)

    def bounded_overspending(self, eligible):
        """Supporters may buy a project of which they can pay a part only, then pay for the whole, down to nothing; in millionths, rounded down."""
        weights = self.electorate(eligible)
        if not sum(weights):
            return
        lists = self.payers_of([place for place in eligible if self.is_open(place) and self.cost[place] <= self.left])
        money = [self.left * 1_000_000 // sum(weights)] * len(weights)
        while self.room() > 0:
            best = None
            for place in lists:
                if lists[place] and self.is_open(place) and self.cost[place] <= self.left:
                    offer = self.offer(place, lists[place], money)
                    if offer:
                        best = min(best or (offer[0], self.ties[place], place, offer[1]), (offer[0], self.ties[place], place, offer[1]))
            if best is None:
                return
            _, _, place, price = best
            for number, worth in lists[place]:
                money[number] -= min(money[number], int(price * worth // 1))
            self.take(place)

    def offer(self, place, supporters, money):
        """The lowest price over the part paid, and what is then charged per unit drawn; None when the supporters have nothing left."""
        cost, ballots = self.cost[place] * 1_000_000, self.election.ballots
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

    # The best set of all.

    def max_utility(self, eligible):
        """The set that draws the most within the money; of equal ones the cheaper, then the one with the first project by the tie rule."""
        places = [place for place in eligible if self.is_open(place) and self.cost[place] <= self.left and self.totals[place] > 0]
        by_cost = self.rule["utility"] == "cost"
        value = {place: self.totals[place] * (self.cost[place] if by_cost else 1) for place in places}
        # The most promising first: what each unit of money brings.
        places.sort(key=lambda place: (self.cost[place] > 0 and not by_cost, Fraction(-self.totals[place]) / (1 if by_cost else max(self.cost[place], 1))))
        bit = {place: 1 << len(self.projects) - self.ties[place] for place in places}
        rivals = {place: sum(bit.get(rival, 0) for rival in self.rivals[place]) for place in places}
        limited, room = self.rule.get("maximumWinners") is not None, self.room()
        watched = sum(bit[place] for place in places if rivals[place])
        states, known = [(0, 0, 0)], 0
        for rank, place in enumerate(places):
            added = [(cost + self.cost[place], -(value[place] - less), -(bit[place] - members)) for cost, less, members in states
                     if cost + self.cost[place] <= self.left and not -members & rivals[place] and (-members).bit_count() < room]
            reach = Reach([(self.cost[rest], value[rest]) for rest in places[rank + 1:]])
            # By rising cost, then falling value, then the tie rule: what a cheaper one of the same future equals or beats is left out.
            best, kept = {}, []
            for state in sorted(states + added):
                future = (-state[2] & watched, (-state[2]).bit_count() if limited else 0)
                if future not in best or -state[1] > best[future]:
                    best[future] = -state[1]
                    kept.append(state)
            # What the most promising surely reaches, by taking what fits: whoever cannot is left out.
            cost, less, members = max(kept, key=lambda state: reach(self.left - state[0]) - state[1])
            for rest in places[rank + 1:]:
                if cost + self.cost[rest] <= self.left and not -members & rivals[rest] and (-members).bit_count() < room:
                    cost, less, members = cost + self.cost[rest], less - value[rest], members - bit[rest]
            known = max(known, -less)
            states = [state for state in kept if reach(self.left - state[0]) - state[1] >= known]
            if len(states) > MOST_STATES:
                raise NotCounted("a best set among so many")
        members = -min((less, cost, members) for cost, less, members in states)[2]
        for place in sorted(places, key=self.ties.get):
            if members & bit[place]:
                self.take(place)


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
