import Database

/// Step 3: the criteria grid answered for a proposal, its check by another officer, its release.
let eligibility = Migration(id: "0005-eligibility", sql: [
    """
    create table eligibility_reviews (
        id {{pk}},
        proposal_id bigint not null references proposals (id),
        outcome text not null check (outcome in ('eligible', 'ineligible')),
        public_reason text not null default '',
        where_else text not null default '',
        internal_note text not null default '',
        decided_by bigint not null references accounts (id),
        decided_at bigint not null,
        checked_by bigint references accounts (id),
        checked_at bigint,
        check_outcome text check (check_outcome in ('confirmed', 'overturned')),
        check_reason text not null default '',
        notified_at bigint,
        released_at bigint,
        superseded_at bigint,
        check (checked_by is null or checked_by <> decided_by),
        check (outcome = 'eligible' or public_reason <> '')
    )
    """,
    "create unique index one_review_in_force on eligibility_reviews (proposal_id) where superseded_at is null",
    """
    create table eligibility_answers (
        review_id bigint not null references eligibility_reviews (id),
        criterion_id bigint not null references criteria (id),
        answer text not null check (answer in ('yes', 'no', 'to-complete')),
        reason text not null default '',
        primary key (review_id, criterion_id),
        check (answer <> 'no' or reason <> '')
    )
    """,
])
