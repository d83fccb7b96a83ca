import Database
import L10n
import Vocabulary
import Web

/// The public meetings of a body, for everyone's calendar (RFC 5545).
struct AssemblyCalendar: Download {
    static let path: Path = "/instances/:assembly/agenda.ics"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let assembly = try AssemblyStore.standing(visit, db).assembly
        let meetings = try MeetingStore.all(assembly.id, db).filter { $0.isPublic && $0.convenedAt != nil }
        let text = text(meetings.map { CalendarEvent($0, assembly) }, named: assembly.name, visit)
        return WebResponse(status: 200, headers: [("content-type", "text/calendar; charset=utf-8")], body: .bytes(Array(text.utf8)))
    }

    static func text(_ events: [CalendarEvent], named name: String, _ visit: Visit) -> String {
        let host = visit.world.baseURL.split(separator: "/").last.map(String.init) ?? "parvis"
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parvis//FR", "X-WR-CALNAME:" + escape(name)]
        for event in events {
            lines += [
                "BEGIN:VEVENT", "UID:\(event.name)@\(host)", "DTSTAMP:" + stamp(event.stamp, visit.t),
                "DTSTART:" + stamp(event.starts, visit.t), "DTEND:" + stamp(event.ends, visit.t), "SUMMARY:" + escape(event.summary), "LOCATION:" + escape(event.place),
                "URL:" + visit.world.baseURL + event.path, "STATUS:" + (event.isCancelled ? "CANCELLED" : "CONFIRMED"), "END:VEVENT",
            ]
        }
        return (lines + ["END:VCALENDAR"]).map(fold).joined()
    }

    private static func stamp(_ moment: Instant, _ t: Texts) -> String { t.iso(moment).filter { $0 != "-" && $0 != ":" } }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\", ";", ",": escaped += "\\\(character)"
            case "\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
        return escaped
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
