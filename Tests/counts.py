"""Adds up test reports in JUnit's XML (pytest's, Swift Testing's): prints `passed failed skipped`.

A report whose name begins with `again` is of a second run of what failed: what passed there is no failure.
`--failed` prints instead, a line each, patterns for `swift test --filter` that find what failed."""

import os
import re
import sys
import xml.etree.ElementTree as ElementTree


def cases(paths):
    for path in paths:
        try:
            yield from ElementTree.parse(path).getroot().iter("testcase")
        except (OSError, ElementTree.ParseError):
            continue


def identity(case):
    return case.get("classname"), case.get("name")


def has_failed(case):
    return case.find("failure") is not None or case.find("error") is not None


def main():
    paths = [path for path in sys.argv[1:] if path != "--failed"]
    again = [path for path in paths if os.path.basename(path).startswith("again")]
    mended = {identity(case) for case in cases(again) if not has_failed(case)}
    first = list(cases(path for path in paths if path not in again))
    failed = [case for case in first if has_failed(case) and identity(case) not in mended]
    if "--failed" in sys.argv:
        for case in failed:
            print(re.sub(r"([.()\[\]{}?+*^$|\\])", r"\\\1", case.get("name")))
        return
    skipped = sum(case.find("skipped") is not None for case in first)
    print(len(first) - len(failed) - skipped, len(failed), skipped)


main()
