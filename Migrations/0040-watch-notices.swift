import Database

/// Step 6: patterns of the watch that were told to those who keep the vote, and what came of the look that somebody took. The mark goes
/// at the close, what was found with the register.
let watchNotices = Migration(id: "0040 watch-notices", sql: [
    """
    create table watch_notices (
        id {{pk}},
        edition_id bigint not null references editions (id),
        kind text not null check (kind in ('network', 'device', 'domain', 'night')),
        mark text not null,
        votes bigint not null check (votes > 0),
        told_at bigint not null,
        looked_by bigint references accounts (id),
        looked_at bigint,
        finding text not null default '',
        check ((looked_at is null) = (looked_by is null)),
        unique (edition_id, kind, mark, votes)
    )
    """,
])
