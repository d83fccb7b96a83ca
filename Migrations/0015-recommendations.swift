import Database

/// Bodies, step 5: what a body asks of the city, and the city's duty to answer. A reply is superseded, never edited.
let recommendations = Migration(id: "0015 recommendations", sql: [
    """
    create table recommendations (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        number bigint not null check (number > 0),
        kind text not null check (kind in ('wish', 'referral', 'question', 'opinion', 'petition')),
        title text not null,
        body text not null,
        author_id bigint not null references accounts (id),
        deposited_at bigint not null,
        item_id bigint references agenda_items (id),
        withdrawn_at bigint,
        withdrawn_reason text not null default '',
        service_id bigint references services (id),
        transmitted_at bigint,
        transmitted_by bigint references accounts (id),
        due_at bigint,
        unique (assembly_id, number),
        check ((transmitted_at is null) = (due_at is null)),
        check (transmitted_at is null or withdrawn_at is null)
    )
    """,
    "create index recommendations_due on recommendations (due_at) where transmitted_at is not null",
    "create index recommendations_by_service on recommendations (service_id)",
    "create index recommendations_by_item on recommendations (item_id)",
    """
    create table petition_signatures (
        recommendation_id bigint not null references recommendations (id),
        account_id bigint not null references accounts (id),
        signed_at bigint not null,
        primary key (recommendation_id, account_id)
    )
    """,
    """
    create table replies (
        id {{pk}},
        recommendation_id bigint not null references recommendations (id),
        decision text not null check (decision in ('accepted', 'partly', 'studied', 'declined')),
        reason text not null,
        signatory text not null,
        given_by bigint not null references accounts (id),
        given_at bigint not null,
        superseded_at bigint
    )
    """,
    "create unique index one_reply_in_force on replies (recommendation_id) where superseded_at is null",
    "create index replies_by_recommendation on replies (recommendation_id)",
])
