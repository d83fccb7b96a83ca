import Database

/// The bodies, more exactly: the page of the mandate's plan, the letter of engagement in the body's own words, the residents' share,
/// associations known by their number, whom a substitute replaces, plain members of a bureau, signatures that are counted and no longer named.
let bodiesStatute = Migration(id: "0044 bodies-statute", sql: [
    "alter table assemblies add column plan_link text not null default ''",
    "alter table assemblies add column engagement text not null default ''",
    "alter table charters add column residents_percent bigint not null default 0",
    "alter table seats add column rna text not null default ''",
    "alter table seats add column replaces_id bigint references seats (id)",
    "alter table seats add column warned_at bigint",
    "alter table recommendations add column kept_signatures bigint not null default 0",
    // An election to the bureau without a title: the offices that its table checks know none.
    "alter table elections add column is_bureau boolean not null default false",
    // A wider list of offices: the column is written again.
    "alter table seats rename column office to former_office",
    "alter table seats add column office text not null default 'none' check (office in ('none', 'chair', 'co-chair', 'secretary', 'spokesperson', 'bureau'))",
    "update seats set office = former_office",
    "alter table seats drop column former_office",
    // Who held which office, from when to when: the seat knows only the one of today.
    """
    create table seat_offices (
        id {{pk}},
        seat_id bigint not null references seats (id),
        office text not null check (office <> 'none'),
        from_at bigint not null,
        until_at bigint
    )
    """,
    "create index offices_by_seat on seat_offices (seat_id)",
    "insert into seat_offices (seat_id, office, from_at) select id, office, from_at from seats where office <> 'none'",
])
