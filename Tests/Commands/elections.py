"""Small elections drawn at random, and rules that mix everything a rulebook may ask: the same for the same number."""

import random

KINDS = ("approval", "choose-1", "cumulative", "scoring", "ordinal")
TIES = ("votes", "cost-asc", "cost-desc", "id", "id-desc", "id-number", "file-order", "seed:midi", "seed:2026-11-23", "category:Nature", "category:Sport", "channel:paper")
COMPLETIONS = ("none", "greedy", "add1", "add1u", "exhaustive", "comparison")
SCOPES = ("territory:Nord", "territory:Sud", "territory:Est", "category:Nature", "category:Sport", "without-territory")


class RandomElection:
    """Costs and votes are few numbers, so that ties abound; some ballots are empty, some projects are free, in no territory or chosen by nobody.
    One of twelve is larger, its costs any number of cents, for fractions that grow long."""

    def __init__(self, number):
        self.chance = chance = random.Random(number)
        self.kind = chance.choice(KINDS)
        self.is_large = number % 12 == 11
        self.ids = chance.sample(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "21", "007", "b12"], chance.randint(4, 11))
        self.ids += [str(number) for number in range(100, 110)] * self.is_large
        cents = chance.choice(["", ".00", ".50"])
        costs = [chance.randint(100, 9999) if self.is_large else chance.choice([10, 20, 20, 25, 30, 40, 40, 60, 75, 90]) for _ in self.ids]
        self.costs = {name: f"{cost}.{chance.randint(10, 99)}" if self.is_large else f"{cost}{cents}" for name, cost in zip(self.ids, costs)}
        self.costs.update({name: "0" for name in self.ids if chance.random() < 0.02})
        self.districts = {name: chance.choice(["Nord", "Nord", "Sud", "Est", ""]) for name in self.ids}
        self.themes = {name: chance.choice(["Nature", "Sport", "Sport", ""]) for name in self.ids}
        self.budget = max(sum(costs) * chance.randint(2, 9) // 10, 1)
        self.ballots = [self.ballot() for _ in range(chance.randint(60, 160) if self.is_large else chance.randint(1, 22))]

    def ballot(self):
        chance = self.chance
        most = 1 if self.kind == "choose-1" else min(5, len(self.ids))
        chosen = chance.sample(self.ids, chance.choice([0, 1, 1, 2, 3, 4, 5]) % (most + 1))
        points = [str(chance.randint(0, 4)) for _ in chosen] if self.kind in ("cumulative", "scoring") else None
        return chosen, points, chance.choice(["internet", "internet", "paper"])

    @property
    def text(self):
        has_points = self.kind in ("cumulative", "scoring")
        lines = ["META", "key;value", f"budget;{self.budget}", f"vote_type;{self.kind}", "PROJECTS", "project_id;cost;category;district"]
        lines += [f"{name};{self.costs[name]};{self.themes[name]};{self.districts[name]}" for name in self.ids]
        lines += ["VOTES", "voter_id;vote;voting_method" + ";points" * has_points]
        for voter, (chosen, points, channel) in enumerate(self.ballots):
            lines.append(f"{voter};{','.join(chosen)};{channel}" + (f";{','.join(points)}" if has_points else ""))
        return "\n".join(lines) + "\n"

    # The rule, as options of `parvis count`.

    def options(self):
        return [word for option in self.choices() for word in option]

    def choices(self):
        chance, ranks = self.chance, self.kind == "ordinal"
        methods = ["greedy", "equal-shares", "equal-shares", "max-utility", "bounded-overspending"]
        methods += ["phragmen"] * (self.kind in ("approval", "choose-1")) + ["majority-judgment"] * (self.kind == "scoring") + ["instant-runoff"] * ranks
        method = chance.choice(methods)
        utilities = ["cost", "cardinality"] + ["points"] * 3 * (self.kind in ("cumulative", "scoring", "ordinal")) + ["borda"] * 2 * ranks
        options = [("--rule", method), ("--utility", chance.choice(utilities)), ("--ties", ",".join(self.ties()))]
        if method == "equal-shares":
            # Unit by unit the other program takes minutes for large costs.
            known = [name for name in COMPLETIONS if not (self.is_large and name.startswith("add1"))]
            options += [("--completion", name) for name in chance.sample(known, chance.choice([0, 1, 1, 2, 3]))]
        options += [("--not-fitting", chance.choice(["skip", "stop", "partial"]))] * self.maybe(0.6)
        options += [("--ranking", chance.choice(["total", "per-cost"]))] * self.maybe(0.4)
        if self.maybe(0.15):
            options += [("--reserve-percent", str(chance.choice([0, 50, 80])))] + [("--reserve-projects", str(chance.randint(0, 3)))] * self.maybe(0.5)
        options += [("--min-votes", str(chance.randint(1, 6)))] * self.maybe(0.25) + [("--min-percent", str(chance.choice([5, 10, 25, 33])))] * self.maybe(0.15)
        return [*options, *self.limits(), *self.envelopes()]

    def maybe(self, chance):
        return self.chance.random() < chance

    def ties(self):
        known = [key for key in TIES if (key != "channel:paper" or any(channel == "paper" for _, _, channel in self.ballots))
                 and (not key.startswith("category:") or key[9:] in self.themes.values())]
        return self.chance.sample(known, self.chance.randint(1, 4))

    def limits(self):
        """Mandatory projects, rivals, quotas, a maximum: a rule is refused whose mandatory ones are rivals, or too many, or unpaid."""
        chance, ids, options = self.chance, self.ids, []
        if self.maybe(0.35):
            options.append(("--mandatory", ",".join(chance.sample(ids, chance.randint(1, 2)))))
        options += [("--exclusive", ",".join(chance.sample(ids, chance.randint(2, min(4, len(ids)))))) for _ in range(chance.choice([0, 0, 1, 2]))]
        options += [("--quota", f"{self.quota_name(scope)}={chance.randint(1, 3)}") for scope in self.scopes(chance.choice([0, 0, 1, 2]))]
        return options + [("--max-winners", str(chance.randint(1, 6)))] * self.maybe(0.35)

    def quota_name(self, scope):
        return scope.removeprefix("category:")

    def scopes(self, number):
        known = [scope for scope in SCOPES if any(self.covers(scope, name) for name in self.ids)]
        return self.chance.sample(known, min(number, len(known)))

    def covers(self, scope, name):
        kind, _, wanted = scope.partition(":")
        return self.themes[name] == wanted if kind == "category" else self.districts[name] == wanted

    def envelopes(self):
        """Some of the money set aside, stage by stage; with or without carry-over."""
        chance, options, left = self.chance, [], self.budget
        for scope in self.scopes(chance.choice([0, 0, 1, 2, 3])):
            amount = chance.randint(0, left)
            left -= amount
            fenced = "ring-fenced:" * self.maybe(0.3)
            plain = scope.startswith("territory:") and not fenced and self.maybe(0.4)
            options.append(("--territory-envelope", f"{scope[10:]}={amount}") if plain else ("--envelope", f"{fenced}{scope}={amount}"))
        # The command serves the territories told by the short option first.
        options.sort(key=lambda option: option[0] != "--territory-envelope")
        return options + [("--no-carry-over",)] * self.maybe(0.3)
