import Database

/// Bodies, what a year of them asked for: commissions, second calls tied to their first, votes that were mended.
let bodies = Migration(id: "0020 bodies", sql: [
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
    // Renewals: the lot that divides the members, the call, the end.
    """
    create table renewals (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        due_at bigint not null,
        words text not null,
        opened_at bigint not null,
        opened_by bigint not null references accounts (id),
        closed_at bigint,
        closed_by bigint references accounts (id),
        outcome text not null default '',
        check ((closed_at is null) = (closed_by is null))
    )
    """,
    "create unique index one_open_renewal on renewals (assembly_id) where closed_at is null",
    """
    create table part_draws (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        seats text not null,
        seed_source text not null,
        seed_at bigint not null,
        announced_at bigint not null,
        announced_by bigint not null references accounts (id),
        seed text not null default '',
        drawn_at bigint,
        drawn_by bigint references accounts (id),
        check (drawn_at is null or drawn_at >= seed_at)
    )
    """,
    "create unique index one_part_draw_at_a_time on part_draws (assembly_id) where drawn_at is null",
    // Children: no account, a given name; the adult who carries the class holds their seats.
    """
    create table school_classes (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        school text not null,
        name text not null,
        carrier_id bigint not null references accounts (id),
        created_at bigint not null,
        created_by bigint not null references accounts (id),
        voted_at bigint,
        voters bigint not null default 0,
        confirmed_at bigint,
        confirmed_by bigint references accounts (id),
        ended_at bigint
    )
    """,
    "create index school_classes_by_assembly on school_classes (assembly_id)",
    """
    create table pupils (
        id {{pk}},
        class_id bigint not null references school_classes (id),
        given_name text not null,
        gender text not null check (gender in ('woman', 'man')),
        added_at bigint not null,
        authorised_at bigint,
        votes bigint not null default 0 check (votes >= 0),
        is_drawn boolean not null default false,
        removed_at bigint
    )
    """,
    "create index pupils_by_class on pupils (class_id)",
    "alter table seats add column pupil_id bigint references pupils (id)",
    "drop index one_seat_in_each_assembly",
    "create unique index one_seat_in_each_assembly on seats (assembly_id, account_id) where left_at is null and pupil_id is null",
    "create unique index one_seat_for_each_pupil on seats (pupil_id) where left_at is null and pupil_id is not null",
    // On the day of a meeting.
    """
    create table calendar_keys (
        account_id bigint primary key references accounts (id),
        version bigint not null
    )
    """,
    """
    create table speeches (
        id {{pk}},
        meeting_id bigint not null references meetings (id),
        college_id bigint references colleges (id),
        gender text not null check (gender in ('woman', 'man', 'unsaid')),
        started_at bigint not null,
        ended_at bigint check (ended_at >= started_at)
    )
    """,
    "create unique index one_speaker_at_a_time on speeches (meeting_id) where ended_at is null",
    "create index speeches_by_meeting on speeches (meeting_id)",
    // Draws from a list: names stay here, features are public.
    "alter table draws add column from_list boolean not null default false",
    """
    create table listed_people (
        id {{pk}},
        draw_id bigint not null references draws (id),
        rank bigint,
        name text not null,
        address text not null,
        email text not null default '',
        gender text not null check (gender in ('woman', 'man', 'unsaid')),
        state text not null default 'waiting' check (state in ('waiting', 'called', 'accepted', 'refused', 'unreachable')),
        called_at bigint,
        answered_at bigint,
        reason text not null default '',
        account_id bigint references accounts (id)
    )
    """,
    "create index listed_people_by_draw on listed_people (draw_id, rank)",
])
