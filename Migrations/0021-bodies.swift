import Database

/// Bodies, what a year of them asked for: commissions, second calls tied to their first, votes that were mended.
let bodies = Migration(id: "0021-bodies", sql: [
    """
    create table commissions (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        name text not null,
        purpose text not null default '',
        created_at bigint not null,
        created_by bigint not null references accounts (id),
        ended_at bigint,
        unique (assembly_id, name)
    )
    """,
    """
    create table commission_seats (
        commission_id bigint not null references commissions (id),
        seat_id bigint not null references seats (id),
        primary key (commission_id, seat_id)
    )
    """,
    "alter table meetings add column commission_id bigint references commissions (id)",
    "alter table meetings add column second_call_of bigint references meetings (id)",
    "create unique index one_second_call on meetings (second_call_of) where cancelled_at is null",
    """
    create table former_resolutions (
        id {{pk}},
        resolution_id bigint not null references resolutions (id),
        question text not null,
        method text not null,
        in_favour bigint not null,
        against bigint not null,
        abstentions bigint not null,
        voters bigint not null,
        recorded_at bigint not null,
        recorded_by bigint not null references accounts (id),
        corrected_at bigint not null,
        corrected_by bigint not null references accounts (id),
        reason text not null
    )
    """,
    "create index former_resolutions_by_resolution on former_resolutions (resolution_id)",
])
