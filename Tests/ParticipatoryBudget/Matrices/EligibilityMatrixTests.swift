@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// Who may do what on the eligibility of a proposal and in the sessions of the cross-department group: role × state × relation.
@Suite struct `Matrix of eligibility` {
    private typealias Samples = `Rules of eligibility`
    private static let matrix = MatrixCast.matrix, now = Samples.day(12)

    private func stages(_ rule: (EligibilityFile, Actor) -> Refusal?) -> String {
        Self.matrix.table(EligibilityStage.allCases) { rule(Samples.file($0), $1) }
    }

    private func moments(_ rule: (Edition, Actor, Instant) -> Refusal?) -> String {
        let edition = Samples.file(.toCheck).edition
        return Self.matrix.table(Samples.Moment.allCases) { rule(edition, $1, $0.now) }
    }

    @Test func `the file is read`() {
        #expect(stages { EligibilityRules.mayRead($0, $1) } == """
            toExamine: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            waiting: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            toCheck: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            toAnnounce: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            toRelease: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            appealed: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            released: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            """)
    }

    @Test func `the grid is prepared`() {
        #expect(stages { EligibilityRules.mayPrepare($0, $1, at: Self.now) } == """
            toExamine: officer, colleague
            waiting: officer, colleague
            toCheck: nobody; not now: officer, colleague
            toAnnounce: nobody; not now: officer, colleague
            toRelease: nobody; not now: officer, colleague
            appealed: nobody; not now: officer, colleague
            released: nobody; not now: officer, colleague
            """)
    }

    @Test func `the queue is shared out, one proposal given to a colleague`() {
        #expect(moments { EligibilityRules.mayShareOut($0, $1, at: $2) } == """
            beforeDeposit: nobody; not now: officer, colleague, officerAndAuthor
            deposit: officer, colleague, officerAndAuthor
            examination: officer, colleague, officerAndAuthor
            afterItsWindow: officer, colleague, officerAndAuthor
            vote: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(stages { EligibilityRules.mayEntrust($0, $1, at: Self.now) } == """
            toExamine: officer, colleague, officerAndAuthor
            waiting: officer, colleague, officerAndAuthor
            toCheck: nobody; not now: officer, colleague, officerAndAuthor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor
            appealed: nobody; not now: officer, colleague, officerAndAuthor
            released: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the decision is signed`() {
        #expect(stages { EligibilityRules.maySign($0, $1, at: Self.now) } == """
            toExamine: officer, colleague
            waiting: nobody; not now: officer, colleague
            toCheck: nobody; not now: officer, colleague
            toAnnounce: nobody; not now: officer, colleague
            toRelease: nobody; not now: officer, colleague
            appealed: nobody; not now: officer, colleague
            released: nobody; not now: officer, colleague
            """)
    }

    @Test func `a completion is asked`() {
        #expect(stages { EligibilityRules.mayAsk($0, $1, at: Self.now) } == """
            toExamine: officer, colleague
            waiting: nobody; not now: officer, colleague
            toCheck: nobody; not now: officer, colleague
            toAnnounce: nobody; not now: officer, colleague
            toRelease: nobody; not now: officer, colleague
            appealed: nobody; not now: officer, colleague
            released: nobody; not now: officer, colleague
            """)
    }

    @Test func `the decision is checked`() {
        #expect(stages { EligibilityRules.mayCheck($0, $1, at: Self.now) } == """
            toExamine: nobody; not now: officer, colleague, reviewer
            waiting: nobody; not now: officer, colleague, reviewer
            toCheck: colleague, reviewer
            toAnnounce: nobody; not now: colleague, reviewer
            toRelease: nobody; not now: colleague, reviewer
            appealed: nobody; not now: colleague, reviewer
            released: nobody; not now: colleague, reviewer
            """)
    }

    @Test func `documents are joined`() {
        #expect(stages { EligibilityRules.mayJoinFile($0, $1, at: Self.now) } == """
            toExamine: nobody; not now: officer, colleague
            waiting: nobody; not now: officer, colleague
            toCheck: officer, colleague
            toAnnounce: officer, colleague
            toRelease: officer, colleague
            appealed: officer, colleague
            released: officer, colleague
            """)
    }

    @Test func `the decision is taken back`() {
        #expect(stages { EligibilityRules.mayReopen($0, $1, at: Self.now) } == """
            toExamine: nobody; not now: officer, colleague
            waiting: nobody; not now: officer, colleague
            toCheck: officer, colleague
            toAnnounce: officer, colleague
            toRelease: officer, colleague
            appealed: nobody; not now: officer, colleague
            released: officer, colleague
            """)
    }

    @Test func `an appeal is formed`() {
        #expect(stages { EligibilityRules.mayAppeal($0, $1, at: Self.now) } == """
            toExamine: nobody; not now: author, coauthor, officerAndAuthor
            waiting: nobody; not now: author, coauthor, officerAndAuthor
            toCheck: nobody; not now: author, coauthor, officerAndAuthor
            toAnnounce: nobody; not now: author, coauthor, officerAndAuthor
            toRelease: nobody; not now: author, coauthor, officerAndAuthor
            appealed: nobody; not now: author, coauthor, officerAndAuthor
            released: author, coauthor, officerAndAuthor
            """)
    }

    @Test func `an appeal is decided`() {
        #expect(stages { EligibilityRules.mayDecideAppeal($0, $1) } == """
            toExamine: nobody; not now: officer, colleague, officerAndAuthor, reviewer, elected
            waiting: nobody; not now: officer, colleague, officerAndAuthor, reviewer, elected
            toCheck: nobody; not now: officer, colleague, officerAndAuthor, reviewer, elected
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor, reviewer, elected
            toRelease: nobody; not now: officer, colleague, officerAndAuthor, reviewer, elected
            appealed: colleague, elected
            released: nobody; not now: officer, colleague, officerAndAuthor, reviewer, elected
            """)
    }

    @Test func `decisions are confirmed together`() {
        #expect(moments { EligibilityRules.mayConfirm($0, $1, at: $2) } == """
            beforeDeposit: nobody; not now: officer, colleague, territory, officerAndAuthor, reviewer
            deposit: nobody; not now: officer, colleague, territory, officerAndAuthor, reviewer
            examination: officer, colleague, territory, officerAndAuthor, reviewer
            afterItsWindow: officer, colleague, territory, officerAndAuthor, reviewer
            vote: nobody; not now: officer, colleague, territory, officerAndAuthor, reviewer
            """)
    }

    @Test func `decisions are announced and published`() {
        #expect(moments { EligibilityRules.mayAnnounce($0, $1, at: $2) } == """
            beforeDeposit: nobody; not now: officer, colleague, officerAndAuthor
            deposit: nobody; not now: officer, colleague, officerAndAuthor
            examination: officer, colleague, officerAndAuthor
            afterItsWindow: officer, colleague, officerAndAuthor
            vote: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `a standard reason is withdrawn`() {
        let edition = Samples.file(.toCheck).edition
        #expect(Self.matrix.line { EligibilityRules.mayWithdrawReason(edition, $0) } == "always: officer, colleague, officerAndAuthor")
    }

    @Test func `on a territory its officer acts too`() {
        var file = Samples.file(.toExamine)
        file.own.proposal.territory = MatrixCast.here
        #expect(Self.matrix.line { EligibilityRules.mayPrepare(file, $0, at: Self.now) } == "always: officer, colleague, territory")
        var decided = Samples.file(.toCheck)
        decided.own.proposal.territory = MatrixCast.here
        #expect(Self.matrix.line { EligibilityRules.mayCheck(decided, $0, at: Self.now) } == "always: colleague, territory, reviewer")
    }
}

/// A session of the group: role × state × who was there.
@Suite struct `Matrix of the cross-department sessions` {
    private typealias Samples = `Rules of eligibility`
    private static let matrix = MatrixCast.matrix, now = Samples.day(12)

    enum State: CaseIterable, Sendable { case planned, held, toSign, signed }

    /// The officer, the reviewer and the auditor are invited; the first two come.
    static func file(_ state: State, verdict: ReviewSessionItem.Verdict? = nil) -> ReviewSessionFile {
        let isClosed = state == .toSign || state == .signed, isHeld = state != .planned
        let session = GroupSession(
            id: ID(1), title: "Séance", place: "", heldAt: now, plannedByName: "Omar", remarks: "", closedAt: isClosed ? now : nil,
            closedBy: isClosed ? MatrixCast.officer.account : nil, closedByName: nil, signedAt: state == .signed ? now : nil, signedByName: nil)
        let members = [MatrixCast.officer, .reviewer, .auditor].map { GroupSessionMember(account: $0.account, name: "", isPresent: isHeld && $0 != .auditor) }
        return ReviewSessionFile(edition: Samples.file(.toCheck).edition, session: session, members: members, items: [item { $0.verdict = verdict }])
    }

    static func item(_ change: (inout ReviewSessionItem) -> Void = { _ in }) -> ReviewSessionItem {
        var item = ReviewSessionItem(
            id: ID(1), review: ID(1), proposal: ID(1), number: 7, title: "", outcome: .ineligible, publicReason: "", decidedBy: MatrixCast.colleague.account,
            decidedByName: "", isChanged: false, isGone: false, reason: "")
        change(&item)
        return item
    }

    private func states(_ rule: (ReviewSessionFile, Actor) -> Refusal?) -> String { Self.matrix.table(State.allCases) { rule(Self.file($0), $1) } }

    @Test func `a session is planned`() {
        let edition = Samples.file(.toCheck).edition
        #expect(Self.matrix.table(Samples.Moment.allCases) { ReviewSessionRules.mayPlan(edition, $1, at: $0.now) } == """
            beforeDeposit: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            deposit: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            examination: officer, colleague, officerAndAuthor, reviewer
            afterItsWindow: officer, colleague, officerAndAuthor, reviewer
            vote: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            """)
    }

    @Test func `sessions are read, one of them by who was invited too`() {
        #expect(Self.matrix.line { ReviewSessionRules.mayRead(Samples.file(.toCheck).edition, $0) } == "always: officer, colleague, officerAndAuthor, reviewer, elected, auditor")
        #expect(states { ReviewSessionRules.mayRead($0, $1) } == """
            planned: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            held: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            toSign: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            signed: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            """)
    }

    @Test func `agenda and presences are prepared`() {
        #expect(states { ReviewSessionRules.mayPrepare($0, $1, at: Self.now) } == """
            planned: officer, colleague, officerAndAuthor, reviewer
            held: officer, colleague, officerAndAuthor, reviewer
            toSign: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            signed: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            """)
    }

    @Test func `the group says what it thinks`() {
        #expect(states { ReviewSessionRules.mayDecide($0, $1, at: Self.now) } == """
            planned: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            held: officer, reviewer
            toSign: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            signed: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            """)
    }

    @Test func `on a decision, never who signed it nor who carries the proposal`() {
        let items: [(String, ReviewSessionItem)] = [
            ("waiting", Self.item()), ("signed by the officer", Self.item { $0.decidedBy = MatrixCast.officer.account }),
            ("carried by the reviewer", Self.item { $0.people = [MatrixCast.reviewer.account] }), ("said", Self.item { $0.verdict = .confirmed }),
            ("gone", Self.item { $0.isGone = true }),
        ]
        #expect(Self.matrix.table(items, called: \.0) { ReviewSessionRules.mayDecide($0.1, Self.file(.held), $1, at: Self.now) } == """
            waiting: officer, reviewer
            signed by the officer: reviewer
            carried by the reviewer: officer
            said: nobody; not now: officer, reviewer
            gone: nobody; not now: officer, reviewer
            """)
    }

    @Test func `the session is closed once something is said`() {
        #expect(states { ReviewSessionRules.mayClose($0, $1, at: Self.now) } == """
            planned: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            held: nobody; not now: officer, reviewer
            toSign: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            signed: nobody; not now: officer, colleague, officerAndAuthor, reviewer
            """)
        #expect(Self.matrix.line { ReviewSessionRules.mayClose(Self.file(.held, verdict: .confirmed), $0, at: Self.now) } == "always: officer, reviewer")
    }

    @Test func `the minutes are signed by another who was there`() {
        #expect(states { ReviewSessionRules.maySign($0, $1) } == """
            planned: nobody; not now: everyone but visitor
            held: nobody; not now: everyone but visitor
            toSign: reviewer
            signed: nobody; not now: everyone but visitor
            """)
    }
}
