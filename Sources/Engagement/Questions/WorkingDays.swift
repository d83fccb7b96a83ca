import L10n
import Vocabulary

/// The days on which the town hall works: neither Saturday, Sunday nor a public holiday (Code du travail, article L3133-1).
enum WorkingDays {
    /// The last minute of the working day so many working days later.
    static func due(from moment: Instant, days: Int, in time: CityTime = .city) -> Instant {
        var left = days, offset = 0
        while left > 0 {
            offset += 1
            if isWorked(time.startOfDay(moment, adding: offset), in: time) { left -= 1 }
        }
        return time.endOfDay(moment, adding: offset)
    }

    static func isWorked(_ moment: Instant, in time: CityTime = .city) -> Bool {
        let clock = time.clock(at: moment)
        return clock.weekday < 5 && !isHoliday(moment, in: time)
    }

    private static let fixed: Set<[Int]> = [[1, 1], [5, 1], [5, 8], [7, 14], [8, 15], [11, 1], [11, 11], [12, 25]]

    static func isHoliday(_ moment: Instant, in time: CityTime = .city) -> Bool {
        let clock = time.clock(at: moment)
        if fixed.contains([clock.month, clock.day]) { return true }
        let easter = easter(clock.year)
        let sunday = time.instant(of: WallClock(year: clock.year, month: easter.month, day: easter.day, hour: 12))
        // Easter Monday, Ascension Day, Whit Monday.
        return [1, 39, 50].contains { time.startOfDay(sunday, adding: $0) == time.startOfDay(moment) }
    }

    /// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
    private static func easter(_ year: Int) -> (month: Int, day: Int) {
        let a = year % 19, b = year / 100, c = year % 100
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return (n / 31, n % 31 + 1)
    }
}
