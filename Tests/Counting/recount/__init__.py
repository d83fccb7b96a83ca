"""The rules by which an edition may choose its winners, each from its definition, in whole numbers and fractions: what verify.py counts again with.

Written from « The (Computational) Social Choice Take on Indivisible Participatory Budgeting » (Rey & Maly 2023), « Proportional Participatory
Budgeting with Additive Utilities » (Peters, Pierczyński, Skowron 2021), « Bounded Overspending » (Papasotiropoulos et al. 2024), « A theory of
measuring, electing, and ranking » (Balinski & Laraki 2007), and from what the record says of its rule. Thousands of ballots take seconds, Add1 minutes.
To read it: election.py (the words), count.py (envelope after envelope), then the rules one by one.
"""

from .count import Count
from .election import Ballot, Election, NotCounted, Project
from .methods import COMPLETIONS, METHODS

__all__ = ["Ballot", "Election", "NotCounted", "Project", "outcome", "winners"]


def winners(election, rule):
    """The ids of the winners in the order they are taken, by a rule written as in a record; NotCounted when it asks for more than is known here."""
    return outcome(election, rule)[0]


def outcome(election, rule):
    """The winners; what each envelope spends, that of the whole city last, in cents; by equal shares, the share of each voter there."""
    if rule["method"] not in METHODS:
        raise NotCounted(f"the rule {rule['method']}")
    for word in rule.get("completions", []):
        if word not in COMPLETIONS:
            raise NotCounted(f"the completion {word}")
    taken, *money = Count(election, rule).outcome(METHODS[rule["method"]])
    return [election.projects[place].id for place in taken], *money
