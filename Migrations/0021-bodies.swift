import Database

/// Bodies, what a year of them asked for: commissions, second calls tied to their first, votes that were mended.
let bodies = Migration(id: "0021-bodies", sql: [
    """
    create table commissions (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        name text not null,
        purpose text not null default '',
        created_at bigint not null,
        created_by bigint not null references accounts (id),
        ended_at bigint,
        unique (assembly_id, name)
    )
    """,
    """
    create table commission_seats (
        commission_id bigint not null references commissions (id),
        seat_id bigint not null references seats (id),
        primary key (commission_id, seat_id)
    )
    """,
    "alter table meetings add column commission_id bigint references commissions (id)",
    "alter table meetings add column second_call_of bigint references meetings (id)",
    "create unique index one_second_call on meetings (second_call_of) where cancelled_at is null",
    """
    create table former_resolutions (
        id {{pk}},
        resolution_id bigint not null references resolutions (id),
        question text not null,
        method text not null,
        in_favour bigint not null,
        against bigint not null,
        abstentions bigint not null,
        voters bigint not null,
        recorded_at bigint not null,
        recorded_by bigint not null references accounts (id),
        corrected_at bigint not null,
        corrected_by bigint not null references accounts (id),
        reason text not null
    )
    """,
    "create index former_resolutions_by_resolution on former_resolutions (resolution_id)",
    // Elections in plenary: the register and the ballots are tied by nothing but the turn.
    """
    create table elections (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        college_id bigint references colleges (id),
        office text not null check (office in ('none', 'chair', 'co-chair', 'secretary', 'spokesperson')),
        places bigint not null check (places between 1 and 200),
        candidates_until bigint not null,
        announced_at bigint not null,
        announced_by bigint not null references accounts (id),
        cancelled_at bigint,
        cancelled_reason text not null default '',
        check ((college_id is null) = (office <> 'none'))
    )
    """,
    "create index elections_by_assembly on elections (assembly_id)",
    """
    create table election_candidates (
        id {{pk}},
        election_id bigint not null references elections (id),
        account_id bigint not null references accounts (id),
        gender text not null check (gender in ('woman', 'man', 'unsaid')),
        statement text not null,
        stood_at bigint not null,
        withdrawn_at bigint,
        elected_round bigint,
        unique (election_id, account_id)
    )
    """,
    """
    create table election_rounds (
        id {{pk}},
        election_id bigint not null references elections (id),
        number bigint not null check (number in (1, 2)),
        opens_at bigint not null,
        closes_at bigint not null,
        paper_ballots bigint check (paper_ballots >= 0),
        paper_blank bigint check (paper_blank between 0 and paper_ballots),
        paper_by bigint references accounts (id),
        paper_at bigint,
        proclaimed_at bigint,
        proclaimed_by bigint references accounts (id),
        unique (election_id, number),
        check (closes_at > opens_at),
        check (proclaimed_by is null or paper_by is null or proclaimed_by <> paper_by)
    )
    """,
    """
    create table election_register (
        round_id bigint not null references election_rounds (id),
        seat_id bigint not null references seats (id),
        channel text not null check (channel in ('online', 'paper')),
        primary key (round_id, seat_id)
    )
    """,
    """
    create table election_ballots (
        mark text primary key,
        round_id bigint not null references election_rounds (id),
        choices text not null
    )
    """,
    """
    create table election_paper (
        round_id bigint not null references election_rounds (id),
        candidate_id bigint not null references election_candidates (id),
        votes bigint not null check (votes >= 0),
        primary key (round_id, candidate_id)
    )
    """,
])
