import Database

/// Letters that are stopped by their own way, without an account.
let letterEnds = Migration(id: "0031 letter-ends", sql: [
    "alter table letters add column end_path text not null default ''",
])
