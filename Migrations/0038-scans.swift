import Database

/// Step 6, on paper: scanned sheets, read by the machine as the first entry. Their pictures are forgotten with the second
/// signature of the urn.
let scans = Migration(id: "0038 scans", sql: [
    """
    create table paper_scans (
        id {{pk}},
        urn_id bigint not null references urns (id),
        digest text not null,
        name text not null,
        first_sheet bigint not null check (first_sheet > 0),
        last_sheet bigint not null check (last_sheet >= first_sheet),
        pages_read bigint not null default 0,
        fault text not null default '',
        sent_by bigint references accounts (id),
        sent_at bigint not null,
        taken_back_by bigint references accounts (id),
        taken_back_at bigint
    )
    """,
    "create index paper_scans_by_urn on paper_scans (urn_id)",
    """
    create table scanned_sheets (
        id {{pk}},
        scan_id bigint not null references paper_scans (id),
        urn_id bigint not null references urns (id),
        edition_id bigint not null references editions (id),
        number bigint not null,
        outcome text not null,
        picture text not null,
        read_at bigint not null,
        unique (scan_id, number)
    )
    """,
    "create index scanned_sheets_by_urn on scanned_sheets (urn_id, number)",
])
