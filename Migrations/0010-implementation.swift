import Database

/// Step 8: winning projects until they are delivered, or abandoned with a reason.
let implementation = Migration(id: "0010-implementation", sql: [
    """
    create table works (
        id {{pk}},
        project_id bigint not null unique references projects (id),
        owner_kind text not null check (owner_kind in ('service', 'third-party')),
        service_id bigint references services (id),
        third_party text not null default '',
        contact_id bigint references accounts (id),
        budget bigint not null check (budget >= 0),
        stage text not null check (stage in ('not-started', 'studies', 'procedures', 'works', 'delivered', 'inaugurated', 'abandoned')),
        opened_at bigint not null,
        updated_at bigint not null
    )
    """,
    """
    create table milestones (
        id {{pk}},
        work_id bigint not null references works (id),
        title text not null,
        stage text not null,
        planned_at bigint not null,
        actual_at bigint,
        delay_reason text not null default '',
        position bigint not null default 0
    )
    """,
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
    """
    create table work_news (
        id {{pk}},
        work_id bigint not null references works (id),
        at bigint not null,
        kind text not null check (kind in ('news', 'delay', 'scope', 'abandonment', 'stage')),
        title text not null,
        body text not null,
        written_by bigint references accounts (id)
    )
    """,
])
