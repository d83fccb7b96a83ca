package import Vocabulary

/// The days on which the town hall works: neither Saturday, Sunday nor a public holiday of France (code du travail, L3133-1), without those
/// of Alsace and Moselle.
package enum WorkingDays {
    private static let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]

    package static func isHoliday(_ day: WallClock) -> Bool {
        if fixed.contains(where: { $0 == (day.month, day.day) }) { return true }
        // Easter Monday, Ascension Day, Whit Monday.
        return [1, 39, 50].contains(day.daysSince1970 - easter(day.year).daysSince1970)
    }

    package static func isWorked(_ day: WallClock) -> Bool { day.weekday < 5 && !isHoliday(day) }

    package static func isHoliday(_ moment: Instant, in time: CityTime = .city) -> Bool { isHoliday(time.clock(at: moment)) }

    package static func isWorked(_ moment: Instant, in time: CityTime = .city) -> Bool { isWorked(time.clock(at: moment)) }

    /// The last minute of the working day so many working days later.
    package static func due(from moment: Instant, days: Int, in time: CityTime = .city) -> Instant {
        var left = days, offset = 0
        while left > 0 {
            offset += 1
            if isWorked(time.startOfDay(moment, adding: offset), in: time) { left -= 1 }
        }
        return time.endOfDay(moment, adding: offset)
    }

    /// Easter Sunday of the Gregorian calendar. Source: the anonymous method of 1876 (Meeus, "Astronomical Algorithms", chapter 8).
    static func easter(_ year: Int) -> WallClock {
        let golden = year % 19, century = year / 100, rest = year % 100
        let leap = century / 4, correction = (century - (century + 8) / 25 + 1) / 3
        let moon = (19 * golden + century - leap - correction + 15) % 30
        let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
        let shift = (golden + 11 * moon + 22 * sunday) / 451
        let days = moon + sunday - 7 * shift + 114
        return WallClock(year: year, month: days / 31, day: days % 31 + 1)
    }
}
