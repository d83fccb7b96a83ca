import Database

/// The services meet on the projects that need several of them; questions asked of one of them, in session or long after.
let serviceSessions = Migration(id: "0034 service-sessions", sql: [
    """
    create table service_session_items (
        id {{pk}},
        session_id bigint not null references review_sessions (id),
        proposal_id bigint not null references proposals (id),
        decision text check (decision in ('feasible', 'with-conditions', 'unfeasible', 'to-complete', 'postponed')),
        reason text not null default '',
        conditions text not null default '',
        recorded_by bigint references accounts (id),
        recorded_at bigint,
        unique (session_id, proposal_id),
        check ((decision is null) = (recorded_by is null)),
        check ((decision is null) = (recorded_at is null)),
        check (decision is null or reason <> ''),
        check (decision is null or decision <> 'with-conditions' or conditions <> '')
    )
    """,
    "create index service_session_items_by_proposal on service_session_items (proposal_id)",
    // Complementary instruction: asked of a service, answered, then what the officer makes of it; or withdrawn before any answer.
    """
    create table study_questions (
        id {{pk}},
        study_id bigint not null references feasibility_studies (id),
        service_id bigint not null references services (id),
        session_id bigint references review_sessions (id),
        question text not null check (question <> ''),
        reason text not null check (reason <> ''),
        public_words text not null check (public_words <> ''),
        due_at bigint not null,
        asked_by bigint not null references accounts (id),
        asked_at bigint not null,
        answer text not null default '',
        answered_by bigint references accounts (id),
        answered_at bigint,
        outcome text check (outcome in ('kept', 'reopened', 'withdrawn')),
        public_answer text not null default '',
        settled_by bigint references accounts (id),
        settled_at bigint,
        reminded_at bigint,
        late_reminded_at bigint,
        check ((answered_at is null) = (answered_by is null)),
        check ((answered_at is null) = (answer = '')),
        check ((settled_at is null) = (settled_by is null)),
        check ((settled_at is null) = (outcome is null)),
        check (settled_at is null or (answered_at is null) = (outcome = 'withdrawn')),
        check (outcome is null or outcome = 'reopened' or public_answer <> '')
    )
    """,
    "create index study_questions_by_study on study_questions (study_id)",
    // Co-construction workshops with those who carry near proposals.
    """
    create table workshops (
        id {{pk}},
        edition_id bigint not null references editions (id),
        title text not null,
        place text not null,
        held_at bigint not null,
        words text not null check (words <> ''),
        planned_by bigint not null references accounts (id),
        planned_at bigint not null,
        outcome text not null default '',
        told_by bigint references accounts (id),
        told_at bigint,
        check ((told_at is null) = (told_by is null)),
        check ((told_at is null) = (outcome = ''))
    )
    """,
    """
    create table workshop_proposals (
        workshop_id bigint not null references workshops (id),
        proposal_id bigint not null references proposals (id),
        primary key (workshop_id, proposal_id)
    )
    """,
    "create index workshop_proposals_by_proposal on workshop_proposals (proposal_id)",
    "create index study_questions_open on study_questions (service_id) where answered_at is null",
])
