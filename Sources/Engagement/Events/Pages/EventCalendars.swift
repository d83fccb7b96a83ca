import Database
import L10n
import Vocabulary
import Web

/// What is in the agenda, for everyone's calendar (RFC 5545), with the filters of the page.
struct AgendaCalendar: Download {
    static let path: Path = "/agenda.ics"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let events = try EventStore.published(AgendaFilter(visit.query), at: visit.now - .days(60), db)
        return CalendarFile(events.map(\.inCalendar), named: visit.t("Agenda de la participation")).response(visit)
    }
}

/// One event, for the calendar of who comes.
struct EventCalendar: Download {
    static let path: Path = "/agenda/:event/agenda.ics"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let event = try EventStore.inPath(visit, db)
        if let refusal = EventRules.mayRead(event, visit.actor) { throw refusal }
        return CalendarFile([event.inCalendar]).response(visit)
    }
}

extension Event {
    var inCalendar: CalendarFile.Event {
        CalendarFile.Event(
            "evenement-\(id)", stamp: publishedAt ?? createdAt, from: plan.startsAt, to: plan.endsAt, plan.title, at: plan.place, path: link,
            isCancelled: cancelledAt != nil)
    }
}
