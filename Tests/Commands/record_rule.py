"""The options of `parvis count` as a record writes its rule."""

WORDS = {"--rule": "method", "--utility": "utility", "--ranking": "ranking", "--not-fitting": "notFitting"}
NUMBERS = {
    "--reserve-percent": "reservePercent", "--reserve-projects": "reserveProjects", "--max-winners": "maximumWinners", "--min-votes": "minimumVotes",
    "--min-percent": "minimumPercent"}
LISTS = {"--ties": "ties", "--mandatory": "mandatory"}


def rule(options):
    told = {
        "method": "greedy", "utility": "cost", "notFitting": "skip", "ties": ["id"], "completions": [], "quotas": [], "exclusiveGroups": [], "shares": [],
        "carriesOver": "--no-carry-over" not in options}
    words = iter(word for word in options if word != "--no-carry-over")
    for word, value in zip(words, words, strict=True):
        if word in WORDS:
            told[WORDS[word]] = value
        elif word in NUMBERS:
            told[NUMBERS[word]] = int(value)
        elif word in LISTS:
            told[LISTS[word]] = value.split(",")
        elif word == "--completion":
            told["completions"].append(value)
        elif word == "--exclusive":
            told["exclusiveGroups"].append(value.split(","))
        else:
            add_scope(told, word, *value.split("="))
    told.setdefault("ranking", "total" if told["utility"] == "cost" else "per-cost")
    return told


def add_scope(told, word, scope, number):
    """A quota, or money for a part of the projects."""
    plain = scope.removeprefix("ring-fenced:")
    if word == "--territory-envelope" or plain.startswith("territory:"):
        kind, name = "territory", plain.removeprefix("territory:")
    else:
        kind, name = ("without-territory", "") if plain == "without-territory" else ("theme", plain.removeprefix("category:"))
    if word == "--quota":
        told["quotas"].append({"kind": kind, "name": name, "atLeast": int(number)})
    else:
        told["shares"].append({"kind": kind, "name": name, "cents": int(number) * 100, "isRingFenced": plain != scope})
