import Database

/// A panel in small groups: who sits in which, what each gives criterion by criterion, and whose marks make the ranking; the picks of
/// the city's own bodies.
let panelGroups = Migration(id: "0032 panel-groups", sql: [
    "alter table selections add column basis text not null default 'alone' check (basis in ('alone', 'groups'))",
    "alter table panel_attendances add column group_number bigint check (group_number > 0)",
    """
    create table panel_group_scores (
        session_id bigint not null,
        proposal_id bigint not null,
        group_name text not null,
        criterion_id bigint not null references selection_criteria (id),
        score bigint not null check (score >= 0),
        primary key (session_id, proposal_id, group_name, criterion_id),
        foreign key (session_id, proposal_id, group_name) references panel_deliberations (session_id, proposal_id, group_name)
    )
    """,
    // Another house keeps the bodies: its identity, without a reference.
    "alter table picks add column assembly_id bigint",
    "alter table picks add column chosen_on bigint",
    """
    create table pick_invitations (
        selection_id bigint not null references selections (id),
        assembly_id bigint not null,
        invited_by bigint not null references accounts (id),
        invited_at bigint not null,
        primary key (selection_id, assembly_id)
    )
    """,
])
