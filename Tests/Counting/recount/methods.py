"""The ways of choosing winners by their names in a record, each with the file that says it."""

from .best_set import max_utility
from .bounded_overspending import bounded_overspending
from .equal_shares import equal_shares
from .greedy import greedy
from .phragmen import phragmen
from .ranking import by_elimination, by_median, by_total


class Method:
    """How a method funds what is in the running, and how it ranks: quotas ask it. A method that ranks funds by its ranking."""

    def __init__(self, fund=None, ranked=by_total):
        self.fund, self.ranked = fund or (lambda count, eligible: greedy(count, ranked(count, eligible))), ranked


METHODS = {
    "greedy": Method(), "majority-judgment": Method(ranked=by_median), "instant-runoff": Method(ranked=by_elimination),
    "equal-shares": Method(equal_shares), "bounded-overspending": Method(bounded_overspending), "phragmen": Method(phragmen), "max-utility": Method(max_utility),
}
COMPLETIONS = ("none", "greedy", "add1", "add1u", "exhaustive", "comparison")
