"""The words of a vote: projects, ballots, money."""

import collections
from dataclasses import dataclass, field


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
    """Costs and budget in cents; `unit` of them make one unit of currency."""
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

    def worth(self, ballot, rank, utility):
        """What a voter draws from one choice of the ballot."""
        if utility == "cost":
            return self.projects[ballot.choices[rank]].cost
        if utility == "cardinality":
            return 1
        if utility == "points" and ballot.points is not None:
            return ballot.points[rank]
        if not self.is_ordinal:
            raise NotCounted(f"the utility {utility} on ballots that have none")
        return len(ballot.choices) - rank - (utility == "borda")


class NotCounted(Exception):
    """What is not counted again here, in words."""
