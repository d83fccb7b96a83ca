import Database

/// Step 6, on paper: polling places with their staff and urns, ballot papers by batches, the sheets keyed twice, what the official record
/// tells besides. A check-off made here keeps which urn it belongs to; no table says which sheet somebody put there.
let paper = Migration(id: "0019 paper", sql: [
    """
    create table polling_places (
        id {{pk}},
        edition_id bigint not null references editions (id),
        name text not null,
        address text not null,
        hours text not null,
        access text not null,
        material text not null,
        longitude double precision,
        latitude double precision,
        code text not null,
        added_by bigint references accounts (id),
        added_at bigint not null,
        removed_at bigint,
        unique (edition_id, name)
    )
    """,
    """
    create table polling_shifts (
        id {{pk}},
        place_id bigint not null references polling_places (id),
        account_id bigint not null references accounts (id),
        from_at bigint not null,
        until_at bigint not null,
        given_by bigint references accounts (id),
        given_at bigint not null,
        removed_at bigint,
        check (from_at < until_at)
    )
    """,
    "create index polling_shifts_by_account on polling_shifts (account_id)",
    """
    create table urns (
        id {{pk}},
        edition_id bigint not null references editions (id),
        place_id bigint not null references polling_places (id),
        label text not null,
        seal text not null,
        is_aggregated boolean not null,
        opened_by bigint references accounts (id),
        opened_at bigint not null,
        closing_seal text not null default '',
        closed_by bigint references accounts (id),
        closed_at bigint,
        sheets bigint,
        sheets_by bigint references accounts (id),
        gap_reason text not null default '',
        signed_by bigint references accounts (id),
        signed_at bigint,
        countersigned_by bigint references accounts (id),
        countersigned_at bigint,
        joined_at bigint,
        unique (edition_id, label),
        check (countersigned_by is null or signed_by is not null and countersigned_by <> signed_by)
    )
    """,
    """
    create table ballot_batches (
        id {{pk}},
        edition_id bigint not null references editions (id),
        urn_id bigint references urns (id),
        number bigint not null,
        format text not null check (format in ('a4', 'a5', 'large', 'easy')),
        sheets bigint not null check (sheets between 1 and 20000),
        made bigint not null default 0 check (made between 0 and sheets),
        fault text not null default '',
        ordered_by bigint references accounts (id),
        ordered_at bigint not null,
        cancelled_at bigint,
        is_scannable boolean not null default false,
        unique (edition_id, number)
    )
    """,
    """
    create table batch_files (
        batch_id bigint not null references ballot_batches (id),
        first_sheet bigint not null,
        last_sheet bigint not null,
        digest text not null,
        size bigint not null,
        made_at bigint not null,
        primary key (batch_id, first_sheet)
    )
    """,
    """
    create table batch_accounts (
        id {{pk}},
        batch_id bigint not null references ballot_batches (id),
        used bigint not null check (used >= 0),
        spoiled bigint not null check (spoiled >= 0),
        unused bigint not null check (unused >= 0),
        noted_by bigint references accounts (id),
        noted_at bigint not null,
        superseded_at bigint
    )
    """,
    "create unique index one_account_of_a_batch on batch_accounts (batch_id) where superseded_at is null",
    // The line of the register is named without a foreign key: it is erased when it is undone, and with the whole register at the end.
    """
    create table paper_check_offs (
        id {{pk}},
        edition_id bigint not null references editions (id),
        place_id bigint not null references polling_places (id),
        urn_id bigint references urns (id),
        check_off_id bigint,
        noted_by bigint references accounts (id),
        noted_at bigint not null,
        undone_by bigint references accounts (id),
        undone_at bigint,
        undone_reason text not null default '',
        check (undone_by is null or undone_by <> noted_by)
    )
    """,
    "create index paper_check_offs_by_place on paper_check_offs (place_id)",
    """
    create table kiosk_sessions (
        id {{pk}},
        edition_id bigint not null references editions (id),
        place_id bigint not null references polling_places (id),
        digest text not null unique,
        account_id bigint references accounts (id),
        identity text not null default '',
        opened_by bigint references accounts (id),
        opened_at bigint not null,
        expires_at bigint not null,
        ended_at bigint,
        returned_at bigint
    )
    """,
    """
    create table paper_sheets (
        id {{pk}},
        urn_id bigint not null references urns (id),
        number bigint not null check (number >= 0),
        pass bigint not null check (pass between 1 and 3),
        verdict text not null check (verdict in ('valid', 'blank', 'invalid', 'totals')),
        reason text not null default '',
        choices text not null default '',
        ballots bigint not null default 1,
        blank bigint not null default 0,
        invalid bigint not null default 0,
        keyed_by bigint references accounts (id),
        keyed_at bigint not null,
        superseded_by bigint references accounts (id),
        superseded_at bigint,
        superseded_reason text not null default '',
        is_read boolean not null default false
    )
    """,
    "create unique index one_entry_of_a_pass on paper_sheets (urn_id, number, pass) where superseded_at is null",
    "create unique index one_entry_of_a_person on paper_sheets (urn_id, number, keyed_by) where superseded_at is null",
    """
    create table vote_incidents (
        id {{pk}},
        edition_id bigint not null references editions (id),
        place_id bigint references polling_places (id),
        happened_at bigint not null,
        words text not null,
        noted_by bigint references accounts (id),
        noted_at bigint not null
    )
    """,
    """
    create table record_signatures (
        edition_id bigint not null references editions (id),
        account_id bigint not null references accounts (id),
        name text not null,
        capacity text not null,
        signed_at bigint not null,
        primary key (edition_id, account_id)
    )
    """,
])
