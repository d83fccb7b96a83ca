import Database

/// Bodies, step 6: what they say and hear between their meetings, opinions that the budget asks for, courses, practices, calls for projects.
let bodiesLife = Migration(id: "0021 bodies-life", sql: [
    // Between the meetings: news, the letter of the neighbourhood, the mail of a body.
    """
    create table assembly_news (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        title text not null,
        body text not null,
        by_id bigint not null references accounts (id),
        at bigint not null,
        withdrawn_at bigint,
        withdrawn_reason text not null default ''
    )
    """,
    "create index assembly_news_by_assembly on assembly_news (assembly_id, at)",
    """
    create table letter_subscriptions (
        id {{pk}},
        email text not null,
        territory_id bigint references territories (id),
        asked_at bigint not null,
        confirmed_at bigint,
        ended_at bigint,
        sent_at bigint
    )
    """,
    "create unique index one_subscription_an_address on letter_subscriptions (email, coalesce(territory_id, 0))",
    """
    create table conversations (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        subject text not null,
        name text not null,
        email text not null,
        account_id bigint references accounts (id),
        language text not null,
        at bigint not null,
        closed_at bigint,
        waits boolean not null
    )
    """,
    "create index conversations_by_assembly on conversations (assembly_id)",
    """
    create table conversation_lines (
        id {{pk}},
        conversation_id bigint not null references conversations (id),
        is_of_the_body boolean not null,
        account_id bigint references accounts (id),
        by_name text not null,
        text text not null,
        at bigint not null
    )
    """,
    "create index conversation_lines_by_conversation on conversation_lines (conversation_id)",
    // Opinions that the budget or the Mayor asks for: the proposal is another house's, known by its number.
    """
    create table asked_opinions (
        recommendation_id bigint primary key references recommendations (id),
        proposal_id bigint,
        title text not null,
        link text not null,
        due_at bigint not null,
        in_name text not null default '',
        check ((proposal_id is null) = (in_name <> ''))
    )
    """,
    "create index asked_opinions_by_proposal on asked_opinions (proposal_id)",
    // Training, and the library of the network of referents.
    """
    create table trainings (
        id {{pk}},
        title text not null,
        programme text not null,
        audience text not null check (audience in ('everyone', 'members', 'officers')),
        created_at bigint not null,
        created_by bigint not null references accounts (id),
        closed_at bigint
    )
    """,
    """
    create table training_sessions (
        id {{pk}},
        training_id bigint not null references trainings (id),
        starts_at bigint not null,
        ends_at bigint not null,
        place text not null,
        trainer text not null default '',
        capacity bigint not null check (capacity > 0),
        cancelled_at bigint,
        check (ends_at > starts_at)
    )
    """,
    "create index training_sessions_by_training on training_sessions (training_id)",
    """
    create table training_places (
        session_id bigint not null references training_sessions (id),
        account_id bigint not null references accounts (id),
        state text not null check (state in ('coming', 'waiting', 'cancelled')),
        at bigint not null,
        attended boolean,
        score bigint check (score between 1 and 4),
        comment text not null default '',
        primary key (session_id, account_id)
    )
    """,
    """
    create table practices (
        id {{pk}},
        title text not null,
        text text not null,
        tags text not null,
        city text not null default '',
        by_id bigint not null references accounts (id),
        at bigint not null,
        withdrawn_at bigint,
        search_text text not null,
        shelf text not null check (shelf in ('practice', 'watch')),
        source text not null default '',
        led_to_id bigint references practices (id),
        check (shelf = 'practice' or source <> '' and city <> '')
    )
    """,
    // Calls for projects: an edition of the budget carries them.
    """
    create table body_calls (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        title text not null,
        words text not null,
        link text not null,
        closes_at bigint not null,
        most bigint check (most > 0),
        at bigint not null,
        by_id bigint not null references accounts (id),
        withdrawn_at bigint
    )
    """,
    "create index body_calls_by_assembly on body_calls (assembly_id)",
])
