import Database

/// Step 6, on paper: entries of the register attached to one polling place, the tablet that keeps the list of a place when the network is
/// lost, what it sent afterwards. While an attachment stands, no other way lets the person vote (`RegisterStore.checkOff`).
let attachments = Migration(id: "0037 attachments", sql: [
    // A lent screen is a session of its own: the browser in which it is open, until when the agent's was.
    "alter table kiosk_sessions add column browser text not null default ''",
    "create index kiosk_sessions_by_browser on kiosk_sessions (browser)",
    "alter table kiosk_sessions add column agent_until bigint not null default 0",
    """
    create table place_attachments (
        id {{pk}},
        edition_id bigint not null references editions (id),
        place_id bigint not null references polling_places (id),
        account_id bigint references accounts (id),
        mailbox text,
        identity text,
        given_name text not null,
        family_name text not null,
        folded text not null,
        born_on text not null,
        is_seen boolean not null,
        attached_by bigint references accounts (id),
        attached_at bigint not null,
        doubted_at bigint,
        ended_at bigint,
        ending text check (ending in ('voted', 'released')),
        ended_by bigint references accounts (id),
        ended_reason text not null default '',
        check ((ended_at is null) = (ending is null))
    )
    """,
    "create unique index attached_account on place_attachments (edition_id, account_id) where ended_at is null",
    "create unique index attached_mailbox on place_attachments (edition_id, mailbox) where ended_at is null",
    "create unique index attached_identity on place_attachments (edition_id, identity) where ended_at is null",
    "create index attachments_by_name on place_attachments (edition_id, folded)",
    "create index attachments_by_place on place_attachments (place_id)",
    // Who keeps the list of a place when the network is lost: one tablet, until it gives it back or is said to be lost.
    """
    create table list_leases (
        id {{pk}},
        place_id bigint not null references polling_places (id),
        tablet text not null,
        held_by bigint references accounts (id),
        taken_at bigint not null,
        expires_at bigint not null,
        ended_at bigint,
        ending text check (ending in ('returned', 'lost')),
        ended_by bigint references accounts (id),
        ended_reason text not null default '',
        check ((ended_at is null) = (ending is null))
    )
    """,
    "create unique index one_lease_of_a_list on list_leases (place_id) where ended_at is null",
    // Each check-off that a tablet sent later, once, and what became of it.
    """
    create table queued_check_offs (
        id {{pk}},
        place_id bigint not null references polling_places (id),
        lease_id bigint not null references list_leases (id),
        mark text not null,
        attachment_id bigint references place_attachments (id),
        noted_at bigint not null,
        received_at bigint not null,
        sent_by bigint references accounts (id),
        refused text not null default '',
        unique (lease_id, mark)
    )
    """,
])
