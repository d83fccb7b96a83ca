import Database

/// Step 4: the citizens' panel, its scores, the list decided, the picks of the bodies.
let shortlist = Migration(id: "0006-shortlist", sql: [
    """
    create table selections (
        id {{pk}},
        edition_id bigint not null references editions (id),
        title text not null,
        method text not null check (method in ('scores', 'ranking')),
        size bigint not null check (size > 0),
        opened_by bigint not null references accounts (id),
        opened_at bigint not null,
        decided_at bigint,
        decided_by bigint references accounts (id),
        reason text not null default '',
        released_at bigint,
        unique (edition_id, title)
    )
    """,
    """
    create table selection_criteria (
        id {{pk}},
        selection_id bigint not null references selections (id),
        name text not null,
        weight bigint not null default 1 check (weight > 0),
        scale bigint not null default 5 check (scale between 1 and 20),
        position bigint not null default 0
    )
    """,
    """
    create table panel_members (
        selection_id bigint not null references selections (id),
        account_id bigint not null references accounts (id),
        primary key (selection_id, account_id)
    )
    """,
    """
    create table panel_ties (
        selection_id bigint not null references selections (id),
        account_id bigint not null references accounts (id),
        proposal_id bigint not null references proposals (id),
        primary key (selection_id, account_id, proposal_id)
    )
    """,
    """
    create table panel_scores (
        selection_id bigint not null references selections (id),
        account_id bigint not null references accounts (id),
        proposal_id bigint not null references proposals (id),
        criterion_id bigint not null references selection_criteria (id),
        score bigint not null,
        at bigint not null,
        primary key (selection_id, account_id, proposal_id, criterion_id)
    )
    """,
    """
    create table shortlisted (
        selection_id bigint not null references selections (id),
        proposal_id bigint not null references proposals (id),
        is_kept boolean not null,
        rank bigint,
        picked_by text not null default '',
        reason text not null default '',
        primary key (selection_id, proposal_id)
    )
    """,
])
