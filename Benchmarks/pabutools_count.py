"""Counts one file with pabutools in exact fractions: `pabutools_count.py FILE greedy|equal-shares|add1u`, winners as JSON."""
import json, sys

import pabutools.fractions
pabutools.fractions.FRACTION = "gmpy2"
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import exhaustion_by_budget_increase, greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import lexico_tie_breaking


def count(path, rule):
    instance, profile = parse_pabulib(path)
    profile = profile.as_multiprofile()
    fixed = {"sat_class": Cost_Sat, "tie_breaking": lexico_tie_breaking}
    if rule == "greedy": return greedy_utilitarian_welfare(instance, profile, **fixed)
    if rule == "equal-shares": return method_of_equal_shares(instance, profile, **fixed)
    shared = exhaustion_by_budget_increase(
        instance, profile, method_of_equal_shares, dict(fixed), budget_step=profile.num_ballots())
    return greedy_utilitarian_welfare(instance, profile, initial_budget_allocation=shared, **fixed)


print(json.dumps(sorted(project.name for project in count(sys.argv[1], sys.argv[2]))))
