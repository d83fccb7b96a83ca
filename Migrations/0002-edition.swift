import Database

/// The spine: editions, their calendar, envelopes, themes. Filled from the rulebook in force.
let edition = Migration(id: "0002 edition", sql: [
    """
    create table editions (
        id {{pk}},
        slug text not null unique,
        title text not null,
        summary text not null default '',
        territory_id bigint references territories (id),
        created_at bigint not null,
        created_by bigint references accounts (id),
        published_at bigint,
        imported_from text not null default ''
    )
    """,
    """
    create table phases (
        edition_id bigint not null references editions (id),
        kind text not null check (kind in ('deposit', 'eligibility', 'shortlist', 'feasibility', 'vote', 'results', 'implementation')),
        opens_at bigint not null,
        closes_at bigint,
        primary key (edition_id, kind),
        check (closes_at is null or closes_at > opens_at)
    )
    """,
    """
    create table themes (
        id {{pk}},
        edition_id bigint not null references editions (id),
        name text not null,
        position bigint not null default 0,
        is_active boolean not null default true,
        unique (edition_id, name)
    )
    """,
    """
    create table envelopes (
        id {{pk}},
        edition_id bigint not null references editions (id),
        name text not null,
        territory_id bigint references territories (id),
        theme_id bigint references themes (id),
        amount bigint not null check (amount >= 0),
        section text not null check (section in ('investment', 'operating')),
        budget_reference text not null default '',
        is_ring_fenced boolean not null default false,
        position bigint not null default 0,
        unique (edition_id, name)
    )
    """,
])
