import Database

/// Bodies, step 4: a proxy given before the meeting, what is decided without a vote, the member who has an action in hand.
let meetingDay = Migration(id: "0045 meeting-day", sql: [
    "alter table sign_ups add column proxy_id bigint references seats (id)",
    "alter table agenda_items add column decision text not null default ''",
    "alter table meeting_actions add column seat_id bigint references seats (id)",
    "create index meeting_actions_by_seat on meeting_actions (seat_id) where done_at is null",
    "create index agenda_items_waiting on agenda_items (meeting_id) where accepted_at is null and declined_at is null",
    "create index meeting_actions_due on meeting_actions (due_at) where done_at is null",
])
