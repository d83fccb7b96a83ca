import Database
import Vocabulary
import Web

/// The public meetings of a body, for everyone's calendar (RFC 5545).
struct AssemblyCalendar: Download {
    static let path: Path = "/instances/:assembly/agenda.ics"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let assembly = try AssemblyStore.standing(visit, db).assembly
        let meetings = try MeetingStore.all(assembly.id, db).filter { $0.isPublic && $0.convenedAt != nil }
        return CalendarFile(meetings.map { CalendarFile.Event($0, assembly) }, named: assembly.name).response(visit)
    }
}

/// One meeting, for the calendar of whoever may read it (RFC 5545).
struct MeetingCalendar: Download {
    static let path: Path = "/instances/:assembly/reunions/:meeting/reunion.ics"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let file = try MeetingStore.file(visit, db), meeting = file.meeting
        if let refusal = MeetingRules.mayRead(file) { throw refusal }
        return CalendarFile([CalendarFile.Event(meeting, file.assembly)]).response(visit, isPrivate: !meeting.isPublic || meeting.convenedAt == nil)
    }
}

extension CalendarFile.Event {
    init(_ meeting: Meeting, _ assembly: Assembly) {
        self.init(
            "reunion-\(meeting.id)", stamp: meeting.convenedAt ?? meeting.startsAt, from: meeting.startsAt, to: meeting.endsAt, "\(assembly.name) : \(meeting.title)",
            at: meeting.place, path: meeting.link(assembly), isCancelled: meeting.cancelledAt != nil)
    }

    init(_ date: SharedDate, _ assembly: Assembly) {
        self.init(
            "date-\(date.id)", stamp: date.startsAt, from: date.startsAt, to: date.endsAt, "\(assembly.name) : \(date.title)", at: date.place,
            path: assembly.link + "/agenda", isCancelled: false)
    }
}
