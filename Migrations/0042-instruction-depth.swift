import Database

/// What an edition asks of its studies, projects that cannot stand in the same place, sessions of the panel after the studies, the notes of a
/// grid that nobody has signed yet.
let instructionDepth = Migration(id: "0042 instruction-depth", sql: [
    """
    create table study_settings (
        edition_id bigint primary key references editions (id),
        validation text not null default 'services' check (validation in ('services', 'all')),
        reach bigint not null default 100 check (reach between 10 and 2000),
        set_by bigint not null references accounts (id),
        set_at bigint not null
    )
    """,
    // Two projects of one place, as somebody looked at them: they live together, or one excludes the other.
    """
    create table study_conflicts (
        id {{pk}},
        edition_id bigint not null references editions (id),
        first_id bigint not null references proposals (id),
        second_id bigint not null references proposals (id),
        verdict text not null check (verdict in ('together', 'apart')),
        reason text not null check (reason <> ''),
        settled_by bigint not null references accounts (id),
        settled_at bigint not null,
        superseded_at bigint,
        check (first_id < second_id)
    )
    """,
    "create unique index study_conflicts_in_force on study_conflicts (first_id, second_id) where superseded_at is null",
    "create index study_conflicts_by_edition on study_conflicts (edition_id)",
    // After the studies, the panel meets again; what is asked aloud is noted by whoever holds the session.
    "alter table panel_sessions add column is_return boolean not null default false",
    "alter table panel_questions add column is_from_session boolean not null default false",
    """
    create table eligibility_draft_notes (
        proposal_id bigint primary key references proposals (id),
        where_else text not null default '',
        note text not null default '',
        by_id bigint not null references accounts (id),
        at bigint not null
    )
    """,
])
