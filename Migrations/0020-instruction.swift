import Database

/// The officers' half in depth: sessions of the cross-department group.
let instruction = Migration(id: "0020-instruction", sql: [
    // The cross-department group meets: what it looks at, who is there, what it says, minutes under two signatures.
    """
    create table review_sessions (
        id {{pk}},
        edition_id bigint not null references editions (id),
        title text not null,
        place text not null default '',
        held_at bigint not null,
        planned_by bigint not null references accounts (id),
        planned_at bigint not null,
        remarks text not null default '',
        closed_at bigint,
        closed_by bigint references accounts (id),
        signed_at bigint,
        signed_by bigint references accounts (id),
        check ((closed_at is null) = (closed_by is null)),
        check ((signed_at is null) = (signed_by is null)),
        check (signed_by is null or closed_by is not null and signed_by <> closed_by)
    )
    """,
    "create index review_sessions_by_edition on review_sessions (edition_id)",
    """
    create table review_session_members (
        session_id bigint not null references review_sessions (id),
        account_id bigint not null references accounts (id),
        is_present boolean not null default false,
        primary key (session_id, account_id)
    )
    """,
    """
    create table review_session_items (
        id {{pk}},
        session_id bigint not null references review_sessions (id),
        review_id bigint not null references eligibility_reviews (id),
        verdict text check (verdict in ('confirmed', 'overturned', 'postponed')),
        reason text not null default '',
        recorded_by bigint references accounts (id),
        recorded_at bigint,
        unique (session_id, review_id),
        check ((verdict is null) = (recorded_by is null)),
        check ((verdict is null) = (recorded_at is null)),
        check (verdict is null or verdict = 'confirmed' or reason <> '')
    )
    """,
])
