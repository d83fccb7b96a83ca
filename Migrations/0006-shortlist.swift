import Database

/// Step 4: the citizens' panel, its ties and its marks, the list decided, the picks of the bodies.
let shortlist = Migration(id: "0006 shortlist", sql: [
    """
    create table selections (
        id {{pk}},
        edition_id bigint not null references editions (id),
        title text not null,
        method text not null check (method in ('scores', 'ranking')),
        size bigint not null check (size > 0),
        opened_by bigint not null references accounts (id),
        opened_at bigint not null,
        closed_at bigint,
        closed_by bigint references accounts (id),
        decided_at bigint,
        decided_by bigint references accounts (id),
        reason text not null default '',
        notified_at bigint,
        notified_by bigint references accounts (id),
        released_at bigint,
        released_by bigint references accounts (id),
        unique (edition_id, title),
        check (decided_at is null or reason <> ''),
        check (notified_at is null or decided_at is not null)
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
        reason text not null default '',
        primary key (selection_id, account_id, proposal_id)
    )
    """,
    """
    create table panel_scores (
        selection_id bigint not null references selections (id),
        account_id bigint not null references accounts (id),
        proposal_id bigint not null references proposals (id),
        criterion_id bigint not null references selection_criteria (id),
        score bigint not null check (score >= 0),
        at bigint not null,
        primary key (selection_id, account_id, proposal_id, criterion_id)
    )
    """,
    // A member gives each rank once, and one rank to a proposal.
    """
    create table panel_ranks (
        selection_id bigint not null references selections (id),
        account_id bigint not null references accounts (id),
        proposal_id bigint not null references proposals (id),
        rank bigint not null check (rank > 0),
        at bigint not null,
        primary key (selection_id, account_id, proposal_id),
        unique (selection_id, account_id, rank)
    )
    """,
    """
    create table picks (
        id {{pk}},
        selection_id bigint not null references selections (id),
        proposal_id bigint not null references proposals (id),
        body text not null check (body <> ''),
        reason text not null check (reason <> ''),
        recorded_by bigint not null references accounts (id),
        recorded_at bigint not null,
        unique (selection_id, proposal_id, body)
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
    "create index shortlisted_by_proposal on shortlisted (proposal_id)",
])
