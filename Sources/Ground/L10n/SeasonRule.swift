/// When summer time begins and ends each year: the POSIX text at the end of a zone's file, `CET-1CEST,M3.5.0,M10.5.0/3`.
/// Source: POSIX.1-2017 §8.3 (TZ) and RFC 8536 §3.3.
struct SeasonRule: Sendable {
    let standard: Int
    private var summer: Int?
    private var start = Edge.dayOfYear(0, leap: true, hour: 0)
    private var end = Edge.dayOfYear(0, leap: true, hour: 0)

    /// A moment of the year, in local time.
    private enum Edge {
        /// The last or nth weekday of a month (0 for Sunday).
        case weekday(Int, week: Int, month: Int, hour: Int)
        /// A day counted from 0, or from 1 without ever counting 29 February.
        case dayOfYear(Int, leap: Bool, hour: Int)

        func seconds(in year: Int) -> Int {
            switch self {
            case .dayOfYear(let day, let leap, let hour):
                let skip = !leap && WallClock.isLeap(year) && day >= 60 ? 1 : 0
                return (WallClock(year: year, month: 1, day: 1).daysSince1970 + (leap ? day : day - 1) + skip) * 86_400 + hour
            case .weekday(let weekday, let week, let month, let hour):
                let first = WallClock(year: year, month: month, day: 1)
                let firstMatch = 1 + WallClock.modulo(weekday - (first.weekday + 1), 7)
                var day = firstMatch + 7 * (week - 1)
                while day > WallClock.days(in: month, of: year) { day -= 7 }
                return (first.daysSince1970 + day - 1) * 86_400 + hour
            }
        }
    }

    init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 1 || parts.count == 3, var rest = parts.first, Self.skipName(&rest),
            let west = Self.hour(&rest, upTo: 24)
        else { return nil }
        standard = -west
        if parts.count == 1, rest.isEmpty { return }
        guard parts.count == 3, Self.skipName(&rest), let start = Self.edge(parts[1]), let end = Self.edge(parts[2]) else { return nil }
        summer = rest.isEmpty ? standard + 3600 : Self.hour(&rest, upTo: 24).map { -$0 }
        (self.start, self.end) = (start, end)
        guard summer != nil, rest.isEmpty else { return nil }
    }

    func offset(at second: Int) -> Int {
        guard let summer else { return standard }
        let year = WallClock(secondsSince1970: second + standard).year
        let start = start.seconds(in: year) - standard, end = end.seconds(in: year) - summer
        let isSummer = start < end ? start <= second && second < end : !(end <= second && second < start)
        return isSummer ? summer : standard
    }

    /// `CET`, or `<+04>` when it is not made of letters.
    private static func skipName(_ rest: inout Substring) -> Bool {
        let name = rest.first == "<" ? rest.prefix { $0 != ">" } : rest.prefix { $0.isLetter }
        rest = rest.dropFirst(name.count)
        if name.first == "<" { rest = rest.dropFirst() }
        return name.count >= 3
    }

    /// `[+-]h[:mm[:ss]]` in seconds.
    private static func hour(_ rest: inout Substring, upTo limit: Int) -> Int? {
        let text = rest.prefix { $0.isNumber || $0 == ":" || $0 == "+" || $0 == "-" }
        rest = rest.dropFirst(text.count)
        let isNegative = text.first == "-"
        let parts = text.drop { $0 == "+" || $0 == "-" }.split(separator: ":").map { Int($0) }
        guard (1...3).contains(parts.count), !parts.contains(nil), let hours = parts[0], hours <= limit else { return nil }
        let seconds = zip(parts, [3600, 60, 1]).reduce(0) { $0 + ($1.0 ?? 0) * $1.1 }
        return isNegative ? -seconds : seconds
    }

    /// `M3.5.0`, `M10.5.0/3`, `J60`, `59/2`.
    private static func edge(_ text: Substring) -> Edge? {
        let halves = text.split(separator: "/", maxSplits: 1)
        guard let day = halves.first else { return nil }
        var time = halves.count == 2 ? halves[1] : "2"
        guard let hour = hour(&time, upTo: 167) else { return nil }
        if day.first == "M" {
            let numbers = day.dropFirst().split(separator: ".").compactMap { Int($0) }
            guard numbers.count == 3, (1...12).contains(numbers[0]), (1...5).contains(numbers[1]), (0...6).contains(numbers[2]) else { return nil }
            return .weekday(numbers[2], week: numbers[1], month: numbers[0], hour: hour)
        }
        let leap = day.first != "J"
        return Int(leap ? day : day.dropFirst()).map { .dayOfYear($0, leap: leap, hour: hour) }
    }
}
