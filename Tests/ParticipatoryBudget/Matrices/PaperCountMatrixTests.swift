@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// Who counts the sheets of an urn, keys them, settles, signs: role × how far the urn is × who keyed and who signed.
@Suite struct `Matrix of the count on paper` {
    private typealias Samples = PaperSamples
    private static let closed = Samples.day(45)

    /// The resident keeps the place; she and the agent keyed the sheets, she signs first.
    enum State: CaseIterable, Sendable { case inUse, sealed, counting, differing, complete, signedOnce, signed }

    private static func entry(_ sheet: Int, _ pass: Int, _ person: MatrixCast, _ choices: String) -> SheetEntry {
        SheetEntry(id: ID(sheet * 10 + pass), sheet: sheet, pass: pass, verdict: .valid, choices: choices, keyedBy: person.account, keyedAt: Samples.day(41))
    }

    private static func urn(_ state: State) -> Urn {
        Samples.urn { urn in
            if state != .inUse { urn.closedAt = Samples.day(40) }
            if state != .inUse, state != .sealed { urn.sheets = 2 }
            if state == .signedOnce || state == .signed { (urn.signedBy, urn.signedAt) = (MatrixCast.resident.account, Samples.day(42)) }
            if state == .signed { urn.countersignedAt = Samples.day(43) }
        }
    }

    private static func tally(_ state: State) -> UrnTally {
        let first = [entry(1, 1, .resident, "1"), entry(1, 2, .agent, state == .differing ? "2" : "1")], second = [entry(2, 1, .resident, "2"), entry(2, 2, .agent, "2")]
        return switch state {
        case .inUse, .sealed: UrnTally(sheets: 0, [])
        case .counting: UrnTally(sheets: 2, first)
        case .differing, .complete, .signedOnce, .signed: UrnTally(sheets: 2, first + second)
        }
    }

    private static func file(_ state: State, for actor: Actor, _ change: (inout UrnOnTable) -> Void = { _ in }) -> UrnOnTable {
        var file = UrnOnTable(
            edition: Samples.edition, urn: urn(state), tally: tally(state), totals: [], batches: [Samples.batch { ($0.urn, $0.account) = (ID(6), Samples.account) }],
            paper: Samples.paper(), projects: [:], keepsOne: actor.account == MatrixCast.resident.account)
        change(&file)
        return file
    }

    private func states(_ rule: (UrnOnTable, Actor) -> Refusal?) -> String { Samples.matrix.table(State.allCases) { rule(Self.file($0, for: $1), $1) } }

    @Test func `an urn is counted once the vote is closed and its slot sealed, until two have signed`() {
        #expect(Samples.moments { PaperCountRules.mayCount(Self.file(.sealed, for: $0), $0, at: $1) } == """
            before: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            open: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            closed: resident, officer, colleague, officerAndAuthor, agent
            """)
        #expect(states { PaperCountRules.mayCount($0, $1, at: Self.closed) } == """
            inUse: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            sealed: resident, officer, colleague, officerAndAuthor, agent
            counting: resident, officer, colleague, officerAndAuthor, agent
            differing: resident, officer, colleague, officerAndAuthor, agent
            complete: resident, officer, colleague, officerAndAuthor, agent
            signedOnce: resident, officer, colleague, officerAndAuthor, agent
            signed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            """)
    }

    @Test func `nothing of an urn changes once somebody has signed it; sheets are keyed once they are counted by hand`() {
        #expect(states { PaperCountRules.mayChange($0, $1, at: Self.closed) } == """
            inUse: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            sealed: resident, officer, colleague, officerAndAuthor, agent
            counting: resident, officer, colleague, officerAndAuthor, agent
            differing: resident, officer, colleague, officerAndAuthor, agent
            complete: resident, officer, colleague, officerAndAuthor, agent
            signedOnce: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            signed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            """)
        #expect(states { PaperCountRules.mayKey($0, $1, at: Self.closed) } == """
            inUse: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            sealed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            counting: resident, officer, colleague, officerAndAuthor, agent
            differing: resident, officer, colleague, officerAndAuthor, agent
            complete: resident, officer, colleague, officerAndAuthor, agent
            signedOnce: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            signed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            """)
    }

    @Test func `a difference is settled by a third person`() {
        #expect(states { PaperCountRules.maySettle(1, $0, $1, at: Self.closed) } == """
            inUse: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            sealed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            counting: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            differing: officer, colleague, officerAndAuthor
            complete: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            signedOnce: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            signed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            """)
    }

    @Test func `an urn is signed when every sheet and every batch has its account, and countersigned by another`() {
        #expect(states { PaperCountRules.maySign($0, $1, at: Self.closed) } == """
            inUse: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            sealed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            counting: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            differing: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            complete: resident, officer, colleague, officerAndAuthor, agent
            signedOnce: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            signed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            """)
        let lease = ListLease(id: ID(1), place: ID(5), tablet: "", holder: "Agathe", takenAt: Samples.day(39), expiresAt: Samples.day(40))
        let unready: [(String, (inout UrnOnTable) -> Void)] = [("a tablet keeps the list", { $0.lease = lease }), ("a batch is not counted", { $0.batches = [Samples.batch()] })]
        #expect(Samples.matrix.table(unready, called: \.0) { PaperCountRules.maySign(Self.file(.complete, for: $1, $0.1), $1, at: Self.closed) } == """
            a tablet keeps the list: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            a batch is not counted: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            """)
        #expect(states { PaperCountRules.mayCountersign($0, $1, at: Self.closed) } == """
            inUse: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            sealed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            counting: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            differing: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            complete: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            signedOnce: officer, colleague, officerAndAuthor, agent
            signed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            """)
    }

    @Test func `totals are keyed by two people who have not, and settled`() {
        func keyed(_ people: (MatrixCast, Int)...) -> (inout UrnOnTable) -> Void {
            let totals = people.enumerated().map { rank, entry in
                UrnTotals(id: ID(rank + 1), pass: rank + 1, ballots: entry.1, blank: 0, invalid: 0, votes: [:], keyedBy: entry.0.account)
            }
            return { file in
                file.urn.isAggregated = true
                file.totals = totals
            }
        }
        let states = [("nobody keyed", keyed()), ("the resident keyed", keyed((.resident, 10))), ("both agree", keyed((.resident, 10), (.agent, 10)))]
        #expect(Samples.matrix.table(states, called: \.0) { TotalsRules.mayKey(Self.file(.sealed, for: $1, $0.1), $1, at: Self.closed) } == """
            nobody keyed: resident, officer, colleague, officerAndAuthor, agent
            the resident keyed: officer, colleague, officerAndAuthor, agent
            both agree: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            """)
        #expect(Samples.matrix.table(states, called: \.0) { TotalsRules.mayTakeBack(Self.file(.sealed, for: $1, $0.1), $1, at: Self.closed) } == """
            nobody keyed: nobody; not now: resident, officer, colleague, officerAndAuthor, agent
            the resident keyed: resident, officer, colleague, officerAndAuthor, agent
            both agree: resident, officer, colleague, officerAndAuthor, agent
            """)
    }

    @Test func `the whole vote waits for every signature and every batch`() {
        let states = [("all is signed", PaperWaiting()), ("an urn is not", PaperWaiting(unsignedUrns: 1)), ("a batch is not counted", PaperWaiting(uncountedBatches: [3]))]
        #expect(Samples.matrix.table(states, called: \.0) { state, _ in PaperCountRules.mayCountVote(Samples.edition, state.1) } == """
            all is signed: everyone
            an urn is not: nobody; not now: everyone
            a batch is not counted: nobody; not now: everyone
            """)
    }
}
