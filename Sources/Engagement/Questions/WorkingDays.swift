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

    static func isWorked(_ moment: Instant, in time: CityTime = .city) -> Bool { PublicHolidays.isWorkingDay(time.clock(at: moment)) }

    static func isHoliday(_ moment: Instant, in time: CityTime = .city) -> Bool { PublicHolidays.isHoliday(time.clock(at: moment)) }
}
