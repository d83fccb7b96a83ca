"""Every link of the site, followed as a visitor and as each role."""

import re
import time

import pytest

from rig.crawler import Crawl, is_closed
from rig.database import differences, fingerprint
from rig.people import Person

# What only the person herself or an officer may open.
PRIVATE = re.compile(r"^(/en)?/(bureau|compte|mes-|mon-|administration)")
OFFICES = re.compile(r"^(/en)?/(bureau|administration)")


@pytest.fixture(scope="session")
def crawls(site, people):
    """Each person's crawl, and what the database held before and after all of them."""
    before = fingerprint(site.database)
    found = {role: Crawl(person, starts=("/", "/en", "/bureau") if role not in ("visitor", "resident") else ("/", "/en"))
             for role, person in people.items()}
    time.sleep(1.5)  # what a page may have put aside to write later
    return found, before, fingerprint(site.database)


def test_everybody_finds_pages(crawls):
    found, _, _ = crawls
    few = {role: len(crawl.pages) for role, crawl in found.items() if len(crawl.pages) < 8}
    assert not few, f"hardly any page was found: {few}"


def test_no_link_is_broken_and_no_page_smells(crawls):
    found, _, _ = crawls
    # A role that may not enter the desk is refused at its door: that is the next test's matter.
    faults = [fault for crawl in found.values() for fault in crawl.faults if "(from (start))" not in fault]
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(dict.fromkeys(faults[:200]))


def test_no_visit_writes(crawls):
    _, before, after = crawls
    assert differences(before, after) == []


def test_still_signed_in_after_the_crawl(site, people, crawls):
    """Signing out is an act: no link does it."""
    out = [role for role, person in people.items() if person.login and is_closed(person, "/compte")]
    assert not out, f"signed out by following links: {out}"


def test_no_page_of_the_desk_opens_for_residents_and_visitors(site, people, crawls):
    found, _, _ = crawls
    addresses = {a for role, crawl in found.items() if role not in ("visitor", "resident") for a in crawl.pages if OFFICES.match(a)}
    assert len(addresses) > 5, f"hardly any page of the desk was found: {sorted(addresses)}"
    open_ones = [f"{role}: {a}" for role in ("visitor", "resident") for a in sorted(addresses) if not is_closed(people[role], a)]
    assert not open_ones, "\n".join(open_ones)


def test_no_personal_page_opens_for_a_visitor(people, crawls):
    found, _, _ = crawls
    addresses = {a for role, crawl in found.items() if role != "visitor" for a in crawl.pages if PRIVATE.match(a)}
    assert addresses, "no personal page was found"
    open_ones = [a for a in sorted(addresses) if not is_closed(people["visitor"], a)]
    assert not open_ones, "\n".join(open_ones)


def test_a_page_of_one_role_never_breaks_for_another(people, crawls):
    """It opens or it is refused; it never answers 500."""
    found, _, _ = crawls
    addresses = sorted({a for crawl in found.values() for a in crawl.pages if OFFICES.match(a)})
    broken = []
    for role, person in people.items():
        broken += [f"{role}: {a}" for a in addresses if person.ask("GET", a).status >= 500]
    assert not broken, "\n".join(broken)


def test_addresses_made_up_are_refused_and_never_break(site, people, crawls):
    """Another's number, a number too large, a wrong encoding, where the site expects a number."""
    found, _, _ = crawls
    addresses = sorted({a.split("?")[0] for crawl in found.values() for a in crawl.pages if re.search(r"/\d+(/|$)", a)})
    shapes = {}
    for address in addresses:
        shapes.setdefault(re.sub(r"/\d+(?=/|$)", "/#", address), address)
    assert shapes
    odd = ["0", "-1", "999999999", "99999999999999999999999", "abc", "1'", "%00", "%FF", "..%2F..", "1%20or%201=1"]
    broken = []
    for kind in shapes:
        for value in odd:
            address = kind.replace("/#", "/" + value)
            for role in ("visitor", "project-officer"):
                if role not in people:
                    continue
                status = people[role].ask("GET", address).status
                if status >= 500 or (status == 200 and value in ("999999999", "99999999999999999999999", "%00", "%FF")):
                    broken.append(f"{role}: {address} answers {status}")
    assert not broken, "\n".join(broken)


def test_odd_questions_never_break_a_page(site, people, crawls):
    """Search fields and filters take whatever is typed."""
    found, _, _ = crawls
    names = set()
    targets = {}
    for role in ("visitor", "project-officer"):
        if role not in found:
            continue
        for address, answer in found[role].pages.items():
            for form in answer.markup.forms:
                if form.method == "get":
                    path = people[role].resolve(address, form.action or address).split("?")[0]
                    targets.setdefault((role, path), set()).update(form.types)
            if "?" in address:
                targets.setdefault((role, address.split("?")[0]), set()).update(
                    part.split("=")[0] for part in address.split("?")[1].split("&"))
    odd = ["", "-1", "0", "999999999999999999999", "%FF%FE", "%00", "'%22%3C%3E", "%E2%80%AE", "a" * 3000, "%25", "*", "%22", "NOT", "(("]
    broken = []
    for (role, path), fields in targets.items():
        for field in fields:
            for value in odd:
                status = people[role].ask("GET", f"{path}?{field}={value}").status
                if status >= 500:
                    broken.append(f"{role}: {path}?{field}={value[:40]} answers {status}")
        names |= fields
    assert names, "no search form was found"
    assert not broken, "\n".join(broken)
