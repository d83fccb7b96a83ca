"""The pages that the sources declare, and which of them an address is."""

import re
import urllib.parse

from .site import ROOT

DECLARED = re.compile(
    r"struct (\w+)[^\n{]*:[^\n{]*\b(Page|Download)\b[^\n{]*\{(?:(?!\nstruct|\npackage struct).)*?static (?:let|var) path: Path (?:= |\{ )\"([^\"]+)\"", re.S)


class Routes:
    """Patterns such as `/editions/:edition`, of pages and of files to take away."""

    def __init__(self, sources=ROOT / "Sources"):
        self.names, self.downloads = {}, set()
        for path in sorted(sources.rglob("*.swift")):
            for name, kind, pattern in DECLARED.findall(path.read_text(encoding="utf-8")):
                self.names[pattern] = name
                if kind == "Download":
                    self.downloads.add(pattern)

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
