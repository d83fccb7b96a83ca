"""axe-core on a page, its findings as lines."""

from axe_playwright_python.sync_playwright import Axe

_axe = Axe()


def violations(page, only=None):
    """One line for each element at fault. `only` names the rules to run; all of them when it is None."""
    options = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": list(only)}
    found = _axe.run(page, options=options).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))} {node['html'][:120]}"
        + (f" [{node['any'][0]['message']}]" if node.get("any") else "")
        for rule in found for node in rule["nodes"]
    ]
