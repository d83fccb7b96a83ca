import Database

/// The officers' half in depth: sessions of the cross-department group.
let instruction = Migration(id: "0017 instruction", sql: [
    // The cross-department group meets: what it looks at, who is there, what it says, minutes under two signatures.
    """
    create table review_sessions (
        id {{pk}},
        edition_id bigint not null references editions (id),
        kind text not null default 'check' check (kind in ('check', 'services')),
        title text not null,
        place text not null default '',
        held_at bigint not null,
        planned_by bigint not null references accounts (id),
        planned_at bigint not null,
        shown_proposal_id bigint references proposals (id),
        remarks text not null default '',
        closed_at bigint,
        closed_by bigint references accounts (id),
        signed_at bigint,
        signed_by bigint references accounts (id),
        check ((closed_at is null) = (closed_by is null)),
        check ((signed_at is null) = (signed_by is null)),
        check (signed_by is null or closed_by is not null and signed_by <> closed_by)
    )
    """,
    "create index review_sessions_by_edition on review_sessions (edition_id)",
    """
    create table review_session_members (
        session_id bigint not null references review_sessions (id),
        account_id bigint not null references accounts (id),
        is_present boolean not null default false,
        primary key (session_id, account_id)
    )
    """,
    """
    create table review_session_items (
        id {{pk}},
        session_id bigint not null references review_sessions (id),
        review_id bigint not null references eligibility_reviews (id),
        verdict text check (verdict in ('confirmed', 'overturned', 'postponed')),
        reason text not null default '',
        recorded_by bigint references accounts (id),
        recorded_at bigint,
        unique (session_id, review_id),
        check ((verdict is null) = (recorded_by is null)),
        check ((verdict is null) = (recorded_at is null)),
        check (verdict is null or verdict = 'confirmed' or reason <> '')
    )
    """,
    // A criterion may not apply; an answered grid keeps the words of its questions and the version of its rules.
    "alter table criteria add column may_not_apply boolean not null default false",
    "alter table criteria add column is_correctable boolean not null default true",
    "alter table eligibility_reviews add column grid_version bigint",
    """
    create table eligibility_answers_wider (
        review_id bigint not null references eligibility_reviews (id),
        criterion_id bigint not null references criteria (id),
        answer text not null check (answer in ('yes', 'no', 'to-complete', 'not-applicable')),
        reason text not null default '',
        question text not null default '',
        primary key (review_id, criterion_id),
        check (answer <> 'no' or reason <> '')
    )
    """,
    "insert into eligibility_answers_wider (review_id, criterion_id, answer, reason) select review_id, criterion_id, answer, reason from eligibility_answers",
    "drop table eligibility_answers",
    "alter table eligibility_answers_wider rename to eligibility_answers",
    """
    create table eligibility_drafts_wider (
        proposal_id bigint not null references proposals (id),
        criterion_id bigint not null references criteria (id),
        answer text not null check (answer in ('yes', 'no', 'to-complete', 'not-applicable')),
        reason text not null default '',
        by_id bigint not null references accounts (id),
        at bigint not null,
        primary key (proposal_id, criterion_id)
    )
    """,
    """
    insert into eligibility_drafts_wider (proposal_id, criterion_id, answer, reason, by_id, at)
    select proposal_id, criterion_id, answer, reason, by_id, at from eligibility_drafts
    """,
    "drop table eligibility_drafts",
    "alter table eligibility_drafts_wider rename to eligibility_drafts",
    // What the city adds of its own to the letters that tell a decision.
    """
    create table letter_words (
        edition_id bigint not null references editions (id),
        outcome text not null check (outcome in ('eligible', 'ineligible')),
        opening text not null default '',
        closing text not null default '',
        saved_by bigint not null references accounts (id),
        saved_at bigint not null,
        primary key (edition_id, outcome)
    )
    """,
    // The criteria that officers reuse from one edition to the next.
    """
    create table library_criteria (
        id {{pk}},
        question text not null unique,
        help text not null default '',
        legal_note text not null default '',
        may_not_apply boolean not null default false,
        is_correctable boolean not null default true,
        reasons text not null default '',
        saved_by bigint not null references accounts (id),
        saved_at bigint not null,
        retired_at bigint
    )
    """,
    // The panel: how many picks a body has, who volunteered or was drawn, sessions, what was said of each proposal.
    "alter table selections add column picks_per_body bigint",
    """
    create table panel_candidates (
        id {{pk}},
        selection_id bigint not null references selections (id),
        origin text not null check (origin in ('volunteer', 'drawn')),
        given_name text not null,
        family_name text not null,
        email text not null,
        stratum text not null default '',
        position bigint not null,
        is_substitute boolean not null default false,
        entered_by bigint not null references accounts (id),
        entered_at bigint not null,
        digest text,
        invited_at bigint,
        answered_at bigint,
        has_accepted boolean,
        account_id bigint references accounts (id),
        unique (selection_id, email),
        check ((answered_at is null) = (has_accepted is null)),
        check ((digest is null) = (invited_at is null))
    )
    """,
    """
    create table panel_sessions (
        id {{pk}},
        selection_id bigint not null references selections (id),
        title text not null,
        place text not null default '',
        held_at bigint not null,
        planned_by bigint not null references accounts (id),
        planned_at bigint not null,
        notes text not null default '',
        closed_at bigint,
        closed_by bigint references accounts (id),
        check ((closed_at is null) = (closed_by is null))
    )
    """,
    """
    create table panel_attendances (
        session_id bigint not null references panel_sessions (id),
        account_id bigint not null references accounts (id),
        primary key (session_id, account_id)
    )
    """,
    """
    create table panel_deliberations (
        session_id bigint not null references panel_sessions (id),
        proposal_id bigint not null references proposals (id),
        group_name text not null default '',
        points bigint,
        note text not null check (note <> ''),
        recorded_by bigint not null references accounts (id),
        recorded_at bigint not null,
        primary key (session_id, proposal_id, group_name)
    )
    """,
    // The return to the panel: what became of a project set aside, the panel's questions, the answers.
    """
    create table panel_returns (
        id {{pk}},
        proposal_id bigint not null unique references proposals (id),
        asked text not null,
        found text not null,
        tried text not null,
        cost text not null default '',
        remains text not null,
        written_by bigint not null references accounts (id),
        written_at bigint not null,
        published_at bigint,
        published_by bigint references accounts (id)
    )
    """,
    """
    create table panel_questions (
        id {{pk}},
        return_id bigint not null references panel_returns (id),
        question text not null,
        asked_by bigint not null references accounts (id),
        asked_at bigint not null,
        answer text not null default '',
        answered_by bigint references accounts (id),
        answered_at bigint,
        check ((answered_at is null) = (answer = ''))
    )
    """,
    // The services: costing lines, usual prices, heads, validations, absences.
    """
    create table cost_lines (
        id {{pk}},
        study_id bigint not null references feasibility_studies (id),
        kind text not null check (kind in ('study', 'works', 'purchase', 'tax', 'contingency', 'running')),
        label text not null,
        quantity bigint not null check (quantity > 0),
        unit text not null default '',
        unit_price bigint not null check (unit_price >= 0),
        added_by bigint not null references accounts (id),
        added_at bigint not null,
        removed_by bigint references accounts (id),
        removed_at bigint
    )
    """,
    "create index cost_lines_by_study on cost_lines (study_id)",
    """
    create table usual_prices (
        id {{pk}},
        kind text not null,
        label text not null unique,
        unit text not null default '',
        price bigint not null check (price >= 0),
        saved_by bigint not null references accounts (id),
        saved_at bigint not null,
        retired_at bigint
    )
    """,
    """
    create table study_services (
        service_id bigint primary key references services (id),
        head_id bigint references accounts (id),
        needs_validation boolean not null default false,
        set_by bigint not null references accounts (id),
        set_at bigint not null,
        check (needs_validation = false or head_id is not null)
    )
    """,
    """
    create table synthesis_validations (
        synthesis_id bigint primary key references syntheses (id),
        head_id bigint not null references accounts (id),
        asked_at bigint not null,
        validated_at bigint
    )
    """,
    """
    create table absences (
        id {{pk}},
        account_id bigint not null references accounts (id),
        delegate_id bigint not null references accounts (id),
        from_at bigint not null,
        until_at bigint not null,
        declared_at bigint not null,
        ended_at bigint,
        check (from_at < until_at),
        check (account_id <> delegate_id)
    )
    """,
    // « Prévenez-moi » without an account; delays explained.
    """
    create table mail_follows (
        id {{pk}},
        proposal_id bigint not null references proposals (id),
        email text not null,
        language text not null,
        asked_at bigint not null,
        confirmed_at bigint,
        told_up_to bigint not null,
        unique (proposal_id, email)
    )
    """,
    """
    create table delay_notes (
        edition_id bigint not null references editions (id),
        kind text not null,
        reason text not null,
        expected_at bigint not null,
        said_by bigint not null references accounts (id),
        said_at bigint not null,
        primary key (edition_id, kind)
    )
    """,
    """
    create table morning_letters (
        account_id bigint primary key references accounts (id),
        is_wanted boolean not null default true,
        sent_at bigint
    )
    """,
])
