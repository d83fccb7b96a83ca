"""Reads and writes gettext PO files, always in the same shape so that differences stay small."""
import re
from dataclasses import dataclass, field


@dataclass
class Entry:
    key: str = ""
    context: str = None
    plural: str = None
    translations: list = field(default_factory=list)
    files: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    comments: list = field(default_factory=list)
    flags: set = field(default_factory=set)


@dataclass
class Catalogue:
    entries: list
    obsolete: list


def unquote(text):
    inner = text[text.index('"') + 1:text.rindex('"')]
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), inner)


def quote(text):
    def one(line): return '"' + line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
    lines = text.splitlines(keepends=True) if "\n" in text else [text]
    return one(text) if len(lines) < 2 and not text.endswith("\n") else '""\n' + "\n".join(map(one, re.findall(r"[^\n]*\n|[^\n]+$", text)))


def read(path):
    catalogue = Catalogue([], [])
    # Not splitlines(): U+2028 and their like may stand in a sentence.
    for block in re.split(r"\n[ \t]*\n", path.read_text(encoding="utf-8")):
        entry, last, obsolete = Entry(), None, False
        for line in block.split("\n"):
            if line.startswith("#~"): obsolete, line = True, line[2:].lstrip()
            if line.startswith("#:"): entry.files += line[2:].split()
            elif line.startswith("#."): entry.notes.append(line[2:].strip())
            elif line.startswith("#,"): entry.flags |= {f.strip() for f in line[2:].split(",")}
            elif line.startswith("#"): entry.comments.append(line[1:].strip())
            elif '"' in line:
                word, text = line.split('"', 1)[0].strip(), unquote(line)
                last = word or last
                if last == "msgctxt": entry.context = (entry.context or "") + text
                elif last == "msgid": entry.key += text
                elif last == "msgid_plural": entry.plural = (entry.plural or "") + text
                elif last.startswith("msgstr"):
                    if word: entry.translations.append("")
                    entry.translations[-1] += text
        if last: (catalogue.obsolete if obsolete else catalogue.entries).append(entry)
    return catalogue


def text_of(entry, mark=""):
    lines = [f"# {c}".rstrip() for c in entry.comments] + [f"#. {n}" for n in entry.notes] + [f"#: {f}" for f in entry.files]
    if entry.flags: lines.append("#, " + ", ".join(sorted(entry.flags)))
    body = []
    if entry.context is not None: body.append(f"msgctxt {quote(entry.context)}")
    body.append(f"msgid {quote(entry.key)}")
    if entry.plural is not None: body.append(f"msgid_plural {quote(entry.plural)}")
    many = entry.plural is not None
    body += [f"msgstr[{n}] {quote(t)}" if many else f"msgstr {quote(t)}" for n, t in enumerate(entry.translations or [""])]
    return "\n".join(lines + [mark + line for part in body for line in part.split("\n")])


def write(path, catalogue):
    for entry in catalogue.obsolete: entry.files = []
    blocks = [text_of(e) for e in catalogue.entries] + [text_of(e, "#~ ") for e in catalogue.obsolete]
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def plural_forms(header):
    found = re.search(r"nplurals=(\d+)", header.translations[0] if header.translations else "")
    return int(found.group(1)) if found else 2
