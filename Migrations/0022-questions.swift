import Database

/// The questions of residents: the hotline, its answers, the FAQ, the appointments, the mail that comes in.
let questions = Migration(id: "0022 questions", sql: [
    """
    create table question_topics (
        id {{pk}},
        name text not null unique,
        answer_days bigint not null check (answer_days between 1 and 60),
        service_id bigint references services (id),
        position bigint not null default 0,
        is_active boolean not null default true
    )
    """,
    """
    insert into question_topics (name, answer_days, position) values
        ('Déposer une idée', 2, 1), ('Voter', 2, 2), ('Où en est un projet', 2, 3), ('Conseils de quartier et instances', 5, 4),
        ('Mon compte, mes données', 5, 5), ('Autre question', 5, 6)
    """,
    """
    create table questions (
        id {{pk}},
        channel text not null check (channel in ('web', 'phone', 'counter', 'paper', 'mail')),
        way text not null check (way in ('mail', 'letter', 'phone')),
        topic_id bigint not null references question_topics (id),
        territory_id bigint references territories (id),
        edition_id bigint references editions (id),
        proposal_id bigint references proposals (id),
        subject text not null,
        asker_id bigint references accounts (id),
        asker_name text not null default '',
        asker_email text,
        asker_phone text not null default '',
        asker_address text not null default '',
        language text not null default 'fr',
        entered_by bigint references accounts (id),
        asked_at bigint not null,
        waiting_since bigint,
        due_at bigint not null,
        first_due_at bigint not null,
        answered_at bigint,
        service_id bigint references services (id),
        owner_id bigint references accounts (id),
        closed_at bigint,
        closed_by bigint references accounts (id),
        closing text check (closing in ('answered', 'joined', 'elsewhere', 'dropped')),
        closing_reason text not null default '',
        joined_to bigint references questions (id),
        rating bigint check (rating between 1 and 3),
        rated_at bigint,
        forgotten_at bigint,
        search_text text not null default '',
        check ((closed_at is null) = (closing is null)),
        check ((joined_to is null) = (closing is null or closing <> 'joined')),
        check (joined_to is null or joined_to <> id)
    )
    """,
    "create index questions_by_due on questions (due_at) where waiting_since is not null",
    "create index questions_of_an_asker on questions (asker_id)",
    """
    create table question_turns (
        id {{pk}},
        question_id bigint not null references questions (id),
        kind text not null check (kind in ('asked', 'answer', 'note', 'transfer', 'closing', 'reopening')),
        body text not null,
        author_id bigint references accounts (id),
        channel text not null check (channel in ('web', 'phone', 'counter', 'paper', 'mail')),
        at bigint not null
    )
    """,
    "create index turns_of_a_question on question_turns (question_id, id)",
    """
    create table answer_templates (
        id {{pk}},
        name text not null unique,
        body text not null,
        is_active boolean not null default true
    )
    """,
    """
    create table faq_entries (
        id {{pk}},
        topic_id bigint not null references question_topics (id),
        edition_id bigint references editions (id),
        question_id bigint references questions (id),
        is_internal boolean not null default false,
        review_at bigint not null,
        withdrawn_at bigint,
        withdrawn_by bigint references accounts (id),
        helped bigint not null default 0,
        not_helped bigint not null default 0
    )
    """,
    """
    create table faq_versions (
        id {{pk}},
        entry_id bigint not null references faq_entries (id),
        number bigint not null,
        question text not null,
        answer text not null,
        rule text not null default '',
        written_by bigint not null references accounts (id),
        written_at bigint not null,
        validated_by bigint references accounts (id),
        validated_at bigint,
        search_text text not null default '',
        unique (entry_id, number),
        check ((validated_at is null) = (validated_by is null)),
        check (validated_by is null or validated_by <> written_by)
    )
    """,
    "create unique index one_draft_of_an_entry on faq_versions (entry_id) where validated_at is null",
    """
    create table faq_comments (
        id {{pk}},
        entry_id bigint not null references faq_entries (id),
        author_id bigint not null references accounts (id),
        body text not null,
        at bigint not null
    )
    """,
    """
    create table appointment_slots (
        id {{pk}},
        place_id bigint references reception_places (id),
        agent_id bigint not null references accounts (id),
        starts_at bigint not null,
        ends_at bigint not null,
        language text not null default 'fr',
        is_accessible boolean not null default false,
        withdrawn_at bigint,
        check (ends_at > starts_at)
    )
    """,
    "create unique index one_slot_of_an_agent_at_a_time on appointment_slots (agent_id, starts_at) where withdrawn_at is null",
    "create index slots_by_time on appointment_slots (starts_at)",
    """
    create table appointments (
        id {{pk}},
        slot_id bigint not null references appointment_slots (id),
        asker_id bigint references accounts (id),
        asker_name text not null,
        asker_email text,
        asker_phone text not null default '',
        subject text not null,
        needs text not null default '',
        booked_by bigint references accounts (id),
        booked_at bigint not null,
        cancelled_at bigint,
        is_cancelled_by_city boolean not null default false,
        reason text not null default '',
        reminded_at bigint,
        came boolean
    )
    """,
    "create unique index one_booking_of_a_slot on appointments (slot_id) where cancelled_at is null",
    "create index appointments_of_an_asker on appointments (asker_id)",
    """
    create table received_mails (
        message_id text primary key,
        question_id bigint references questions (id),
        outcome text not null check (outcome in ('opened', 'joined', 'ignored', 'refused')),
        at bigint not null
    )
    """,
    """
    create table mailbox_marks (
        mailbox text primary key,
        validity bigint not null,
        last bigint not null
    )
    """,
    "alter table letters add column reply_to text not null default ''",
])
