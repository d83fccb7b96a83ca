"""The pages that the sources declare, and which of them an address is."""

import re
import urllib.parse

from .site import ROOT

LISTED = re.compile(r"routes\.(page|download)\((\w+)(?:<\w+>)?\.self\)")
DECLARED = re.compile(r"^(?:package )?(?:struct|enum) (\w+)", re.M)
PATTERN = re.compile(r"static (?:let|var) path: Path (?:= |\{ )\"([^\"]+)\"")
# A path that another type keeps: `static let path = IdentityRequest.departure`.
BORROWED = re.compile(r"static let path = (\w+)\.(\w+)")
KEPT = re.compile(r"static let (\w+): Path = \"([^\"]+)\"")


class Routes:
    """Patterns such as `/editions/:edition`, of the pages and of the files to take away that a table of contents lists."""

    def __init__(self, sources=ROOT / "Sources"):
        kinds, patterns, borrowed, kept = {}, {}, {}, {}
        for path in sorted(sources.rglob("*.swift")):
            text = path.read_text(encoding="utf-8")
            kinds.update({name: kind for kind, name in LISTED.findall(text)})
            starts = list(DECLARED.finditer(text))
            for start, end in zip(starts, [match.start() for match in starts[1:]] + [len(text)]):
                pattern = PATTERN.search(text, start.end(), end)
                if pattern:
                    patterns[start.group(1)] = pattern.group(1)
                elif found := BORROWED.search(text, start.end(), end):
                    borrowed[start.group(1)] = found.groups()
                kept.update({(start.group(1), name): path for name, path in KEPT.findall(text, start.end(), end)})
        patterns.update({name: kept[source] for name, source in borrowed.items() if source in kept})
        unknown = sorted(set(kinds) - set(patterns))
        assert not unknown, f"pages of the tables of contents whose path was not found: {unknown}"
        self.names = {patterns[name]: name for name in kinds}
        self.downloads = {patterns[name] for name, kind in kinds.items() if kind == "download"}

    @property
    def pages(self):
        return set(self.names) - self.downloads

    def of(self, address):
        """The pattern that an address fits, words before parameters; None when it is no page of ours."""
        parts = [part for part in urllib.parse.urlsplit(address).path.split("/") if part]
        if parts[:1] == ["en"]:
            parts = parts[1:]
        fits = []
        for pattern in self.names:
            wanted = [part for part in pattern.split("/") if part]
            if len(wanted) == len(parts) and all(w.startswith(":") or w == p for w, p in zip(wanted, parts)):
                fits.append(([w.startswith(":") for w in wanted], pattern))
        return min(fits)[1] if fits else None
