"""Finds the `Message` literals of the sources: where the compiler's index says one is made, the literal is read there."""
import ctypes, os, re, shutil
from ctypes import CFUNCTYPE, POINTER, byref, c_bool, c_char_p, c_int64, c_size_t, c_uint, c_uint64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path

MADE_BY = re.compile(r"s:10Vocabulary7MessageV(13stringLiteral|19stringInterpolation)")

IMPLICIT = 1 << 8


@dataclass
class Sentence:
    key: str
    line: int
    plural: str = None
    files: list = field(default_factory=list)


class Text(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("length", c_size_t)]

    def __str__(self): return ctypes.string_at(self.data, self.length).decode() if self.length else ""


EACH_TEXT, EACH = CFUNCTYPE(c_bool, c_void_p, Text), CFUNCTYPE(c_bool, c_void_p, c_void_p)


def library():
    swiftc = os.path.realpath(shutil.which("swiftc") or "/opt/swift/usr/bin/swiftc")
    places = [Path(swiftc).parent.parent / "lib/libIndexStore.so", Path("/opt/swift/usr/lib/libIndexStore.so"), Path("/usr/lib/libIndexStore.so")]
    lib = ctypes.CDLL(str(next(p for p in places if p.exists())))
    for name, result, arguments in [
        ("store_create", c_void_p, [c_char_p, POINTER(c_void_p)]),
        ("store_units_apply_f", c_bool, [c_void_p, c_uint, c_void_p, EACH_TEXT]),
        ("unit_reader_create", c_void_p, [c_void_p, c_char_p, POINTER(c_void_p)]),
        ("unit_reader_dispose", None, [c_void_p]),
        ("unit_reader_get_main_file", Text, [c_void_p]),
        ("unit_reader_get_modification_time", None, [c_void_p, POINTER(c_int64), POINTER(c_int64)]),
        ("unit_reader_dependencies_apply_f", c_bool, [c_void_p, c_void_p, EACH]),
        ("unit_dependency_get_kind", c_uint, [c_void_p]),
        ("unit_dependency_get_filepath", Text, [c_void_p]),
        ("unit_dependency_get_name", Text, [c_void_p]),
        ("record_reader_create", c_void_p, [c_void_p, c_char_p, POINTER(c_void_p)]),
        ("record_reader_dispose", None, [c_void_p]),
        ("record_reader_occurrences_apply_f", c_bool, [c_void_p, c_void_p, EACH]),
        ("occurrence_get_symbol", c_void_p, [c_void_p]),
        ("occurrence_get_roles", c_uint64, [c_void_p]),
        ("occurrence_get_line_col", None, [c_void_p, POINTER(c_uint), POINTER(c_uint)]),
        ("symbol_get_usr", Text, [c_void_p]),
    ]:
        function = getattr(lib, "indexstore_" + name)
        function.restype, function.argtypes = result, arguments
    return lib


def made(index, folder):
    """For each source under the folder: when its index was written, and the (line, column) of each message made in it."""
    lib, error, units, found = library(), c_void_p(), [], {}
    store = lib.indexstore_store_create(str(index).encode(), byref(error))
    lib.indexstore_store_units_apply_f(store, 0, None, EACH_TEXT(lambda _, name: units.append(str(name)) or True))
    for unit in units:
        if ".swift" not in unit and ".o-" not in unit: continue
        reader = lib.indexstore_unit_reader_create(store, unit.encode(), byref(error))
        if not reader: continue
        source = str(lib.indexstore_unit_reader_get_main_file(reader))
        if source.startswith(f"{folder}/") and source.endswith(".swift") and os.path.exists(source):
            seconds, nanoseconds, records = c_int64(), c_int64(), []
            lib.indexstore_unit_reader_get_modification_time(reader, byref(seconds), byref(nanoseconds))
            def dependency(_, d):
                if lib.indexstore_unit_dependency_get_kind(d) == 2 and str(lib.indexstore_unit_dependency_get_filepath(d)) == source:
                    records.append(str(lib.indexstore_unit_dependency_get_name(d)))
                return True
            lib.indexstore_unit_reader_dependencies_apply_f(reader, None, EACH(dependency))
            when = seconds.value + nanoseconds.value / 1e9
            if source not in found or found[source][0] < when:
                found[source] = (when, [place for r in records for place in places(lib, store, r)])
        lib.indexstore_unit_reader_dispose(reader)
    return found


