import Database

/// Step 3: the criteria grid answered for a proposal, its check by another person, its notice, its release, the appeal.
let eligibility = Migration(id: "0005 eligibility", sql: [
    """
    create table eligibility_reviews (
        id {{pk}},
        proposal_id bigint not null references proposals (id),
        outcome text not null check (outcome in ('eligible', 'ineligible')),
        public_reason text not null default '',
        where_else text not null default '',
        internal_note text not null default '',
        is_on_appeal boolean not null default false,
        decided_by bigint not null references accounts (id),
        decided_at bigint not null,
        checked_by bigint references accounts (id),
        checked_at bigint,
        check_outcome text check (check_outcome in ('confirmed', 'overturned')),
        check_reason text not null default '',
        notified_at bigint,
        notified_by bigint references accounts (id),
        released_at bigint,
        released_by bigint references accounts (id),
        superseded_at bigint,
        superseded_by bigint references accounts (id),
        superseded_reason text not null default '',
        check (checked_by is null or checked_by <> decided_by),
        check ((checked_by is null) = (check_outcome is null)),
        check (outcome = 'eligible' or public_reason <> ''),
        check (check_outcome is null or check_outcome = 'confirmed' or check_reason <> ''),
        check (notified_at is null or is_on_appeal = true or checked_at is not null),
        check (released_at is null or notified_at is not null)
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
    // The grid while it is being answered, before anybody signs.
    """
    create table eligibility_drafts (
        proposal_id bigint not null references proposals (id),
        criterion_id bigint not null references criteria (id),
        answer text not null check (answer in ('yes', 'no', 'to-complete')),
        reason text not null default '',
        by_id bigint not null references accounts (id),
        at bigint not null,
        primary key (proposal_id, criterion_id)
    )
    """,
    """
    create table eligibility_appeals (
        id {{pk}},
        review_id bigint not null unique references eligibility_reviews (id),
        account_id bigint not null references accounts (id),
        at bigint not null,
        body text not null,
        outcome text check (outcome in ('upheld', 'rejected')),
        answer text not null default '',
        decided_by bigint references accounts (id),
        decided_at bigint,
        check ((outcome is null) = (decided_by is null)),
        check ((outcome is null) = (decided_at is null)),
        check (outcome is null or answer <> '')
    )
    """,
])
