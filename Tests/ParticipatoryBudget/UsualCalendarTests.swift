import Database
import L10n
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// The calendar proposed to a new edition.
@Suite struct `The usual calendar` {
    static func now(_ moment: String) -> Instant { Instant(localInput: moment)! }
    static func local(_ moment: Instant) -> String { CityTime.city.clock(at: moment).text }

    @Test func `counted from the year typed, or from the day the council can have voted`() throws {
        let now = Self.now("2026-11-22T12:00")
        let spring = UsualCalendar.proposed(voteIn: 2028, at: now), soon = UsualCalendar.proposed(voteIn: 2027, at: now)
        let springDeposit = try #require(spring[.deposit]), springVote = try #require(spring[.vote])
        let soonDeposit = try #require(soon[.deposit]), soonVote = try #require(soon[.vote])
        #expect(Self.local(springDeposit.opensAt) == "2027-10-04T09:00:00")
        #expect(CityTime.city.clock(at: springVote.opensAt).year == 2028)
        #expect(Self.local(soonDeposit.opensAt) == "2027-01-25T09:00:00", "the first Monday sixty days later")
        #expect(CityTime.city.clock(at: soonVote.opensAt).year == 2027)
    }

    @Test(arguments: Backend.all) func `an edition opened with the usual rules has its dates, its themes and its criteria to adjust`(backend: Backend) async throws {
        let site = try await RulebookTown(backend)
        for year in ["2025", "2037", "bientôt"] { #expect(await site.create(["copied": "usual", "year": year]).status == 422, "\(year)") }
        let opened = await site.create(["copied": "usual", "year": "2028"])
        #expect(opened.location == RulebookTown.desk + "/1/participants")
        let book = try await site.version().rulebook
        #expect(book.calendar[.deposit]?.opensAt == Instant(localInput: "2027-10-04T09:00") && book.calendar.phases.count == PhaseKind.allCases.count)
        #expect(!book.themes.isEmpty && Set(book.criteria.map(\.code)).count == book.criteria.count && !book.criteria.isEmpty)
        #expect(book.envelopes.isEmpty && book.summary.isEmpty, "the money and the words are the council's")
        let proposed = await site.town.get(RulebookTown.desk + "/1/calendrier", as: site.omar).text
        let offers = proposed.contains("Ces dates sont une proposition") && proposed.contains("2027-10-04T09:00")
        #expect(offers && WellFormed.faults(inDocument: Array(proposed.utf8)) == [])
        await site.answer("calendrier")
        let moved = await site.town.get(RulebookTown.desk + "/1/calendrier", as: site.omar).text
        #expect(!moved.contains("Ces dates sont une proposition"))
    }

    @Test func `holds together whatever the day it is asked for`() throws {
        for day in stride(from: 0, to: 1500, by: 7) {
            let now = Self.now("2026-01-05T15:30") + .days(day)
            let year = CityTime.city.clock(at: now).year
            for vote in year...year + 3 {
                var book = Rulebook()
                book.calendar = UsualCalendar.proposed(voteIn: vote, at: now)
                #expect(RulebookCheck.faults(book, territories: []).filter { $0.section == .calendar }.isEmpty, "\(vote), \(Self.local(now))")
                #expect(book.calendar.phases.map(\.kind) == PhaseKind.allCases)
                #expect(book.calendar.phases[0].opensAt >= now + .days(59))
                #expect(UsualCalendar.isUntouched(book.calendar, since: now))
                for moment in book.calendar.phases.flatMap({ [$0.opensAt, $0.closesAt].compactMap { $0 } }) {
                    let clock = CityTime.city.clock(at: moment)
                    #expect(WorkingDays.isWorked(clock) && [9, 18].contains(clock.hour) && clock.minute == 0, "\(clock.text)")
                }
                let open = try #require(book.calendar[.vote]), closes = try #require(open.closesAt)
                for clock in [open.opensAt, closes].map({ CityTime.city.clock(at: $0) }) {
                    #expect(clock.month != 8 && !(clock.month == 7 && clock.day >= 10), "no vote in the summer: \(clock.text)")
                }
            }
        }
    }

    @Test func `a date moved is no longer the proposal`() {
        let now = Self.now("2026-11-22T12:00")
        var calendar = UsualCalendar.proposed(voteIn: 2028, at: now)
        calendar.phases[1].closesAt = calendar.phases[1].closesAt.map { $0 + .days(1) }
        #expect(!UsualCalendar.isUntouched(calendar, since: now) && !UsualCalendar.isUntouched(Calendar(), since: now))
    }

    @Test func `a copy leaves out the steps that the city leaves out`() {
        var earlier = Rulebook()
        earlier.calendar = Calendar([
            Phase(kind: .deposit, opensAt: Self.now("2025-01-06T09:00")), Phase(kind: .vote, opensAt: Self.now("2025-06-06T09:00"), closesAt: Self.now("2025-07-06T09:00")),
        ])
        let copy = UsualRules.copy(of: earlier, voteIn: 2028, at: Self.now("2026-11-22T12:00"))
        #expect(copy.calendar.phases.map(\.kind) == [.deposit, .vote])
    }

    @Test(arguments: [
        ("2026-04-06", false), ("2026-05-14", false), ("2026-05-25", false), ("2027-03-29", false), ("2027-05-06", false), ("2027-05-17", false), ("2038-04-26", false),
        ("2026-07-14", false), ("2026-11-11", false), ("2026-11-21", false), ("2026-04-03", true), ("2026-05-26", true), ("2026-11-12", true),
    ])
    func `Easter Monday, Ascension and Whit Monday move, the other holidays do not`(day: String, isWorked: Bool) throws {
        #expect(WorkingDays.isWorked(try #require(WallClock(day + "T12:00"))) == isWorked)
    }
}
