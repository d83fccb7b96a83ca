import HTML
import L10n
@testable import ParticipatoryBudget
import Testing
import Vocabulary
import Web

/// The envelopes of the results add up to the count.
@Suite struct `Envelopes of the results` {
    private func record(isRingFenced: Bool = false, received: Int = 99_900) -> CountRecord {
        var rule = CountRule(Rulebook(), on: [], territory: { $0 })
        rule.budget = Euros(1_200_000)
        rule.shares = [("Centre", false), ("Nord", isRingFenced)].map { .init(kind: .territory, name: $0.0, cents: 37_500_000, isRingFenced: $0.1) }
        var record = CountRecord(
            rule: rule, ballotKind: "approval", ballots: 9, blank: 0, turnout: Turnout(), spent: Euros(1_181_600), left: Euros(18_400))
        record.envelopes = [
            .init(name: "Centre", amount: Euros(375_000), spent: Euros(325_100)), .init(name: "Nord", amount: Euros(375_000), spent: Euros(325_000)),
            .init(name: "", amount: Euros(450_000 + received), spent: Euros(531_500)),
        ]
        return record
    }

    @Test func `what was passed on is told, and the totals are those of the sentence`() {
        let lines = EnvelopesTable(record: record(), currency: Currency()).lines
        #expect(lines.map(\.passedOn) == [Euros(49_900), Euros(50_000), .zero])
        #expect(lines[2].own == Euros(450_000) && lines[2].received == Euros(99_900) && lines[2].left == Euros(18_400))
        #expect(lines.reduce(Euros.zero) { $0 + $1.own } == Euros(1_200_000))
        #expect(lines.reduce(Euros.zero) { $0 + $1.left } == Euros(18_400))
        let view = View(t: Texts(.french), now: Instant(milliseconds: 0))
        let text = EnvelopesTable(record: record(), currency: Currency()).html(view).text
        #expect(text.contains("Centre et Nord") && text.contains("comme le règlement le prévoit"))
    }

    @Test func `a ring-fenced envelope keeps what it has`() {
        let lines = EnvelopesTable(record: record(isRingFenced: true, received: 49_900), currency: Currency()).lines
        #expect(lines.map(\.passedOn) == [Euros(49_900), .zero, .zero] && lines[1].left == Euros(50_000))
    }

    @Test func `money that does not add up is not explained`() {
        let lines = EnvelopesTable(record: record(received: 10), currency: Currency()).lines
        #expect(lines.allSatisfy { $0.passedOn == .zero && $0.received == .zero })
        #expect(lines[2].own == Euros(450_010))
    }
}
