import Database
import L10n
import Vocabulary
import Web

/// One appointment, for the person's calendar (RFC 5545).
struct AppointmentCalendar: Download {
    static let path: Path = "/rendez-vous/suivi/:key/agenda.ics"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let appointment = try AppointmentStore.ofKey(visit, db), slot = appointment.slot, t = visit.t
        return CalendarFile([
            CalendarFile.Event(
                "rendez-vous-\(appointment.id)", stamp: appointment.bookedAt, from: slot.startsAt, to: slot.endsAt, t("Rendez-vous avec \(slot.agentName)"),
                at: t(AppointmentLetters.place(slot)), isCancelled: appointment.cancelledAt != nil),
        ]).response(visit)
    }
}
