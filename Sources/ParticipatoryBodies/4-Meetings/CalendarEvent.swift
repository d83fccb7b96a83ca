import Vocabulary

/// A line of a calendar that a person reads in her own: a meeting, or a date that members share.
struct CalendarEvent: Sendable {
    /// Its own on this site, so that a calendar knows it again.
    var name: String
    var stamp: Instant
    var starts: Instant
    var ends: Instant
    var summary: String
    var place: String
    var path: String
    var isCancelled: Bool

    init(_ meeting: Meeting, _ assembly: Assembly) {
        (name, stamp, starts, ends) = ("reunion-\(meeting.id)", meeting.convenedAt ?? meeting.startsAt, meeting.startsAt, meeting.endsAt)
        (summary, place) = ("\(assembly.name) : \(meeting.title)", meeting.place)
        (path, isCancelled) = (meeting.link(assembly), meeting.cancelledAt != nil)
    }

    init(_ date: SharedDate, _ assembly: Assembly) {
        (name, stamp, starts, ends) = ("date-\(date.id)", date.startsAt, date.startsAt, date.endsAt)
        (summary, place) = ("\(assembly.name) : \(date.title)", date.place)
        (path, isCancelled) = (assembly.link + "/agenda", false)
    }
}
