"""The English catalogue, read as the pages read it: what a French label becomes, and what a page left in French."""

import functools
import json
import re

from .site import ROOT

ENGLISH = ROOT / "Sources/Ground/CAssets/files/catalogues/en.po"
HOLE = re.compile(r"\{\d+\}")
COUNT = r"(\d[\d ]*|…)"


def plain(text):
    """Spaces made plain, so that a sentence is found whatever breaks its lines."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


class Catalogue:
    """French sentences and their English, those with holes included."""

    def __init__(self, path=ENGLISH):
        self.whole, self.holed = {}, []
        for french, english, filling in pairs(path.read_text(encoding="utf-8")):
            french = plain(french)
            if HOLE.search(french):
                parts = HOLE.split(french)
                letters = sum(map(str.isalpha, "".join(parts)))
                if letters > (3 if filling == COUNT else 6):  # « {1}, {2} » would be anything
                    self.holed.append((letters, re.compile(filling.join(map(re.escape, parts)), re.DOTALL), HOLE.findall(french), english))
            else:
                self.whole[french] = plain(english)
        self.holed.sort(key=lambda line: -line[0])
        self.long = sorted(french for french, english in self.whole.items() if len(french) > 24 and french[0].isupper() and french != english)

    @functools.cache
    def english(self, text):
        """As the page says it in English; as it is when the catalogue does not know it: names, and what people wrote."""
        text = plain(text)
        if text in self.whole:
            return self.whole[text]
        for _, shape, holes, english in self.holed:
            found = shape.fullmatch(text)
            if found:
                for hole, filling in zip(holes, found.groups()):
                    english = english.replace(hole, self.whole.get(filling, filling))
                return plain(english)
        return text

    def left_in_french(self, words):
        """The long sentences of the catalogue that stand in French among these words, parts of sentences aside."""
        return [sentence for sentence in self.long if sentence in words]


def pairs(text):
    """Each French form, its English form and what fills its holes; plurals give two, formats of numbers and dates none."""
    for block in re.split(r"\n{2,}", text):
        told, field = {}, None
        for line in block.splitlines():
            start = re.match(r"(msg\w+(?:\[\d\])?) (\".*\")$", line)
            if start:
                field = start.group(1)
                told[field] = json.loads(start.group(2))
            elif line.startswith('"') and field:
                told[field] += json.loads(line)
        if not told.get("msgid") or "msgctxt" in told:
            continue
        if "msgid_plural" in told:
            yield told["msgid"], told.get("msgstr[0]") or told["msgid"], COUNT
            yield told["msgid_plural"], told.get("msgstr[1]") or told["msgid_plural"], COUNT
        else:
            yield told["msgid"], told.get("msgstr") or told["msgid"], "(.+?)"


@functools.cache
def catalogue():
    return Catalogue()
