"""Follows every link of a site as one person, and tells what it found and what was wrong."""

import collections
import re
import urllib.parse

# How many addresses of one shape are visited: `/propositions/#` stands for all of them.
PER_SHAPE = 30
REFUSALS = (401, 403, 404)


def shape(address):
    """`/en/projets/12-jardin?page=2&theme=a` → `/en/projets/#?page&theme`."""
    parts = urllib.parse.urlsplit(address)
    path = "/".join(("#" if any(c.isdigit() for c in segment) else segment.removesuffix(".pdf")) for segment in parts.path.split("/"))
    if parts.path.endswith(".pdf"):
        # Each one costs a second: the English ones count with the French.
        return path.removeprefix("/en") + ".pdf"
    names = sorted({name for name, _ in urllib.parse.parse_qsl(parts.query, keep_blank_values=True)})
    return path + ("?" + "&".join(names) if names else "")


class Found:
    """A page or a file the crawler was answered, and the page that led there."""

    def __init__(self, answer, source):
        self.answer, self.source = answer, source


class Crawl:
    """All that one person reaches from some first pages by links, images, scripts and search forms."""

    def __init__(self, person, starts=("/", "/en"), per_shape=PER_SHAPE, most=8000):
        self.person = person
        self._per_shape = per_shape
        self.found = {}
        self.faults = []
        self.left_out = collections.Counter()
        self._counts = collections.Counter()
        self._fragments = []
        self._queue = collections.deque()
        self._seen = set()
        for start in starts:
            self._add(start, "(start)")
        while self._queue and len(self.found) < most:
            address, source = self._queue.popleft()
            self._visit(address, source)
        if self._queue:
            self.faults.append(f"the crawl stopped after {most} addresses with {len(self._queue)} left")
        self._check_fragments()

    # Where it goes

    def _add(self, address, source):
        if address is None or address in self._seen:
            return
        kind = shape(address)
        # Filters multiply: a few of each combination tell as much as all.
        most = 1 if kind.endswith(".pdf") else 6 if "&" in kind else self._per_shape
        if self._counts[kind] >= most:
            self.left_out[kind] += 1
            return
        self._seen.add(address)
        self._counts[kind] += 1
        self._queue.append((address, source))

    def _visit(self, address, source):
        answer = self.person.ask("GET", address)
        self.found[address] = Found(answer, source)
        where = f"{self.person.role}: {address} (from {source})"
        if answer.status in (301, 302, 303, 307, 308):
            target = self.person.resolve(address, answer.location or "")
            if target is None:
                self.faults.append(f"{where} leads away to {answer.location}")
            self._add(target, address)
            return
        if answer.status >= 400:
            self.faults.append(f"{where} answers {answer.status}")
            return
        if answer.is_page:
            self._read(address, answer, where)

    def _read(self, address, answer, where):
        page = answer.markup
        for link in page.links:
            target = self.person.resolve(address, link)
            fragment = urllib.parse.unquote(urllib.parse.urlsplit(link).fragment)
            if target and fragment:
                self._fragments.append((address, target, fragment))
            self._add(target, address)
        for resource in page.resources:
            target = self.person.resolve(address, resource)
            if target is None and not resource.startswith("data:"):
                self.faults.append(f"{where} loads {resource} from elsewhere")
            self._add(target, address)
        for form in page.forms:
            if form.method == "get":
                query = urllib.parse.urlencode([field for field in form.fields if field[1] != ""])
                target = self.person.resolve(address, form.action or address)
                self._add(target and target.split("?")[0] + ("?" + query if query else ""), address)
        self.faults += [f"{where} {fault}" for fault in smells(address, answer)]

    def _check_fragments(self):
        for address, target, fragment in self._fragments:
            found = self.found.get(target)
            if found and found.answer.is_page and found.answer.status == 200 and fragment not in found.answer.markup.ids:
                self.faults.append(f"{self.person.role}: {address} points to {target}#{fragment}, which is not there")

    # What it found

    @property
    def pages(self):
        """Pages of HTML that opened, by address."""
        return {a: f.answer for a, f in self.found.items() if f.answer.status == 200 and f.answer.is_page}

    @property
    def representatives(self):
        """The first page of each shape, French addresses only: the English ones are the same with a prefix."""
        first = {}
        for address in self.pages:
            if not re.match(r"/en(/|$|\?)", address):
                first.setdefault(shape(address), address)
        return list(first.values())


def smells(address, answer):
    """What a page of ours never shows, whatever it is about."""
    page = answer.markup
    if not page.language:
        yield "has no language"
    elif address.split("?")[0].startswith("/en/") or address in ("/en",):
        if not page.language.startswith("en"):
            yield f"is under /en and says it is in « {page.language} »"
    if not page.title.strip():
        yield "has no title"
    if page.h1 != 1:
        yield f"has {page.h1} headings of the first level"
    if not page.has_main:
        yield "has no main part"
    words = page.words
    for trace in (r"\{\d\}", r"Optional\(", r"\bnil\b", r"\[object ", r"\bNaN\b", r"&(amp|lt|gt|quot);"):
        match = re.search(trace, words)
        if match:
            yield f"shows « {words[max(0, match.start() - 30):match.end() + 30]} »"
    for form in page.forms:
        if form.method == "post" and not form.names("hidden"):
            yield f"has a form to {form.action or 'itself'} without a token"


def is_closed(person, address, sign_in="/connexion"):
    """Whether a page does not open for somebody: refused, not found, or sent to the sign-in page."""
    answer = person.ask("GET", address)
    if answer.status in REFUSALS:
        return True
    if answer.status in (302, 303, 307) and answer.location:
        target = (person.resolve(address, answer.location) or "").split("?")[0]
        return target.removeprefix("/en") == sign_in
    return False
