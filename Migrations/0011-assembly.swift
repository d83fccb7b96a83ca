import Database

/// The spine of the participatory bodies: what each is, where, its colleges, who sits in it and until when. A seat is ended, never erased.
let assembly = Migration(id: "0011 assembly", sql: [
    """
    create table assemblies (
        id {{pk}},
        slug text not null unique,
        name text not null,
        kind text not null check (kind in (
            'neighbourhood-council', 'associations-committee', 'citizens-council', 'childrens-council', 'citizens-assembly', 'panel',
            'follow-up-committee', 'referents-network'
        )),
        purpose text not null,
        legal_basis text not null default '',
        starts_at bigint not null,
        ends_at bigint,
        renewal text not null check (renewal in ('whole', 'halves', 'thirds')),
        term_months bigint not null check (term_months between 1 and 120),
        most_terms bigint check (most_terms > 0),
        referent_id bigint references accounts (id),
        plan text not null default '',
        created_at bigint not null,
        created_by bigint not null references accounts (id),
        opened_at bigint,
        closed_at bigint,
        closed_by bigint references accounts (id),
        report text not null default '',
        check (ends_at is null or ends_at > starts_at),
        check ((closed_at is null) = (closed_by is null))
    )
    """,
    """
    create table assembly_territories (
        assembly_id bigint not null references assemblies (id),
        territory_id bigint not null references territories (id),
        primary key (assembly_id, territory_id)
    )
    """,
    """
    create table colleges (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        position bigint not null,
        name text not null,
        entry text not null check (entry in ('free', 'candidacy', 'association', 'draw', 'election', 'appointment')),
        seats bigint check (seats > 0),
        substitutes bigint not null default 0 check (substitutes >= 0),
        is_residents boolean not null,
        has_parity boolean not null,
        unique (assembly_id, name)
    )
    """,
    """
    create table seats (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        college_id bigint not null references colleges (id),
        account_id bigint not null references accounts (id),
        rank text not null check (rank in ('member', 'substitute')),
        office text not null default 'none' check (office in ('none', 'chair', 'co-chair', 'secretary', 'spokesperson')),
        level text not null default 'lasting' check (level in ('lasting', 'occasional', 'information')),
        organisation text not null default '',
        gender text not null default 'unsaid' check (gender in ('woman', 'man', 'unsaid')),
        shown_as text not null default 'hidden' check (shown_as in ('name', 'given-name', 'hidden')),
        conflicts text not null default '',
        engaged_at bigint not null,
        from_at bigint not null,
        until_at bigint,
        left_at bigint,
        departure text check (departure in ('resigned', 'absent', 'moved', 'unqualified', 'ended', 'promoted')),
        left_reason text not null default '',
        check (until_at is null or until_at > from_at),
        check ((left_at is null) = (departure is null))
    )
    """,
    "create unique index one_seat_in_each_assembly on seats (assembly_id, account_id) where left_at is null",
    "create index seats_by_account on seats (account_id)",
    "create index seats_by_assembly on seats (assembly_id)",
    "create index seats_by_term on seats (until_at) where left_at is null",
])
