import Database

/// Step 6, the sealed box: the bureau and its key, sealed ballots, the public list and its signed roots. No table here names who cast what:
/// a sealed ballot has no account and no time; the one link that a replaceable vote needs stands in the register, unreadable without the
/// key of links, and both are destroyed at the close.
let sealing = Migration(id: "0016 sealing", sql: [
    """
    create table ceremonies (
        id {{pk}},
        edition_id bigint not null references editions (id),
        kind text not null check (kind in ('vote', 'rehearsal')),
        threshold bigint not null check (threshold between 2 and 7),
        named_by bigint not null references accounts (id),
        named_at bigint not null,
        public_key text not null default '',
        key_made_at bigint,
        link_key text not null default '',
        frozen_at bigint,
        opened_at bigint,
        opened_count bigint not null default 0,
        opened_mark text not null default '',
        fault text not null default '',
        superseded_at bigint,
        superseded_reason text not null default '',
        check ((key_made_at is null) = (public_key = ''))
    )
    """,
    "create unique index one_ceremony_in_force on ceremonies (edition_id, kind) where superseded_at is null",
    """
    create table bureau_members (
        ceremony_id bigint not null references ceremonies (id),
        position bigint not null check (position between 1 and 7),
        account_id bigint not null references accounts (id),
        capacity text not null check (capacity in ('elected', 'officer', 'resident')),
        code_key text,
        confirmed_at bigint,
        sealed_share text not null default '',
        share_digest text not null default '',
        entered_share text not null default '',
        entered_at bigint,
        primary key (ceremony_id, position),
        unique (ceremony_id, account_id)
    )
    """,
    "create index bureau_members_by_account on bureau_members (account_id)",
    "{{only sqlite}}" + sealedSlot + " without rowid",
    "{{only postgres}}" + sealedSlot,
    """
    create table revoked_at_slot (
        edition_id bigint not null references editions (id),
        leaf text not null,
        mark text not null,
        primary key (edition_id, leaf)
    )
    """,
    """
    create table public_list (
        edition_id bigint not null references editions (id),
        position bigint not null check (position > 0),
        is_revocation boolean not null,
        leaf text not null,
        sealed {{blob}} not null,
        primary key (edition_id, position),
        unique (edition_id, leaf, is_revocation)
    )
    """,
    """
    create table list_roots (
        edition_id bigint not null references editions (id),
        number bigint not null check (number > 0),
        size bigint not null check (size >= 0),
        root text not null,
        day text not null,
        is_final boolean not null,
        signature text not null,
        primary key (edition_id, number)
    )
    """,
    """
    create table rehearsal_ballots (
        ceremony_id bigint not null references ceremonies (id),
        position bigint not null,
        sealed {{blob}} not null,
        primary key (ceremony_id, position)
    )
    """,
    // Until the close, and only where a vote may be replaced: the ballot of a line of the register, unreadable without the key of links.
    """
    create table ballot_links (
        check_off_id bigint primary key,
        edition_id bigint not null references editions (id),
        link text not null
    )
    """,
])

private let sealedSlot = """
    create table sealed_at_slot (
        edition_id bigint not null references editions (id),
        leaf text not null,
        sealed {{blob}} not null,
        mark text not null,
        primary key (edition_id, leaf)
    )
    """
