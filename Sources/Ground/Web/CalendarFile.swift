package import L10n
package import Vocabulary

/// Dates that a person reads in her own calendar (RFC 5545).
package struct CalendarFile: Sendable {
    /// A meeting, an appointment, a date.
    package struct Event: Sendable {
        /// Its own on this site, so that a calendar knows it again.
        package var name: String
        package var stamp: Instant
        package var starts: Instant
        package var ends: Instant
        package var summary: String
        package var place: String
        /// Its page on this site, when it has one that may be read again.
        package var path: String?
        package var isCancelled: Bool

        package init(_ name: String, stamp: Instant, from starts: Instant, to ends: Instant, _ summary: String, at place: String, path: String? = nil, isCancelled: Bool) {
            (self.name, self.stamp, self.starts, self.ends) = (name, stamp, starts, ends)
            (self.summary, self.place, self.path, self.isCancelled) = (summary, place, path, isCancelled)
        }
    }

    /// Nil: one event, sent once.
    var name: String?
    var events: [Event]

    package init(_ events: [Event], named name: String? = nil) { (self.name, self.events) = (name, events) }

    package func response(_ visit: Visit, isPrivate: Bool = false) -> WebResponse {
        let headers: [(name: String, value: String)] = [("content-type", "text/calendar; charset=utf-8")] + (isPrivate ? [("cache-control", "private, no-store")] : [])
        return WebResponse(status: 200, headers: headers, body: .bytes(Array(text(visit).utf8)))
    }

    func text(_ visit: Visit) -> String {
        let base = visit.world.baseURL, host = base.split(separator: "/").last.map(String.init) ?? "parvis"
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parvis//FR", name.map { "X-WR-CALNAME:" + Self.escape($0) } ?? "METHOD:PUBLISH"]
        for event in events {
            lines += [
                "BEGIN:VEVENT", "UID:\(event.name)@\(host)", "DTSTAMP:" + Self.stamp(event.stamp, visit.t), "DTSTART:" + Self.stamp(event.starts, visit.t),
                "DTEND:" + Self.stamp(event.ends, visit.t), "SUMMARY:" + Self.escape(event.summary), "LOCATION:" + Self.escape(event.place),
            ]
            if let path = event.path { lines.append("URL:" + base + path) }
            lines += ["STATUS:" + (event.isCancelled ? "CANCELLED" : "CONFIRMED"), "END:VEVENT"]
        }
        return (lines + ["END:VCALENDAR"]).map(Self.fold).joined()
    }

    private static func stamp(_ moment: Instant, _ t: Texts) -> String { t.iso(moment).filter { $0 != "-" && $0 != ":" } }

    private static func escape(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\", ";", ",": escaped += "\\\(character)"
            case "\n", "\r\n", "\r": escaped += "\\n"
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
