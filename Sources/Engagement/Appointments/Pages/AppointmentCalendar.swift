import Database
import L10n
import Vocabulary
import Web

/// One appointment, for the person's calendar (RFC 5545).
struct AppointmentCalendar: Download {
    static let path: Path = "/rendez-vous/suivi/:key/agenda.ics"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let appointment = try AppointmentStore.ofKey(visit, db)
        return WebResponse(status: 200, headers: [("content-type", "text/calendar; charset=utf-8")], body: .bytes(Array(text(appointment, visit).utf8)))
    }

    static func text(_ appointment: Appointment, _ visit: Visit) -> String {
        let t = visit.t, slot = appointment.slot, host = visit.world.baseURL.split(separator: "/").last.map(String.init) ?? "parvis"
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parvis//FR", "METHOD:PUBLISH", "BEGIN:VEVENT", "UID:rendez-vous-\(appointment.id)@\(host)", "DTSTAMP:" + stamp(appointment.bookedAt, t),
            "DTSTART:" + stamp(slot.startsAt, t), "DTEND:" + stamp(slot.endsAt, t), "SUMMARY:" + escape(t("Rendez-vous avec \(slot.agentName)")),
            "LOCATION:" + escape(t(AppointmentLetters.place(slot))), "STATUS:" + (appointment.cancelledAt == nil ? "CONFIRMED" : "CANCELLED"), "END:VEVENT", "END:VCALENDAR",
        ]
        return lines.map(fold).joined()
    }

    private static func stamp(_ moment: Instant, _ t: Texts) -> String { t.iso(moment).filter { $0 != "-" && $0 != ":" } }

    private static func escape(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\", ";", ",": escaped += "\\\(character)"
            case "\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
    }

    /// Lines of at most 75 bytes, never cut within a letter.
    private static func fold(_ line: String) -> String {
        var folded = "", width = 0
        for scalar in line.unicodeScalars {
            let bytes = String(scalar).utf8.count
            if width + bytes > 75 {
                folded += "\r\n "
                width = 1
            }
            folded.unicodeScalars.append(scalar)
            width += bytes
        }
        return folded + "\r\n"
    }
}
