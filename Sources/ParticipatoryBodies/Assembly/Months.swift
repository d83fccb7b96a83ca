import L10n
import Vocabulary

extension Instant {
    /// The same hour so many months of the city's calendar later; the last day of the month when it has no such day.
    func adding(months: Int, in time: CityTime = .city) -> Instant {
        var clock = time.clock(at: self)
        let month = clock.year * 12 + clock.month - 1 + months
        clock.year = month / 12
        clock.month = month % 12 + 1
        clock.day = min(clock.day, WallClock.days(in: clock.month, of: clock.year))
        return time.instant(of: clock)
    }
}
