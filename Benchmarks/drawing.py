"""`bin/bench drawing`: from the pool to everybody's chance, Parvis beside the Python sortition-algorithms on the same instances."""
import json, pathlib

import counting

HERE = pathlib.Path(__file__).parent
METHODS = ("leximin", "maximin", "nash")
QUICK = ("leximinthesis_xsmall_10",)


def measure(options, parvis):
    """The peer's leximin needs gurobipy, whose free licence stops at 2,000 unknowns; it is measured where it comes to an end."""
    pabulib = counting.folder()
    data = pabulib.parent / "sortition" if pabulib else None
    if data is None or not data.is_dir():
        print("drawing: skipped, no instances beside the Pabulib files")
        return None
    peer = counting.python()
    rows = []
    for folder in sorted(data.iterdir()):
        if options.quick and folder.name not in QUICK: continue
        size = str(json.loads((folder / "meta.json").read_text())["k"])
        for method in METHODS:
            ours = counting.median(
                [parvis, "draw", "--pool", folder / "respondents.csv", "--categories", folder / "categories.csv", "--size", size,
                 "--method", method, "--json"], options.rounds)
            theirs = counting.median([peer, HERE / "sortition_draw.py", folder, method], options.rounds) if peer else None
            rows.append({
                "instance": folder.name, "method": method, "seconds": ours["seconds"] if ours else None,
                "lowest": json.loads(ours["text"])["min"] if ours else None,
                "peer_seconds": theirs["seconds"] if theirs else None,
                "peer_lowest": json.loads(theirs["text"].splitlines()[-1])["min"] if theirs else None,
            })
            print("  ", rows[-1])
    return rows
