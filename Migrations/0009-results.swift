import Database

/// Step 7: the count, its record, its proclamation.
let results = Migration(id: "0009 results", sql: [
    """
    create table counts (
        id {{pk}},
        edition_id bigint not null references editions (id),
        rulebook_version_id bigint references rulebook_versions (id),
        record text not null,
        ballots_count bigint not null,
        ballots_hash text not null,
        reason text not null default '',
        counted_by bigint references accounts (id),
        counted_at bigint not null,
        superseded_at bigint
    )
    """,
    "create unique index one_count_in_force on counts (edition_id) where superseded_at is null",
    """
    create table count_lines (
        count_id bigint not null references counts (id),
        project_id bigint not null references projects (id),
        rank bigint not null,
        score bigint not null,
        supporters bigint not null,
        is_winner boolean not null,
        envelope text not null default '',
        primary key (count_id, project_id)
    )
    """,
    """
    create table proclamations (
        edition_id bigint primary key references editions (id),
        count_id bigint not null references counts (id),
        prepared_by bigint references accounts (id),
        prepared_at bigint not null,
        embargo_until bigint not null,
        resolution_number text not null default '',
        statement text not null default '',
        letters_sent_at bigint,
        released_at bigint,
        archive_digest text not null default ''
    )
    """,
])
