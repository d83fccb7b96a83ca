import Database

/// Step 6: projects on the ballot, the register of who voted, the box of what was voted. Nothing ties one to the other:
/// ballots have no account, no time, and random identities; they fall in by handfuls (`BallotBoxStore`), so that neither the place of a
/// row nor the transaction that wrote it says beside which check-off it came.
let vote = Migration(id: "0008 vote", sql: [
    """
    create table projects (
        id {{pk}},
        edition_id bigint not null references editions (id),
        proposal_id bigint unique references proposals (id),
        number bigint not null,
        title text not null,
        summary text not null,
        body text not null default '',
        cost bigint not null check (cost >= 0),
        territory_id bigint references territories (id),
        theme_id bigint references themes (id),
        longitude double precision,
        latitude double precision,
        external_id text not null default '',
        district text not null default '',
        was_selected boolean,
        added_at bigint not null,
        removed_at bigint,
        removal_reason text not null default '',
        told_at bigint,
        unique (edition_id, number)
    )
    """,
    // What the earlier steps kept and an officer leaves off the ballot.
    """
    create table left_off (
        proposal_id bigint primary key references proposals (id),
        reason text not null,
        decided_by bigint not null references accounts (id),
        decided_at bigint not null
    )
    """,
    """
    create table catalogues (
        edition_id bigint primary key references editions (id),
        published_at bigint,
        published_by bigint references accounts (id),
        opening_noted_at bigint,
        closing_noted_at bigint,
        mailbox_key text not null default '',
        forgotten_voters bigint not null default 0
    )
    """,
    """
    create table check_offs (
        edition_id bigint not null references editions (id),
        account_id bigint not null references accounts (id),
        mailbox text,
        at bigint not null,
        channel text not null,
        territory_id bigint references territories (id),
        primary key (edition_id, account_id),
        unique (edition_id, mailbox)
    )
    """,
    "{{only sqlite}}" + box("ballots") + " without rowid",
    "{{only postgres}}" + box("ballots"),
    "{{only sqlite}}" + box("ballots_at_slot") + " without rowid",
    "{{only postgres}}" + box("ballots_at_slot"),
    """
    create table imported_votes (
        edition_id bigint primary key references editions (id),
        file text not null,
        digest text not null,
        meta text not null,
        vote_type text not null,
        currency text not null,
        rule text not null,
        turnout text not null
    )
    """,
])

/// `times`: how many identical ballots an imported line stands for; always one for a ballot cast here.
private func box(_ name: String) -> String {
    """
    create table \(name) (
        id text not null,
        edition_id bigint not null references editions (id),
        channel text not null check (channel in ('web', 'paper', 'import')),
        choices text not null,
        times bigint not null default 1 check (times > 0),
        primary key (edition_id, id)
    )
    """
}
