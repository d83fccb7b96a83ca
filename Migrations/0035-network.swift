import Database

/// Bodies, step 6: what a network of referents carries across the services, and the dates that members share.
let network = Migration(id: "0035 network", sql: [
    """
    create table joint_projects (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        title text not null,
        purpose text not null,
        by_id bigint not null references accounts (id),
        at bigint not null
    )
    """,
    "create index joint_projects_by_assembly on joint_projects (assembly_id)",
    """
    create table joint_project_services (
        project_id bigint not null references joint_projects (id),
        service_id bigint not null references services (id),
        primary key (project_id, service_id)
    )
    """,
    // Where a project stands is its last point: a point replaces none.
    """
    create table joint_project_points (
        id {{pk}},
        project_id bigint not null references joint_projects (id),
        stage text not null check (stage in ('planned', 'running', 'paused', 'done', 'dropped')),
        words text not null,
        next_step text not null default '',
        next_at bigint,
        lead_id bigint not null references accounts (id),
        by_id bigint not null references accounts (id),
        at bigint not null,
        check (next_at is null or next_step <> '')
    )
    """,
    "create index joint_project_points_by_project on joint_project_points (project_id)",
    """
    create table shared_dates (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        title text not null,
        starts_at bigint not null,
        ends_at bigint not null,
        place text not null default '',
        words text not null default '',
        by_id bigint not null references accounts (id),
        at bigint not null,
        withdrawn_at bigint,
        check (ends_at > starts_at)
    )
    """,
    "create index shared_dates_by_assembly on shared_dates (assembly_id, starts_at)",
])
