import Database

/// Bodies, step 4: meetings, what they speak of, who comes, what is voted, what is written down and done afterwards.
let meetings = Migration(id: "0014 meetings", sql: [
    """
    create table meetings (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        kind text not null check (kind in ('plenary', 'bureau', 'commission', 'annual', 'workshop', 'visit', 'training', 'session')),
        title text not null,
        starts_at bigint not null,
        ends_at bigint not null,
        place text not null,
        access text not null default '',
        link text not null default '',
        capacity bigint check (capacity > 0),
        is_public boolean not null,
        has_childcare boolean not null default false,
        is_second_call boolean not null default false,
        planned_at bigint not null,
        planned_by bigint not null references accounts (id),
        charter_id bigint references charters (id),
        convened_at bigint,
        convened_by bigint references accounts (id),
        urgency text not null default '',
        cancelled_at bigint,
        cancelled_reason text not null default '',
        opened_at bigint,
        closed_at bigint,
        had_quorum boolean,
        expected bigint check (expected >= 0),
        present bigint check (present between 0 and expected),
        minutes text not null default '',
        minutes_sent_at bigint,
        corrections_until bigint,
        adopted_at bigint,
        adopted_by bigint references accounts (id),
        adopted_in bigint references meetings (id),
        published_at bigint,
        check (ends_at > starts_at),
        check ((convened_at is null) = (charter_id is null)),
        check (opened_at is null or convened_at is not null),
        check (closed_at is null or opened_at is not null),
        check ((closed_at is null) = (had_quorum is null)),
        check ((closed_at is null) = (expected is null)),
        check ((closed_at is null) = (present is null)),
        check ((adopted_at is null) = (adopted_in is null)),
        check (published_at is null or adopted_at is not null)
    )
    """,
    "create index meetings_by_assembly on meetings (assembly_id, starts_at)",
    """
    create table agenda_items (
        id {{pk}},
        meeting_id bigint not null references meetings (id),
        position bigint not null,
        title text not null,
        detail text not null default '',
        minutes bigint check (minutes between 1 and 600),
        notes text not null default '',
        proposed_by bigint not null references accounts (id),
        proposed_at bigint not null,
        accepted_at bigint,
        declined_at bigint,
        reason text not null default '',
        check (accepted_at is null or declined_at is null)
    )
    """,
    "create index agenda_by_meeting on agenda_items (meeting_id, position)",
    """
    create table sign_ups (
        meeting_id bigint not null references meetings (id),
        account_id bigint not null references accounts (id),
        state text not null check (state in ('coming', 'waiting', 'excused')),
        needs text not null default '',
        children bigint not null default 0 check (children between 0 and 12),
        spoken text not null default '',
        at bigint not null,
        primary key (meeting_id, account_id)
    )
    """,
    """
    create table attendances (
        meeting_id bigint not null references meetings (id),
        seat_id bigint not null references seats (id),
        state text not null check (state in ('present', 'represented', 'excused')),
        holder_id bigint references seats (id),
        recorded_at bigint not null,
        recorded_by bigint not null references accounts (id),
        primary key (meeting_id, seat_id),
        check ((state = 'represented') = (holder_id is not null))
    )
    """,
    """
    create table resolutions (
        id {{pk}},
        item_id bigint not null unique references agenda_items (id),
        question text not null,
        method text not null check (method in ('show-of-hands', 'named', 'secret')),
        in_favour bigint not null check (in_favour >= 0),
        against bigint not null check (against >= 0),
        abstentions bigint not null check (abstentions >= 0),
        voters bigint not null check (voters >= 0),
        recorded_at bigint not null,
        recorded_by bigint not null references accounts (id),
        check (in_favour + against + abstentions <= voters)
    )
    """,
    """
    create table named_votes (
        resolution_id bigint not null references resolutions (id),
        seat_id bigint not null references seats (id),
        choice text not null check (choice in ('in-favour', 'against', 'abstention')),
        primary key (resolution_id, seat_id)
    )
    """,
    """
    create table corrections (
        id {{pk}},
        meeting_id bigint not null references meetings (id),
        account_id bigint not null references accounts (id),
        text text not null,
        at bigint not null,
        settled_at bigint,
        is_taken boolean,
        reason text not null default '',
        check ((settled_at is null) = (is_taken is null))
    )
    """,
    "create index corrections_by_meeting on corrections (meeting_id)",
    """
    create table meeting_actions (
        id {{pk}},
        meeting_id bigint not null references meetings (id),
        title text not null,
        owner text not null,
        due_at bigint not null,
        recorded_at bigint not null,
        done_at bigint,
        outcome text not null default ''
    )
    """,
    "create index meeting_actions_by_meeting on meeting_actions (meeting_id)",
])
