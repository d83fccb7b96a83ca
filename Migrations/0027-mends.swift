import Database

/// A mail that fails again and again, and who noted the vote of a class.
let mends = Migration(id: "0027 mends", sql: [
    "alter table mailbox_marks add column failing bigint not null default 0",
    "alter table mailbox_marks add column failures bigint not null default 0",
    "alter table school_classes add column voted_by bigint references accounts (id)",
])
