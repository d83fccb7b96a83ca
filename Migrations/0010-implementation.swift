import Database

/// Step 8: winning projects until they are delivered, or abandoned with a reason.
let implementation = Migration(id: "0010 implementation", sql: [
    """
    create table works (
        id {{pk}},
        project_id bigint not null unique references projects (id),
        budget bigint not null check (budget >= 0),
        stage text not null check (stage in ('not-started', 'studies', 'procedures', 'works', 'delivered', 'inaugurated', 'abandoned')),
        opened_at bigint not null,
        updated_at bigint not null
    )
    """,
    // Who makes it, one at a time; the former ones stay with their dates.
    """
    create table work_owners (
        id {{pk}},
        work_id bigint not null references works (id),
        kind text not null check (kind in ('service', 'third-party')),
        service_id bigint references services (id),
        name text not null default '',
        contact_name text not null default '',
        contact_email text not null default '',
        contact_phone text not null default '',
        agreement text not null default '',
        grant_amount bigint check (grant_amount > 0),
        reason text not null default '',
        given_by bigint references accounts (id),
        given_at bigint not null,
        ended_at bigint,
        check ((kind = 'service' and service_id is not null) or (kind = 'third-party' and service_id is null and name <> ''))
    )
    """,
    "create unique index work_owners_current on work_owners (work_id) where ended_at is null",
    """
    create table milestones (
        id {{pk}},
        work_id bigint not null references works (id),
        title text not null,
        stage text not null,
        promised_at bigint not null,
        planned_at bigint not null,
        actual_at bigint,
        delay_reason text not null default '',
        note text not null default '',
        position bigint not null default 0,
        cancelled_at bigint,
        cancelled_reason text not null default '',
        late_reminded_at bigint,
        check (actual_at is null or cancelled_at is null)
    )
    """,
    "create index milestones_of_work on milestones (work_id)",
    """
    create table spendings (
        id {{pk}},
        work_id bigint not null references works (id),
        at bigint not null,
        label text not null,
        amount bigint not null check (amount > 0),
        section text not null check (section in ('investment', 'operating')),
        recorded_by bigint not null references accounts (id),
        cancelled_at bigint
    )
    """,
    "create index spendings_of_work on spendings (work_id)",
    // What residents are told. `was` and `becomes` say what changed, as the kind writes it: words, a stage, milliseconds, cents.
    """
    create table work_news (
        id {{pk}},
        work_id bigint not null references works (id),
        at bigint not null,
        kind text not null check (kind in ('news', 'stage', 'delay', 'scope', 'budget', 'owner', 'abandonment')),
        title text not null,
        body text not null,
        was text not null default '',
        becomes text not null default '',
        written_by bigint references accounts (id),
        withdrawn_at bigint
    )
    """,
    "create index work_news_of_work on work_news (work_id)",
    // Four eyes: one officer proposes, another confirms.
    """
    create table abandonments (
        id {{pk}},
        work_id bigint not null references works (id),
        reason text not null,
        proposed_by bigint not null references accounts (id),
        proposed_at bigint not null,
        answered_by bigint references accounts (id),
        answered_at bigint,
        outcome text check (outcome in ('confirmed', 'declined')),
        answer text not null default '',
        check ((outcome is null) = (answered_at is null)),
        check (outcome is null or outcome <> 'confirmed' or answered_by <> proposed_by)
    )
    """,
    "create unique index abandonments_waiting on abandonments (work_id) where answered_at is null",
])
