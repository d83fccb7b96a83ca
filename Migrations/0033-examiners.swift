import Database

/// Who examines what: the rules by which a queue is shared out, and the proposals each colleague has in hand.
let examiners = Migration(id: "0033 examiners", sql: [
    """
    create table examiner_rules (
        id {{pk}},
        edition_id bigint not null references editions (id),
        account_id bigint not null references accounts (id),
        theme_id bigint references themes (id),
        territory_id bigint references territories (id),
        added_by bigint not null references accounts (id),
        added_at bigint not null
    )
    """,
    "create index examiner_rules_by_edition on examiner_rules (edition_id)",
    """
    create table examiners (
        proposal_id bigint primary key references proposals (id),
        account_id bigint not null references accounts (id),
        given_by bigint not null references accounts (id),
        given_at bigint not null
    )
    """,
])
