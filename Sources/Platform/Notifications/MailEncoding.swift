internal import Vocabulary

/// How text becomes the ASCII lines of a message.
enum MailEncoding {
    static func partHeaders(_ kind: String) -> [String] {
        ["Content-Type: text/\(kind); charset=utf-8", "Content-Transfer-Encoding: quoted-printable"]
    }

    /// Lines of at most 76 characters (RFC 2045 §6.7).
    static func quotedPrintable(_ text: String) -> [String] {
        let unix = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return unix.utf8.split(separator: 10, omittingEmptySubsequences: false).flatMap { quotedPrintableLine(Array($0)) }
    }

    private static func quotedPrintableLine(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = [], line = ""
        for (index, byte) in bytes.enumerated() {
            let isSpace = byte == 32 || byte == 9
            let isPlain = byte > 32 && byte < 127 && byte != UInt8(ascii: "=") || isSpace && index < bytes.count - 1
            // A dot or "From " at the start of a line is what old relays alter.
            let isRisky = line.isEmpty && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
            let piece = isPlain && !isRisky ? String(Unicode.Scalar(byte)) : "=" + hex(byte)
            if line.utf8.count + piece.utf8.count > 75 {
                lines.append(line + "=")
                line = ""
            }
            line += piece
        }
        return lines + [line]
    }

    /// `Name: value`, its value in encoded words of at most 75 characters (RFC 2047) unless it is short plain ASCII.
    static func header(_ name: String, _ value: String) -> String {
        let value = oneLine(value)
        let isPlain = value.utf8.allSatisfy { $0 >= 32 && $0 < 127 } && !value.contains("=?") && name.utf8.count + value.utf8.count < 75
        return name + ": " + (isPlain ? value : encodedWords(value))
    }

    /// `Camille Durand <camille@exemple.fr>`, the name in encoded words when it is not made of plain words.
    static func mailbox(_ mailbox: Mail.Mailbox) -> String {
        let name = oneLine(mailbox.name)
        // EmailAddress holds neither brackets, white space nor control characters.
        let address = "<\(mailbox.address.text)>"
        if name.isEmpty { return address }
        let isPlain = name.utf8.allSatisfy { byte in byte == 32 || isAtom(byte) } && name.utf8.count < 50
        return (isPlain ? name : encodedWords(name)) + "\r\n " + address
    }

    /// What may stand between the brackets of a Message-ID.
    static func identifier(_ text: String) -> String { String(decoding: text.utf8.filter { isAtom($0) || "@.".utf8.contains($0) }, as: UTF8.self) }

    /// The address of a page, when it is one; characters that would end the header's brackets are refused.
    static func link(_ text: String) -> String? {
        let isSafe = text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"<>\"\\".utf8.contains($0) }
        return isSafe && (text.hasPrefix("https://") || text.hasPrefix("http://")) ? text : nil
    }

    /// `Sun, 22 Nov 2026 14:05:00 +0000`.
    static func date(_ moment: Instant) -> String {
        let seconds = Int((Double(moment.milliseconds) / 1000).rounded(.down))
        let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let (year, month, day) = civil(days)
        let second = seconds - days * 86400
        let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((days % 7) + 7) % 7]
        let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
        return "\(weekday), \(day) \(name) \(year) \(clock.joined(separator: ":")) +0000"
    }

    /// The day so many days after 1 January 1970 (H. Hinnant, civil_from_days).
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }

    /// Encoded words on lines of their own, no character cut in two.
    private static func encodedWords(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > 39 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(base64($0))?=" }.joined(separator: "\r\n ")
    }

    /// Every control character, line breaks first, becomes a space.
    private static func oneLine(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let breaks: Set<Unicode.GeneralCategory> = [.control, .lineSeparator, .paragraphSeparator]
            scalars.append(breaks.contains(scalar.properties.generalCategory) ? " " : scalar)
        }
        return String(scalars)
    }

    /// RFC 5322 §3.2.3, without the dot.
    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "-_+".utf8.contains(byte)
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let three = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
            let group = three[0] << 16 | three[1] << 8 | three[2]
            for index in 0..<4 { text.append(start + index > bytes.count ? "=" : digits[group >> (18 - 6 * index) & 63]) }
        }
        return text
    }
}