def places(lib, store, record):
    out, error, line, column, known = [], c_void_p(), c_uint(), c_uint(), {}
    reader = lib.indexstore_record_reader_create(store, record.encode(), byref(error))
    def occurrence(_, o):
        symbol = lib.indexstore_occurrence_get_symbol(o)
        if symbol not in known: known[symbol] = bool(MADE_BY.match(str(lib.indexstore_symbol_get_usr(symbol))))
        # Only where the compiler calls it by itself, for a literal.
        if known[symbol] and lib.indexstore_occurrence_get_roles(o) & IMPLICIT:
            lib.indexstore_occurrence_get_line_col(o, byref(line), byref(column))
            out.append((line.value, column.value))
        return True
    if reader:
        lib.indexstore_record_reader_occurrences_apply_f(reader, None, EACH(occurrence))
        lib.indexstore_record_reader_dispose(reader)
    return out


def unescape(text):
    text = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda m: chr(int(m.group(1), 16)), text)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}.get(m.group(1), m.group(1)), text)


def literal(source, at, written=None):
    """The key of the string literal that starts there, and where it ends; no key when there is none.
    Adds to `written` the places of the source where its text is, its holes and escapes aside."""
    opening = re.compile(r'(#*)("""|")').match(source, at)
    if not opening: return None, at
    sharps, mark = opening.groups()
    close, escape, at = mark + sharps, "\\" + sharps, opening.end()
    # What is written, with \0 for each end of line of the source and its holes numbered.
    parts, holes = [], 0
    while not source.startswith(close, at):
        if at >= len(source) or (mark == '"' and source[at] == "\n"): return None, at
        if source.startswith(escape + "(", at):
            holes += 1
            parts.append(f"{{{holes}}}")
            at = after_parenthesis(source, at + len(escape) + 1)
        elif source.startswith(escape, at):
            after = at + len(escape)
            unicode = re.compile(r"u\{([0-9A-Fa-f]+)\}").match(source, after)
            folded = re.compile(r"[ \t]*\n").match(source, after)
            if unicode: parts.append(chr(int(unicode.group(1), 16))); at = unicode.end()
            elif folded: parts.append("\0+"); at = folded.end()
            else: parts.append({"n": "\n", "t": "\t", "r": "\r"}.get(source[after], source[after])); at = after + 1
        else:
            parts.append("\0=" if source[at] == "\n" else source[at])
            if written is not None: written.append(at)
            at += 1
    text = "".join(parts)
    if mark == '"""':
        indent = re.search(r"[ \t]*$", text).group(0)
        text = re.sub("(\0.)" + indent, r"\1", text)
        text = re.sub("^\0=|\0=$", "", text.removesuffix(indent) if indent else text)
        text = text.replace("\0=", "\n").replace("\0+", "")
    return text, at + len(close)


def after_parenthesis(source, at):
    depth = 1
    while depth:
        if source[at] in '"#' and re.compile(r'#*"').match(source, at): at = literal(source, at)[1]; continue
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        at += 1
    return at


def sentences_of(path, where):
    """The sentences of a file, in its order; and whether the index no longer matches it."""
    text = path.read_bytes()
    starts = [0] + [m.end() for m in re.finditer(b"\n", text)]
    source, out, stale, taken = text.decode(), [], False, set()
    for line, column in sorted(set(where)):
        if line > len(starts): stale = True; continue
        at = len(text[:starts[line - 1] + column - 1].decode(errors="ignore"))
        key, end = literal(source, at)
        if key is None: stale = True; continue
        if at in taken or not key: continue
        plural = None
        many = re.compile(r"\s*,\s*many:\s*").match(source, end)
        if many and re.search(r"\bone:\s*$", source[:at]):
            plural, _ = literal(source, many.end())
            if plural is not None: taken.add(many.end())
        out.append(Sentence(key, line, plural))
    return out, stale


def places_of_text(path, where):
    """Where the texts of a file's sentences are written: the source, and a set of indices in it."""
    text = path.read_bytes()
    starts = [0] + [m.end() for m in re.finditer(b"\n", text)]
    source, written = text.decode(), []
    for line, column in set(where):
        if line <= len(starts): literal(source, len(text[:starts[line - 1] + column - 1].decode(errors="ignore")), written)
    return source, set(written)


def index_of(root, given=None):
    index = given or next(iter(sorted(root.glob(".build/*/debug/index/store"))), None)
    if index is None: raise SystemExit("no index: build first (swift build)")
    return index


def extract(root, index=None, folder="Sources"):
    """The sentences by key, and the sources that changed since the index was written."""
    found, stale, indexed = {}, set(), made(index_of(root, index), root / folder)
    for path in sorted((root / folder).rglob("*.swift")):
        name = str(path.relative_to(root))
        if str(path) not in indexed: stale.add(name); continue
        when, where = indexed[str(path)]
        if path.stat().st_mtime > when: stale.add(name)
        sentences, moved = sentences_of(path, where)
        if moved: stale.add(name)
        for s in sentences:
            known = found.setdefault(s.key, s)
            known.plural = known.plural if known.plural is not None else s.plural
            if name not in known.files: known.files.append(name)
    return found, stale
