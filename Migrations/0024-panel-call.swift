import Database

/// The call to whoever would like to sit on a panel, and what an edition tells of itself at its end.
let panelCall = Migration(id: "0024 panel-call", sql: [
    """
    create table panel_calls (
        edition_id bigint primary key references editions (id),
        words text not null check (words <> ''),
        groups text not null default '',
        closes_at bigint not null,
        opened_by bigint not null references accounts (id),
        opened_at bigint not null
    )
    """,
    """
    create table panel_volunteers (
        edition_id bigint not null references panel_calls (edition_id),
        account_id bigint not null references accounts (id),
        group_name text not null default '',
        motive text not null default '',
        offered_at bigint not null,
        listed_at bigint,
        listed_by bigint references accounts (id),
        primary key (edition_id, account_id),
        check ((listed_at is null) = (listed_by is null))
    )
    """,
    // Another person than who wrote the words gives them to residents.
    """
    create table edition_reports (
        id {{pk}},
        edition_id bigint not null references editions (id),
        opening text not null default '',
        lessons text not null default '',
        written_by bigint not null references accounts (id),
        written_at bigint not null,
        number bigint,
        published_at bigint,
        published_by bigint references accounts (id),
        unique (edition_id, number),
        check ((published_at is null) = (number is null)),
        check ((published_at is null) = (published_by is null)),
        check (published_by is null or published_by <> written_by)
    )
    """,
    "create unique index edition_reports_draft on edition_reports (edition_id) where published_at is null",
    """
    create table edition_report_figures (
        report_id bigint not null references edition_reports (id),
        family text not null,
        position bigint not null,
        name text not null,
        figure bigint not null,
        former bigint,
        primary key (report_id, family, position)
    )
    """,
])
