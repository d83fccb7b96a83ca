import Database

/// Step 5: the study of a proposal by the services. Opinions and syntheses are superseded, never edited.
let feasibility = Migration(id: "0007 feasibility", sql: [
    """
    create table feasibility_studies (
        id {{pk}},
        proposal_id bigint not null unique references proposals (id),
        lead_service_id bigint not null references services (id),
        question text not null default '',
        due_at bigint not null,
        opened_at bigint not null,
        opened_by bigint not null references accounts (id),
        reminded_at bigint,
        late_reminded_at bigint
    )
    """,
    "create index studies_by_lead on feasibility_studies (lead_service_id, due_at)",
    """
    create table contributions (
        id {{pk}},
        study_id bigint not null references feasibility_studies (id),
        service_id bigint not null references services (id),
        question text not null default '',
        due_at bigint not null,
        asked_at bigint not null,
        asked_by bigint not null references accounts (id),
        withdrawn_at bigint,
        reminded_at bigint,
        late_reminded_at bigint,
        unique (study_id, service_id)
    )
    """,
    "create index contributions_by_service on contributions (service_id, due_at)",
    """
    create table opinions (
        id {{pk}},
        contribution_id bigint not null references contributions (id),
        opinion text not null check (opinion in ('favourable', 'with-conditions', 'unfavourable')),
        estimate bigint check (estimate >= 0),
        section text check (section in ('investment', 'operating')),
        running_cost bigint check (running_cost >= 0),
        delay_months bigint check (delay_months >= 0),
        conditions text not null default '',
        public_reason text not null,
        internal_note text not null default '',
        given_by bigint not null references accounts (id),
        given_at bigint not null,
        superseded_at bigint
    )
    """,
    "create unique index one_opinion_in_force on opinions (contribution_id) where superseded_at is null",
    """
    create table syntheses (
        id {{pk}},
        study_id bigint not null references feasibility_studies (id),
        outcome text not null check (outcome in ('feasible', 'with-conditions', 'unfeasible')),
        estimate bigint check (estimate >= 0),
        section text check (section in ('investment', 'operating')),
        running_cost bigint check (running_cost >= 0),
        delay_months bigint check (delay_months >= 0),
        conditions text not null default '',
        public_reason text not null,
        amended_title text not null default '',
        amended_summary text not null default '',
        signed_by bigint not null references accounts (id),
        signed_at bigint not null,
        accepted_at bigint,
        declined_at bigint,
        answer text not null default '',
        answered_by bigint references accounts (id),
        notified_at bigint,
        notified_by bigint references accounts (id),
        released_at bigint,
        released_by bigint references accounts (id),
        superseded_at bigint,
        superseded_by bigint references accounts (id),
        superseded_reason text not null default '',
        check (outcome = 'unfeasible' or estimate is not null),
        check (accepted_at is null or declined_at is null),
        check (released_at is null or notified_at is not null),
        check (released_by is null or released_by <> signed_by)
    )
    """,
    "create unique index one_synthesis_in_force on syntheses (study_id) where superseded_at is null",
])
