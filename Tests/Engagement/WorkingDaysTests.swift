@testable import Engagement
import L10n
import Testing
import Vocabulary

/// Days on which the town hall works, in France.
@Suite struct `Working days` {
    private func day(_ text: String) -> Instant { Instant(dateInput: text)! }
    private func due(_ from: String, _ days: Int) -> String { TextsOfTests.french.dateInput(WorkingDays.due(from: day(from), days: days)) }

    @Test(arguments: ["2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2027-03-29", "2027-05-06", "2027-05-17", "2024-04-01", "2008-03-24"])
    func `public holidays are not worked`(text: String) {
        #expect(WorkingDays.isHoliday(day(text)))
        #expect(!WorkingDays.isWorked(day(text)))
    }

    @Test func `an ordinary Monday is worked, a Saturday is not`() {
        #expect(WorkingDays.isWorked(day("2026-11-23")))
        #expect(!WorkingDays.isWorked(day("2026-11-21")))
        #expect(!WorkingDays.isHoliday(day("2026-04-05")), "Easter Sunday is a Sunday, no more")
    }

    @Test func `a delay jumps over week ends, holidays and the change of the clocks`() {
        #expect(due("2026-11-20", 1) == "2026-11-23")
        #expect(due("2026-11-20", 2) == "2026-11-24")
        #expect(due("2026-12-24", 2) == "2026-12-29")
        #expect(due("2026-05-07", 1) == "2026-05-11")
        #expect(due("2026-10-23", 5) == "2026-10-30")
    }
}
