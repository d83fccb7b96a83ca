import Database

/// Step 6: the lot that numbers the projects of a ballot, announced before its seed is known.
let numberDraws = Migration(id: "0026 number-draws", sql: [
    """
    create table number_draws (
        id {{pk}},
        edition_id bigint not null references editions (id),
        seed_source text not null,
        seed_at bigint not null,
        announced_at bigint not null,
        superseded_at bigint,
        seed text not null default '',
        drawn_at bigint,
        numbers text not null default '',
        check (announced_at < seed_at),
        check (drawn_at is null or (drawn_at >= seed_at and seed <> '' and superseded_at is null))
    )
    """,
    "create unique index one_number_draw_at_a_time on number_draws (edition_id) where drawn_at is null and superseded_at is null",
])
