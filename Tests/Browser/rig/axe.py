"""axe-core on a page, its findings as lines."""

from axe_playwright_python.base import AXE_SCRIPT

# Only what is needed crosses to Python: the findings, not the list of all that was found right.
RUN = """options => axe.run(options).then(results => results.violations.map(rule => ({
    id: rule.id, impact: rule.impact, help: rule.help,
    nodes: rule.nodes.map(node => ({ target: node.target.map(String), html: node.html, message: node.any[0]?.message })),
})))"""


def violations(page, only=None):
    """One line for each element at fault. `only` names the rules to run; all of them when it is None."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": list(only)}
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(node['target'])} {node['html'][:120]}"
        + (f" [{node['message']}]" if node.get("message") else "")
        for rule in page.evaluate(RUN, options) for node in rule["nodes"]
    ]
