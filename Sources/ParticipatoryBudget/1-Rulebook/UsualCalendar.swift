import L10n
import Vocabulary

/// The calendar proposed to a new edition: the usual lengths of a French participatory budget, on working days and out of the summer.
/// Only a proposal: every date is then the officer's.
enum UsualCalendar {
    /// A window: so many days after the end of the one before, and for so many days; nil: it does not close.
    private struct Window {
        var kind: PhaseKind
        var after: Int
        var lasting: Int?
    }

    /// Nine weeks to propose, a spring vote of four weeks, and between them the time that services take.
    private static let windows = [
        Window(kind: .deposit, after: 0, lasting: 63), Window(kind: .eligibility, after: 1, lasting: 40), Window(kind: .shortlist, after: 7, lasting: 18),
        Window(kind: .feasibility, after: 1, lasting: 75), Window(kind: .vote, after: 28, lasting: 28), Window(kind: .results, after: 8, lasting: 21),
        Window(kind: .implementation, after: 9, lasting: nil),
    ]
    /// What the opinions, the validation and the council take before residents may propose.
    private static let daysForTheCouncil = 60

    /// From the first Monday of October before the year of the vote, or from the first one that leaves the council its time.
    static func proposed(voteIn year: Int, at now: Instant, in city: CityTime = .city) -> Calendar {
        let october = city.instant(of: WallClock(year: year - 1, month: 10, day: 1))
        let council = city.startOfDay(now, adding: daysForTheCouncil)
        var day = first(from: max(october, council), city) { $0.weekday == 0 && WorkingDays.isWorked($0) }
        var phases: [Phase] = []
        for window in windows {
            let (opens, closes) = place(window, after: day, city)
            phases.append(Phase(kind: window.kind, opensAt: city.hour(9, of: opens), closesAt: closes.map { city.hour(18, of: $0) }))
            day = closes ?? opens
        }
        return Calendar(phases)
    }

    /// Whether nobody has moved a date since it was proposed, even where steps were left out.
    static func isUntouched(_ calendar: Calendar, since draftedAt: Instant) -> Bool {
        guard let deposit = calendar[.deposit] else { return false }
        let year = CityTime.city.clock(at: deposit.opensAt).year
        return [year, year + 1].contains { year in
            proposed(voteIn: year, at: draftedAt).phases.filter { calendar[$0.kind] != nil } == calendar.phases
        }
    }

    /// No window opens in the summer, and the vote does not end there.
    private static func place(_ window: Window, after day: Instant, _ city: CityTime) -> (opens: Instant, closes: Instant?) {
        func days(from opens: Instant) -> (opens: Instant, closes: Instant?) {
            (opens, window.lasting.map { first(from: city.startOfDay(opens, adding: $0), city, where: WorkingDays.isWorked) })
        }
        let usual = days(from: first(from: city.startOfDay(day, adding: window.after), city, where: WorkingDays.isWorked))
        let isSummerVote = window.kind == .vote && usual.closes.map { isSummer(city.clock(at: $0)) } ?? false
        guard isSummerVote || isSummer(city.clock(at: usual.opens)) else { return usual }
        let september = city.instant(of: WallClock(year: city.clock(at: usual.opens).year, month: 9, day: 6))
        return days(from: first(from: september, city, where: WorkingDays.isWorked))
    }

    private static func isSummer(_ day: WallClock) -> Bool { day.month == 8 || day.month == 7 && day.day >= 10 }

    private static func first(from day: Instant, _ city: CityTime, where isRight: (WallClock) -> Bool) -> Instant {
        var day = city.startOfDay(day)
        while !isRight(city.clock(at: day)) { day = city.startOfDay(day, adding: 1) }
        return day
    }
}

extension CityTime {
    /// That hour on the wall, on the day of this moment.
    fileprivate func hour(_ hour: Int, of day: Instant) -> Instant {
        var clock = clock(at: day)
        (clock.hour, clock.minute, clock.second) = (hour, 0, 0)
        return instant(of: clock)
    }
}
