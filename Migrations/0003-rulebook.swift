import Database

/// Step 1: the versions of the rules, from draft to publication, with the opinions given on them.
let rulebook = Migration(id: "0003 rulebook", sql: [
    """
    create table rulebook_versions (
        id {{pk}},
        edition_id bigint not null references editions (id),
        number bigint not null,
        content text not null,
        reason text not null default '',
        drafted_by bigint references accounts (id),
        drafted_at bigint not null,
        submitted_at bigint,
        validated_at bigint,
        validated_by bigint references accounts (id),
        resolution_number text not null default '',
        resolution_at bigint,
        published_at bigint,
        published_by bigint references accounts (id),
        unique (edition_id, number),
        check (validated_by is null or validated_by <> drafted_by)
    )
    """,
    """
    create table rulebook_comments (
        id {{pk}},
        version_id bigint not null references rulebook_versions (id),
        account_id bigint not null references accounts (id),
        at bigint not null,
        body text not null
    )
    """,
    """
    create table rulebook_authors (
        version_id bigint not null references rulebook_versions (id),
        account_id bigint not null references accounts (id),
        primary key (version_id, account_id)
    )
    """,
    """
    create table criteria (
        id {{pk}},
        edition_id bigint not null references editions (id),
        code text not null,
        question text not null,
        help text not null default '',
        legal_note text not null default '',
        position bigint not null default 0,
        is_active boolean not null default true,
        unique (edition_id, code)
    )
    """,
    """
    create table standard_reasons (
        id {{pk}},
        criterion_id bigint not null references criteria (id),
        reason text not null,
        where_else text not null default '',
        position bigint not null default 0,
        kept_by bigint references accounts (id),
        kept_at bigint
    )
    """,
])
