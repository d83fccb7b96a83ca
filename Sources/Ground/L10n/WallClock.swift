/// What a calendar and a clock on the wall show: a date of the Gregorian calendar and an hour, without a time zone.
package struct WallClock: Hashable, Sendable {
    package var year: Int, month: Int, day: Int
    package var hour = 0, minute = 0, second = 0

    /// 0 for Monday, 6 for Sunday.
    package var weekday: Int { Self.modulo(daysSince1970 + 3, 7) }

    package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// From `2026-11-22T14:05` or `2026-11-22T14:05:30` (a space may stand for the `T`); nil for a date or an hour that does not exist.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16 || bytes.count == 19 else { return nil }
        let pattern = Array("0000-00-00T00:00:00".utf8.prefix(bytes.count))
        for (byte, expected) in zip(bytes, pattern) {
            switch expected {
            case UInt8(ascii: "0"): guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            case UInt8(ascii: "T"): guard byte == expected || byte == UInt8(ascii: " ") else { return nil }
            default: guard byte == expected else { return nil }
            }
        }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
        self.init(
            year: number(0..<4), month: number(5..<7), day: number(8..<10),
            hour: number(11..<13), minute: number(14..<16), second: bytes.count == 19 ? number(17..<19) : 0)
        guard year > 0, (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day),
            hour < 24, minute < 60, second < 60
        else { return nil }
    }

    /// As if the city were at Greenwich. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    init(secondsSince1970 seconds: Int) {
        let days = Self.floor(seconds, 86_400)
        let shifted = days + 719_468
        let era = Self.floor(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let rest = seconds - days * 86_400
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1,
            hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
    }

    var daysSince1970: Int {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = Self.floor(yearFromMarch, 400)
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    var secondsSince1970: Int { daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second }

    /// `2026-11-22T14:05:00`.
    package var text: String {
        let year = String(year)
        let zeros = String(repeating: "0", count: max(0, 4 - year.utf8.count))
        return "\(zeros)\(year)-\(month.padded)-\(day.padded)T\(hour.padded):\(minute.padded):\(second.padded)"
    }

    package static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isLeap(_ year: Int) -> Bool { year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400) }
    static func floor(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : (a - b + 1) / b }
    static func modulo(_ a: Int, _ b: Int) -> Int { a - floor(a, b) * b }
}

extension Int {
    /// On two digits at least.
    var padded: String { (0..<10).contains(self) ? "0\(self)" : String(self) }
}
