import Database

/// Step 6: projects on the ballot, the register of who voted, the box of what was voted. Nothing ties one to the other:
/// ballots have no account, no time, and random identities that betray no order.
let vote = Migration(id: "0008-vote", sql: [
    """
    create table projects (
        id {{pk}},
        edition_id bigint not null references editions (id),
        proposal_id bigint unique references proposals (id),
        number bigint not null,
        title text not null,
        summary text not null,
        cost bigint not null check (cost > 0),
        territory_id bigint references territories (id),
        theme_id bigint references themes (id),
        longitude double precision,
        latitude double precision,
        external_id text not null default '',
        added_at bigint not null,
        removed_at bigint,
        removal_reason text not null default '',
        unique (edition_id, number)
    )
    """,
    """
    create table check_offs (
        edition_id bigint not null references editions (id),
        account_id bigint not null references accounts (id),
        at bigint not null,
        channel text not null,
        territory_id bigint references territories (id),
        primary key (edition_id, account_id)
    )
    """,
    """
    create table ballots (
        id text primary key,
        edition_id bigint not null references editions (id),
        channel text not null check (channel in ('web', 'paper', 'import')),
        territory_id bigint references territories (id),
        choices text not null
    )
    """,
    "create index ballots_by_edition on ballots (edition_id)",
])
