import Database

/// Step 6: one line a person in the register, whatever the way she votes; what proves who she is; what the bureau watches.
/// A check-off has as many keys as are known of a person, and each of them stands once in an edition. Keys other than the account are keyed
/// digests. Nothing here touches a ballot.
let register = Migration(id: "0018 register", sql: [
    // Codes sent by letter: made from a seed that is erased once they are printed; only salted digests stay.
    """
    create table letter_batches (
        id {{pk}},
        edition_id bigint not null references editions (id),
        label text not null,
        salt text not null,
        seed text not null,
        wanted bigint not null check (wanted between 1 and 200000),
        made bigint not null default 0 check (made between 0 and wanted),
        ordered_by bigint not null references accounts (id),
        ordered_at bigint not null,
        printed_by bigint references accounts (id),
        printed_at bigint,
        revoked_by bigint references accounts (id),
        revoked_at bigint,
        revoked_reason text not null default ''
    )
    """,
    "create index letter_batches_by_edition on letter_batches (edition_id)",
    """
    create table letter_codes (
        id {{pk}},
        batch_id bigint not null references letter_batches (id),
        serial bigint not null,
        digest text not null,
        revoked_by bigint references accounts (id),
        revoked_at bigint,
        revoked_reason text not null default '',
        unique (batch_id, serial),
        unique (batch_id, digest)
    )
    """,
    // The register, wider than it was: an account is one key among others.
    "alter table check_offs rename to check_offs_before",
    """
    create table check_offs (
        id {{pk}},
        edition_id bigint not null references editions (id),
        account_id bigint references accounts (id),
        mailbox text,
        phone text,
        identity text,
        code_id bigint unique references letter_codes (id),
        at bigint not null,
        channel text not null check (channel in ('web', 'paper', 'counter')),
        place text not null default '',
        territory_id bigint references territories (id),
        unique (edition_id, account_id),
        unique (edition_id, mailbox),
        unique (edition_id, phone),
        unique (edition_id, identity),
        check (account_id is not null or identity is not null or code_id is not null)
    )
    """,
    """
    insert into check_offs (edition_id, account_id, mailbox, at, channel, territory_id)
    select edition_id, account_id, mailbox, at, channel, territory_id from check_offs_before
    """,
    "drop table check_offs_before",
    "alter table catalogues add column register_key text not null default ''",
    // Names as they were declared, for the review of likenesses; forgotten with the register.
    """
    create table declared_identities (
        check_off_id bigint primary key references check_offs (id),
        edition_id bigint not null references editions (id),
        given_name text not null,
        family_name text not null,
        folded text not null,
        born_on text not null,
        is_seen boolean not null
    )
    """,
    "create index declared_identities_by_birth on declared_identities (edition_id, born_on)",
    "create index declared_identities_by_name on declared_identities (edition_id, folded)",
    """
    create table likenesses (
        id {{pk}},
        edition_id bigint not null references editions (id),
        check_off_id bigint not null references check_offs (id),
        other_id bigint not null references check_offs (id),
        score bigint not null check (score between 0 and 100),
        noted_at bigint not null,
        verdict text check (verdict in ('two-people', 'same-person')),
        reason text not null default '',
        decided_by bigint references accounts (id),
        decided_at bigint,
        unique (check_off_id, other_id)
    )
    """,
    // What an account has proved for an edition, before it votes.
    """
    create table voter_proofs (
        edition_id bigint not null references editions (id),
        account_id bigint not null references accounts (id),
        kind text not null check (kind in ('phone', 'code')),
        key text not null,
        proved_at bigint not null,
        primary key (edition_id, account_id, kind)
    )
    """,
    """
    create table phone_codes (
        edition_id bigint not null references editions (id),
        account_id bigint not null references accounts (id),
        phone text not null,
        code text not null,
        sent_at bigint not null,
        expires_at bigint not null,
        tries bigint not null default 0,
        primary key (edition_id, account_id)
    )
    """,
    """
    create table phone_sendings (
        edition_id bigint not null references editions (id),
        account_id bigint references accounts (id),
        phone text not null,
        at bigint not null
    )
    """,
    "create index phone_sendings_by_time on phone_sendings (edition_id, at)",
    """
    create table text_messages (
        id {{pk}},
        phone text not null,
        body text not null,
        attempts bigint not null default 0,
        next_at bigint not null,
        expires_at bigint not null
    )
    """,
    // What the watch keeps of a cast until the close: keyed digests, nobody's name, no finer than the hour.
    """
    create table watch_marks (
        edition_id bigint not null references editions (id),
        hour bigint not null,
        network text not null,
        device text not null,
        domain text not null
    )
    """,
    "create index watch_marks_by_edition on watch_marks (edition_id, hour)",
    """
    create table watch_holds (
        id {{pk}},
        edition_id bigint not null references editions (id),
        kind text not null check (kind in ('network', 'device', 'domain')),
        mark text not null,
        reason text not null,
        placed_by bigint not null references accounts (id),
        placed_at bigint not null,
        lifted_by bigint references accounts (id),
        lifted_at bigint
    )
    """,
    "create unique index watch_holds_in_force on watch_holds (edition_id, kind, mark) where lifted_at is null",
    """
    create table quarantines (
        id {{pk}},
        edition_id bigint not null references editions (id),
        account_id bigint not null references accounts (id),
        cause text not null check (cause in ('pattern', 'likeness')),
        reason text not null,
        given_name text not null default '',
        family_name text not null default '',
        born_on text not null default '',
        at bigint not null,
        verdict text check (verdict in ('released', 'kept-out')),
        decision_reason text not null default '',
        decided_by bigint references accounts (id),
        decided_at bigint,
        unique (edition_id, account_id)
    )
    """,
])
