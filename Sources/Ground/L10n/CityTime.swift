import Glibc
package import Vocabulary

/// The time zone of the city, read from the system's table of zones.
package struct CityTime: Sendable {
    package let zone: String
    private let table: ZoneTable

    /// Nil when the system has no such zone (`Europe/Paris`, `Indian/Reunion`).
    package init?(zone: String) {
        guard let table = ZoneTable(zone: zone) else { return nil }
        self.zone = zone
        self.table = table
    }

    private init(zone: String, table: ZoneTable) {
        self.zone = zone
        self.table = table
    }

    /// Paris, even on a machine without a table of zones: then by the rule in force since 1996.
    package static let paris = CityTime(zone: "Europe/Paris")
        ?? CityTime(zone: "Europe/Paris", table: ZoneTable(rule: SeasonRule("CET-1CEST,M3.5.0,M10.5.0/3")!))

    /// The zone named by `PARVIS_TIME_ZONE`, else Paris.
    package static let city = getenv("PARVIS_TIME_ZONE").flatMap { CityTime(zone: String(cString: $0)) } ?? paris

    /// Seconds ahead of UTC.
    package func offset(at moment: Instant) -> Int { table.offset(at: moment.seconds) }

    package func clock(at moment: Instant) -> WallClock {
        WallClock(secondsSince1970: moment.seconds + table.offset(at: moment.seconds))
    }

    /// An hour that the clocks skip is taken after the change; of an hour that they show twice, the first.
    package func instant(of clock: WallClock) -> Instant {
        let local = clock.secondsSince1970
        let before = table.offset(at: local - 86_400), after = table.offset(at: local + 86_400)
        let isAfter = table.offset(at: local - before) != before && table.offset(at: local - after) == after
        return Instant(milliseconds: (local - (isAfter ? after : before)) * 1000)
    }

    /// The first instant of the day it is in the city, or of a day so many days later.
    package func startOfDay(_ moment: Instant, adding days: Int = 0) -> Instant {
        let clock = clock(at: moment)
        let midnight = WallClock(year: clock.year, month: clock.month, day: clock.day).secondsSince1970 + days * 86_400
        return instant(of: WallClock(secondsSince1970: midnight))
    }

    /// The last minute of the day so many days later: when a delay counted in days ends, whatever the clocks did meanwhile.
    package func endOfDay(_ moment: Instant, adding days: Int) -> Instant { startOfDay(moment, adding: days + 1) - .minutes(1) }

    /// How many midnights of the city lie between two moments.
    package func days(from: Instant, to: Instant) -> Int {
        clock(at: to).daysSince1970 - clock(at: from).daysSince1970
    }
}
