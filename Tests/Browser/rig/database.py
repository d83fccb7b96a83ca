"""What a database holds, so that two moments can be compared."""

import hashlib
import re
import sqlite3

# What a visit may leave behind without being an act: when a session was last used, leases of jobs, counters of attempts.
TRACES = re.compile(r"^(session|sign_in_attempt|job|lease|rate|throttle)", re.I)


def fingerprint(path, traces=TRACES):
    """For each table its number of rows and a digest of all it says, except the tables that match `traces`."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        names = [row[0] for row in connection.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
        )]
        print_ = {}
        for name in names:
            if traces.search(name):
                continue
            digest = hashlib.sha256()
            rows = sorted(repr(row) for row in connection.execute(f'select * from "{name}"'))
            for row in rows:
                digest.update(row.encode())
            print_[name] = (len(rows), digest.hexdigest()[:16])
        return print_
    finally:
        connection.close()


def differences(before, after):
    """The tables that changed, in words."""
    changed = []
    for name in sorted(set(before) | set(after)):
        if before.get(name) != after.get(name):
            rows_before, rows_after = (side.get(name, (0, ""))[0] for side in (before, after))
            changed.append(f"{name}: {rows_before} rows before, {rows_after} after" if rows_before != rows_after
                           else f"{name}: its {rows_after} rows say something else")
    return changed
