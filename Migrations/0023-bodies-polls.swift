import Database

/// Bodies, step 6: dates and choices that members settle between meetings.
let bodiesPolls = Migration(id: "0023 bodies-polls", sql: [
    """
    create table polls (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        question text not null,
        closes_at bigint not null,
        by_id bigint not null references accounts (id),
        at bigint not null
    )
    """,
    "create index polls_by_assembly on polls (assembly_id)",
    """
    create table poll_options (
        id {{pk}},
        poll_id bigint not null references polls (id),
        label text not null
    )
    """,
    "create index poll_options_by_poll on poll_options (poll_id)",
    """
    create table poll_answers (
        option_id bigint not null references poll_options (id),
        seat_id bigint not null references seats (id),
        primary key (option_id, seat_id)
    )
    """,
])
