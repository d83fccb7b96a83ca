import Database

/// Public events: what the city announces, who comes, who helps, who presents a project there, what came of it.
let events = Migration(id: "0039 events", sql: [
    """
    create table events (
        id {{pk}},
        edition_id bigint references editions (id),
        territory_id bigint references territories (id),
        kind text not null check (kind in ('ideas-workshop', 'stand', 'meeting', 'forum', 'walk', 'training')),
        title text not null,
        description text not null,
        place text not null,
        access text not null default '',
        link text not null default '',
        longitude double precision,
        latitude double precision,
        starts_at bigint not null,
        ends_at bigint not null,
        takes_sign_ups boolean not null default false,
        capacity bigint check (capacity > 0),
        has_childcare boolean not null default false,
        material text not null default '',
        created_by bigint not null references accounts (id),
        created_at bigint not null,
        published_at bigint,
        cancelled_at bigint,
        cancelled_reason text not null default '',
        stand_form text check (stand_form in ('table', 'speech')),
        stand_minutes bigint check (stand_minutes between 1 and 600),
        stands_invited_at bigint,
        present bigint check (present >= 0),
        ideas bigint check (ideas >= 0),
        report text not null default '',
        reported_by bigint references accounts (id),
        reported_at bigint,
        check (ends_at > starts_at),
        check ((cancelled_at is null) = (cancelled_reason = '')),
        check ((stand_form is null) = (stand_minutes is null)),
        check ((reported_at is null) = (report = '')),
        check ((reported_at is null) = (reported_by is null)),
        check ((longitude is null) = (latitude is null)),
        check (capacity is null or takes_sign_ups)
    )
    """,
    "create index events_by_time on events (ends_at) where published_at is not null",
    // Without an account the address is confirmed first: until then the line holds no place.
    """
    create table event_sign_ups (
        id {{pk}},
        event_id bigint not null references events (id),
        account_id bigint references accounts (id),
        name text not null,
        email text,
        phone text not null default '',
        language text not null default 'fr',
        seats bigint not null default 1 check (seats between 1 and 8),
        children bigint not null default 0 check (children between 0 and 12),
        spoken text not null default '',
        needs text not null default '',
        state text not null check (state in ('asked', 'coming', 'waiting', 'cancelled')),
        entered_by bigint references accounts (id),
        at bigint not null,
        reminded_at bigint,
        came boolean
    )
    """,
    "create unique index one_sign_up_of_an_account on event_sign_ups (event_id, account_id) where state <> 'cancelled'",
    "create unique index one_sign_up_of_an_address on event_sign_ups (event_id, email) where state <> 'cancelled' and account_id is null",
    "create index sign_ups_of_an_event on event_sign_ups (event_id)",
    "create index sign_ups_of_an_account on event_sign_ups (account_id)",
    // Who works there that day.
    """
    create table event_staff (
        event_id bigint not null references events (id),
        account_id bigint not null references accounts (id),
        task text not null default '',
        primary key (event_id, account_id)
    )
    """,
    "create index events_of_an_agent on event_staff (account_id)",
    // Residents who give an hour of their time, with an elected member where one is expected; what they heard.
    """
    create table event_help_slots (
        id {{pk}},
        event_id bigint not null references events (id),
        starts_at bigint not null,
        ends_at bigint not null,
        task text not null,
        wanted bigint not null check (wanted between 1 and 50),
        elected_id bigint references accounts (id),
        check (ends_at > starts_at)
    )
    """,
    "create index help_slots_of_an_event on event_help_slots (event_id)",
    """
    create table event_helpers (
        slot_id bigint not null references event_help_slots (id),
        account_id bigint not null references accounts (id),
        at bigint not null,
        reminded_at bigint,
        asked_at bigint,
        met bigint check (met >= 0),
        said text not null default '',
        ideas text not null default '',
        told_at bigint,
        primary key (slot_id, account_id),
        check ((told_at is null) = (met is null))
    )
    """,
    "create index help_of_an_account on event_helpers (account_id)",
    // Each of the same length, which the event says; a project has one.
    """
    create table event_stands (
        event_id bigint not null references events (id),
        number bigint not null check (number > 0),
        project_id bigint references projects (id),
        holder_id bigint references accounts (id),
        taken_at bigint,
        primary key (event_id, number),
        check ((project_id is null) = (taken_at is null))
    )
    """,
    // At which event a paper sheet was filled in.
    "alter table proposals add column event_id bigint references events (id)",
    "create index proposals_of_an_event on proposals (event_id)",
    "create unique index one_stand_of_a_project on event_stands (event_id, project_id) where project_id is not null",
])
