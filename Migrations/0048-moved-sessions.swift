import Database

/// A session of the panel after the studies that does not take place: who cancelled it, why.
let movedSessions = Migration(id: "0048 moved-sessions", sql: [
    "alter table panel_sessions add column cancelled_at bigint",
    "alter table panel_sessions add column cancelled_by bigint references accounts (id)",
    "alter table panel_sessions add column cancel_reason text not null default ''",
])
