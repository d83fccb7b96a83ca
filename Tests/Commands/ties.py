"""Whatever a whole database holds, row by row, and what ties two rows together."""

import collections
import re
import sqlite3
import subprocess

# What more rows than that share names nobody.
FEW = 10


def rows(town):
    """Every row of every table: its table, and its values by column, as text."""
    return sqlite_rows(town.address) if town.address.endswith(".sqlite") else postgres_rows(town)


def sqlite_rows(path):
    connection = sqlite3.connect(path, timeout=20)
    try:
        tables = [name for name, in connection.execute("select name from sqlite_master where type = 'table'")]
        found = []
        for table in tables:
            cursor = connection.execute(f'select * from "{table}"')
            names = [column[0] for column in cursor.description]
            found += [(table, dict(zip(names, map(text, row)))) for row in cursor]
        return found
    finally:
        connection.close()


def postgres_rows(town):
    """As `pg_dump` writes them to a backup: by table, in the order in which they lie."""
    dump = subprocess.run(["pg_dump", "--data-only", town.address], capture_output=True, text=True, timeout=60, check=True).stdout
    found, table = [], None
    for line in dump.split("\n"):
        head = re.match(r"COPY public\.(\w+) \((.*)\) FROM stdin;", line)
        if head:
            table, names = head[1], [name.strip('"') for name in head[2].split(", ")]
        elif line == "\\.":
            table = None
        elif table:
            found.append((table, {name: re.sub(r"^\\\\x", "", value) for name, value in zip(names, line.split("\t")) if value != "\\N"}))
    return found


def text(value):
    return "" if value is None else value.hex() if isinstance(value, bytes) else str(value)


def references(path):
    """Which column points at which table, in the schema that both databases share."""
    connection = sqlite3.connect(path, timeout=20)
    try:
        tables = [name for name, in connection.execute("select name from sqlite_master where type = 'table'")]
        return {(table, line[3]): line[2] for table in tables for line in connection.execute(f"pragma foreign_key_list('{table}')")}
    finally:
        connection.close()


def groups(found, pointing):
    """The rows that hang together, by a long value that few share or by a number that points at a row few point at."""
    holders = collections.defaultdict(set)
    for place, (table, row) in enumerate(found):
        for column, value in row.items():
            target = pointing.get((table, column)) or (table if column == "id" and value.isdecimal() else None)
            if target and value:
                holders[target, value].add(place)
            for word in re.findall(r"[\w+/=-]{16,}", value):
                if not word.isdecimal():
                    holders["word", word].add(place)
    parent = list(range(len(found)))

    def head(place):
        while parent[place] != place:
            parent[place] = place = parent[parent[place]]
        return place

    for places in holders.values():
        first, *others = places
        if len(others) < FEW:
            for other in others:
                parent[head(other)] = head(first)
    together = collections.defaultdict(list)
    for place, row in enumerate(found):
        together[head(place)].append(row)
    return list(together.values())
