import Database

/// Bodies, step 1: the charter of each, by versions. What is published is never edited.
let statute = Migration(id: "0012 statute", sql: [
    """
    create table charters (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        number bigint not null check (number > 0),
        text text not null,
        notice_days bigint not null check (notice_days between 0 and 60),
        quorum_percent bigint not null check (quorum_percent between 0 and 100),
        proxies bigint not null check (proxies between 0 and 5),
        counts_proxies boolean not null,
        correction_days bigint not null check (correction_days between 1 and 60),
        answer_days bigint not null check (answer_days between 1 and 365),
        most_absences bigint not null check (most_absences between 0 and 20),
        petition_signatures bigint not null check (petition_signatures between 0 and 100000),
        drafted_at bigint not null,
        drafted_by bigint not null references accounts (id),
        published_at bigint,
        published_by bigint references accounts (id),
        reason text not null default '',
        unique (assembly_id, number),
        check ((published_at is null) = (published_by is null))
    )
    """,
    "create unique index one_draft_of_a_charter on charters (assembly_id) where published_at is null",
])
