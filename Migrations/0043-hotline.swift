import Database

/// The hotline, deeper: what an answer of the FAQ makes precise, how well it helps since it was last read again, that who calls agreed,
/// how one enters a counter and which languages are spoken there.
let hotline = Migration(id: "0043 hotline", sql: [
    "alter table faq_versions add column article text not null default ''",
    "alter table faq_entries add column helped_before bigint not null default 0",
    "alter table faq_entries add column not_helped_before bigint not null default 0",
    "alter table questions add column consent_at bigint",
    "alter table questions add column assembly_id bigint references assemblies (id)",
    "alter table questions add column event_id bigint references events (id)",
    "alter table reception_places add column is_accessible boolean not null default false",
    "alter table reception_places add column languages text not null default ''",
])
