@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// Who prepares the vote, keeps it and counts it: role × moment, where the edition alone decides.
@Suite struct `Matrix of the vote` {
    private static let matrix = MatrixCast.matrix
    private static func day(_ number: Int) -> Instant { Instant(milliseconds: 0) + .days(number) }

    enum Moment: CaseIterable, Sendable {
        case before, open, closed
        var now: Instant { switch self { case .before: day(20); case .open: day(35); case .closed: day(45) } }
    }

    private static let edition = Edition(
        id: MatrixCast.edition, slug: "2026", title: "2026", summary: "", publishedAt: day(0), importedFrom: "",
        calendar: Calendar([Phase(kind: .deposit, opensAt: day(1), closesAt: day(10)), Phase(kind: .vote, opensAt: day(30), closesAt: day(40))]))

    private func moments(_ rule: (Edition, Actor, Instant) -> Refusal?) -> String {
        Self.matrix.table(Moment.allCases) { rule(Self.edition, $1, $0.now) }
    }

    private func always(_ rule: (Edition, Actor) -> Refusal?) -> String { Self.matrix.line { rule(Self.edition, $0) } }

    @Test func `the ballot is prepared, composed, numbered`() {
        #expect(always { VoteRules.mayPrepare($0, $1) } == "always: officer, colleague, officerAndAuthor")
        #expect(moments { VoteRules.mayCompose($0, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(moments { NumberDrawRules.mayAnnounce($0, nil, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(moments { NumberDrawRules.mayDraw($0, nil, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `anybody votes while the vote is open, whatever her role`() {
        #expect(moments { edition, _, now in VoteRules.mayVoteNow(edition, at: now) } == """
            before: nobody; not now: everyone
            open: everyone
            closed: nobody; not now: everyone
            """)
    }

    @Test func `the register is read and decided`() {
        #expect(always { RegisterRules.mayRead($0, $1) } == "always: officer, colleague, officerAndAuthor, auditor")
        #expect(always { RegisterRules.mayDecide($0, $1) } == "always: officer, colleague, officerAndAuthor")
        #expect(moments { WatchRules.mayHold($0, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `codes by letter are ordered`() {
        #expect(moments { ProofRules.mayOrder($0, .code, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the bureau of a sealed box is named, given up, rehearsed`() {
        #expect(moments { SealingRules.mayName($0, nil, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(moments { SealingRules.mayGiveUp($0, nil, $1, at: $2) } == """
            before: nobody; not now: everyone
            open: nobody; not now: everyone
            closed: nobody; not now: everyone
            """)
        #expect(moments { SealingRules.mayRehearse($0, nil, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the vote on paper is run, read, prepared; incidents are noted`() {
        #expect(always { PaperRules.mayRun($0, $1) } == "always: officer, colleague, officerAndAuthor")
        #expect(always { PaperRules.mayRead($0, keepsOne: false, $1) } == "always: officer, colleague, officerAndAuthor, elected, auditor, agent")
        #expect(always { PaperRules.mayRead($0, keepsOne: true, $1) } == "always: everyone but visitor")
        #expect(moments { PaperRules.mayPrepare($0, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(moments { PaperRules.mayNoteIncident($0, keepsOne: true, $1, at: $2) } == """
            before: nobody; not now: everyone but visitor
            open: everyone but visitor
            closed: everyone but visitor
            """)
    }

    @Test func `a batch of ballots is called off until the close`() {
        let batch = BallotBatch(
            id: ID(4), edition: MatrixCast.edition, urn: nil, number: 3, format: .a4, sheets: 2, made: 2, fault: "", orderedAt: Self.day(25), cancelledAt: nil)
        #expect(moments { PaperCountRules.mayCancel(batch, $0, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            open: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the vote is counted after its close, and nobody proclaims what is not counted`() {
        #expect(always { ResultsRules.maySeeDesk($0, $1) } == "always: officer, colleague, officerAndAuthor, elected, auditor")
        #expect(moments { ResultsRules.mayCount($0, nil, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: officer, colleague, officerAndAuthor
            """)
        #expect(always { ResultsRules.mayProclaim($0, nil, nil, $1) } == "always: nobody; not now: officer, colleague, officerAndAuthor, elected")
        #expect(moments { ResultsRules.maySendLetters($0, nil, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            open: nobody; not now: officer, colleague, officerAndAuthor
            closed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `an edition is presented by who conducts it`() {
        #expect(always { RulebookRules.mayPresent($0, $1) } == "always: officer, colleague, officerAndAuthor")
    }
}
