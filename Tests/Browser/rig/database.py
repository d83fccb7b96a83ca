"""What a database holds, so that two moments can be compared."""

import hashlib
import sqlite3
import time

# What the jobs of the server write by themselves, whoever visits: the leases they hold, the seal of each line of the journal,
# the sending of each letter, the sheets that the press makes. Everything else, the other columns of these tables included, only an act may write.
JOBS = {
    "leases": None,
    "journal": {"position", "hash"},
    "ballot_batches": {"made", "fault", "is_scannable"},
    "batch_files": None,
    "letters": {"state", "attempts", "next_at", "leased_until", "sent_at", "problem"},
}


def fingerprint(path, jobs=JOBS):
    """For each table its number of rows and a digest of all it says, except what the jobs write (None: the whole table)."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        connection.execute("begin")
        names = [row[0] for row in connection.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
        )]
        print_ = {}
        for name in names:
            left_out = jobs.get(name, set())
            if left_out is None:
                continue
            columns = [row[1] for row in connection.execute(f'pragma table_info("{name}")') if row[1] not in left_out]
            told = ", ".join(f'"{column}"' for column in columns)
            digest = hashlib.sha256()
            for row in sorted(repr(row) for row in connection.execute(f'select {told} from "{name}"')):
                digest.update(row.encode())
            print_[name] = (connection.execute(f'select count(*) from "{name}"').fetchone()[0], digest.hexdigest()[:16])
        return print_
    finally:
        connection.close()


def settled(path, seconds=20):
    """The fingerprint once the jobs have made their first rounds: the same twice, two seconds apart."""
    end = time.monotonic() + seconds
    last = fingerprint(path)
    while time.monotonic() < end:
        time.sleep(2)
        now = fingerprint(path)
        if now == last:
            return now
        last = now
    raise AssertionError(f"the database still changes after {seconds} s: {differences(last, fingerprint(path))}")


def differences(before, after):
    """The tables that changed, in words."""
    changed = []
    for name in sorted(set(before) | set(after)):
        if before.get(name) != after.get(name):
            rows_before, rows_after = (side.get(name, (0, ""))[0] for side in (before, after))
            changed.append(f"{name}: {rows_before} rows before, {rows_after} after" if rows_before != rows_after
                           else f"{name}: its {rows_after} rows say something else")
    return changed
