import Database

/// Bodies, step 6: the space of the members, where they talk by subject, share files and find one another.
let bodiesSpace = Migration(id: "0025 bodies-space", sql: [
    """
    create table topics (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        title text not null,
        by_id bigint not null references accounts (id),
        at bigint not null,
        closed_at bigint,
        closed_by bigint references accounts (id),
        check ((closed_at is null) = (closed_by is null))
    )
    """,
    "create index topics_by_assembly on topics (assembly_id)",
    """
    create table topic_posts (
        id {{pk}},
        topic_id bigint not null references topics (id),
        author_id bigint not null references accounts (id),
        text text not null,
        at bigint not null,
        removed_at bigint,
        hidden_at bigint,
        hidden_by bigint references accounts (id),
        hidden_reason text not null default '',
        appealed_at bigint,
        appeal text not null default '',
        appeal_answer text not null default '',
        appeal_decided_at bigint,
        appeal_decided_by bigint references accounts (id),
        check ((hidden_at is null) = (hidden_by is null)),
        check ((appeal_decided_at is null) = (appeal_decided_by is null)),
        check (appeal_decided_by is null or appeal_decided_by <> hidden_by)
    )
    """,
    "create index topic_posts_by_topic on topic_posts (topic_id)",
    """
    create table post_reports (
        id {{pk}},
        post_id bigint not null references topic_posts (id),
        by_id bigint not null references accounts (id),
        reason text not null,
        at bigint not null,
        settled_at bigint,
        settled_by bigint references accounts (id),
        unique (post_id, by_id),
        check ((settled_at is null) = (settled_by is null))
    )
    """,
    """
    create table file_folders (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        name text not null,
        by_id bigint not null references accounts (id),
        at bigint not null,
        unique (assembly_id, name)
    )
    """,
    """
    create table shared_files (
        id {{pk}},
        folder_id bigint not null references file_folders (id),
        title text not null,
        by_id bigint not null references accounts (id),
        at bigint not null,
        withdrawn_at bigint
    )
    """,
    "create index shared_files_by_folder on shared_files (folder_id)",
    // The document is the platform's: its row goes some time after the file is withdrawn.
    """
    create table file_versions (
        id {{pk}},
        file_id bigint not null references shared_files (id),
        number bigint not null check (number > 0),
        document_id bigint not null,
        note text not null default '',
        by_id bigint not null references accounts (id),
        at bigint not null,
        unique (file_id, number)
    )
    """,
    // What a member lets the others read of her, besides her name.
    """
    create table directory_entries (
        seat_id bigint primary key references seats (id),
        shows_email boolean not null,
        telephone text not null default '',
        words text not null default ''
    )
    """,
])
