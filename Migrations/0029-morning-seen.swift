import Database

/// Whom the morning letter has looked at today, a letter or none.
let morningSeen = Migration(id: "0029 morning-seen", sql: [
    "alter table morning_letters add column seen_at bigint",
])
