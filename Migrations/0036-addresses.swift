import Database

/// The addresses of the city, as the national file of addresses gives them: one finds her neighbourhood by hers.
let addresses = Migration(id: "0036 addresses", sql: [
    """
    create table streets (
        id {{pk}},
        name text not null,
        search_text text not null
    )
    """,
    """
    create table street_numbers (
        street_id bigint not null references streets (id),
        number bigint not null,
        suffix text not null,
        longitude double precision not null,
        latitude double precision not null,
        primary key (street_id, number, suffix)
    )
    """,
])
