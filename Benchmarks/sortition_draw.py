"""Weighs the panels of one folder with sortition-algorithms: `sortition_draw.py FOLDER leximin|maximin|nash`, the lowest chance as JSON."""
import csv, json, pathlib, sys

from sortition_algorithms import Settings, read_in_features, read_in_people
from sortition_algorithms.committee_generation import leximin, maximin, nash


def weigh(folder, method):
    quotas = [
        {"feature": row["category"], "value": row["feature"], "min": row["min"], "max": row["max"]}
        for row in csv.DictReader((folder / "categories.csv").open())
    ]
    people = [{"id": str(number), **row} for number, row in enumerate(csv.DictReader((folder / "respondents.csv").open()), 1)]
    settings = Settings(id_column="id", columns_to_keep=[], check_same_address=False, check_same_address_columns=[])
    size = json.loads((folder / "meta.json").read_text())["k"]
    features = read_in_features(["feature", "value", "min", "max"], quotas)[0]
    pool, _ = read_in_people(list(people[0]), people, features, settings)
    find = {
        "leximin": leximin.find_distribution_leximin, "maximin": maximin.find_distribution_maximin, "nash": nash.find_distribution_nash,
    }[method]
    panels, weights, _ = find(features, pool, size, [])
    chances = {row["id"]: 0.0 for row in people}
    for panel, weight in zip(panels, weights):
        for person in panel: chances[person] += weight
    return min(chances.values())


print(json.dumps({"min": weigh(pathlib.Path(sys.argv[1]), sys.argv[2])}))
