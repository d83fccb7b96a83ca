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
# A page that several kinds share: `Path(stringLiteral: File.sessionsPath + "/:session")`, and what each kind says.
SHARED = re.compile(r"static var path: Path \{ Path\(stringLiteral: \w+\.(\w+)(?:\.description)?(?: \+ \"([^\"]+)\")?\) \}")
SAID = re.compile(r"static (?:let|var) (\w+)(?:: String)? (?:=|\{) (?:\"(/[^\"]+)\"|(\w+)\.path\b)")


class Routes:
    """Patterns such as `/editions/:edition`, of the pages and of the files to take away that a table of contents lists."""

    def __init__(self, sources=ROOT / "Sources"):
        kinds, patterns, borrowed, kept, shared, said = {}, {}, {}, {}, [], []
        for path in sorted(sources.rglob("*.swift")):
            text = path.read_text(encoding="utf-8")
            kinds.update({name: kind for kind, name in LISTED.findall(text)})
            said += SAID.findall(text)
            starts = list(DECLARED.finditer(text))
            for start, end in zip(starts, [match.start() for match in starts[1:]] + [len(text)]):
                pattern = PATTERN.search(text, start.end(), end)
                if pattern:
                    patterns[start.group(1)] = pattern.group(1)
                elif found := BORROWED.search(text, start.end(), end):
                    borrowed[start.group(1)] = found.groups()
                elif found := SHARED.search(text, start.end(), end):
                    shared.append((start.group(1), *found.groups("")))
                kept.update({(start.group(1), name): path for name, path in KEPT.findall(text, start.end(), end)})
        patterns.update({name: kept[source] for name, source in borrowed.items() if source in kept})
        several = {(said_here or patterns[kind]) + end: name for name, word, end in shared for said_word, said_here, kind in said
                   if said_word == word and name in kinds}
        unknown = sorted(set(kinds) - set(patterns) - set(several.values()))
        assert not unknown, f"pages of the tables of contents whose path was not found: {unknown}"
        self.names = {patterns[name]: name for name in kinds if name in patterns} | several
        self.downloads = {pattern for pattern, name in self.names.items() if kinds[name] == "download"}

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
