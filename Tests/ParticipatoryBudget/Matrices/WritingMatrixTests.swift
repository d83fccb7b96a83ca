@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// The return to the panel: role × state × who wrote.
@Suite struct `Matrix of the return to the panel` {
    private static let matrix = MatrixCast.matrix, now = `Rules of feasibility`.day(15)

    enum State: CaseIterable, Sendable { case unwritten, written, asked, published }

    /// On a project set aside, written by the officer.
    private static func file(_ state: State) -> ReturnFile {
        var study = `Rules of feasibility`.file(.released)
        study.synthesis?.conclusion = .unfeasible
        let report = PanelReturn(
            id: ID(1), asked: "Un puits", found: "Le sol", tried: "", cost: "", remains: "", writtenBy: MatrixCast.officer.account, writtenByName: "",
            writtenAt: now, publishedAt: state == .published ? now : nil)
        let question = PanelQuestion(id: ID(1), question: "Pourquoi ?", askedBy: "", askedAt: now, answer: "", answeredAt: nil)
        return ReturnFile(
            study: study, report: state == .unwritten ? nil : report, questions: state == .asked ? [question] : [],
            panel: [MatrixCast.member.account, MatrixCast.tiedMember.account])
    }

    private func states(_ rule: (ReturnFile, Actor) -> Refusal?) -> String { Self.matrix.table(State.allCases) { rule(Self.file($0), $1) } }

    @Test func `it is read`() {
        #expect(Self.matrix.line { PanelReturnRules.mayRead(Self.file(.written).edition, sits: false, $0) } == "always: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor, lead, contributor, otherService")
        #expect(states { PanelReturnRules.mayRead($0, $1) } == """
            unwritten: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor, lead, contributor, otherService, member, tiedMember
            written: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor, lead, contributor, otherService, member, tiedMember
            asked: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor, lead, contributor, otherService, member, tiedMember
            published: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor, lead, contributor, otherService, member, tiedMember
            """)
    }

    @Test func `it is written`() {
        #expect(states { PanelReturnRules.mayWrite($0, $1) } == """
            unwritten: officer, colleague, officerAndAuthor, lead
            written: officer, colleague, officerAndAuthor, lead
            asked: officer, colleague, officerAndAuthor, lead
            published: nobody; not now: officer, colleague, officerAndAuthor, lead
            """)
    }

    @Test func `the panel asks, the services answer`() {
        #expect(states { PanelReturnRules.mayAsk($0, $1) } == """
            unwritten: nobody; not now: member, tiedMember
            written: member, tiedMember
            asked: member, tiedMember
            published: nobody; not now: member, tiedMember
            """)
        #expect(states { PanelReturnRules.mayAnswer($0, $1) } == """
            unwritten: nobody; not now: officer, colleague, officerAndAuthor, lead
            written: nobody; not now: officer, colleague, officerAndAuthor, lead
            asked: officer, colleague, officerAndAuthor, lead
            published: nobody; not now: officer, colleague, officerAndAuthor, lead
            """)
    }

    @Test func `another than who wrote it publishes`() {
        #expect(states { PanelReturnRules.mayPublish($0, $1) } == """
            unwritten: nobody; not now: officer, colleague, officerAndAuthor
            written: colleague, officerAndAuthor
            asked: nobody; not now: colleague, officerAndAuthor
            published: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the panel meets again, held by the officer`() {
        let edition = Self.file(.written).edition, panel = [MatrixCast.member.account, MatrixCast.tiedMember.account]
        let written = ReturnLine(number: 12, title: "", isWritten: true, openQuestions: 0, publishedAt: nil)
        var file = ReturnSessionFile(
            edition: edition, session: PanelSession(id: ID(1), title: "", place: "", heldAt: Self.now, plannedByName: "", notes: ""), panel: panel.map { ($0, "") })
        #expect(Self.matrix.line { ReturnSessionRules.mayPlan(edition, [written], panel: panel, $0) } == "always: officer, colleague, officerAndAuthor")
        #expect(Self.matrix.line { ReturnSessionRules.mayPlan(edition, [], panel: panel, $0) } == "always: nobody; not now: officer, colleague, officerAndAuthor")
        #expect(Self.matrix.line { ReturnSessionRules.mayRead(file, $0) } == "always: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor, lead, contributor, otherService, member, tiedMember")
        #expect(Self.matrix.line { ReturnSessionRules.mayNote(file, $0) } == "always: officer, colleague, officerAndAuthor")
        #expect(Self.matrix.line { ReturnSessionRules.mayClose(file, $0) } == "always: nobody; not now: officer, colleague, officerAndAuthor", "nobody is there")
        #expect(Self.matrix.line { ReturnSessionRules.mayMove(file, $0) } == "always: officer, colleague, officerAndAuthor")
        #expect(Self.matrix.line { ReturnSessionRules.mayCancel(file, $0) } == "always: officer, colleague, officerAndAuthor")
        file.present = [panel[0]]
        #expect(Self.matrix.line { ReturnSessionRules.mayMove(file, $0) } == "always: nobody; not now: officer, colleague, officerAndAuthor", "it has begun")
        #expect(Self.matrix.line { ReturnSessionRules.mayCancel(file, $0) } == "always: nobody; not now: officer, colleague, officerAndAuthor")
        #expect(Self.matrix.line { ReturnSessionRules.mayClose(file, $0) } == "always: officer, colleague, officerAndAuthor")
        file.session.cancelledAt = Self.now
        #expect(Self.matrix.line { ReturnSessionRules.mayNote(file, $0) } == "always: nobody; not now: officer, colleague, officerAndAuthor", "cancelled")
        (file.session.cancelledAt, file.session.closedAt) = (nil, Self.now)
        #expect(Self.matrix.line { ReturnSessionRules.mayNote(file, $0) } == "always: nobody; not now: officer, colleague, officerAndAuthor")
    }

    @Test func `nothing is told of a project that is not set aside`() {
        let kept = ReturnFile(study: `Rules of feasibility`.file(.released))
        #expect(Self.matrix.line { PanelReturnRules.mayWrite(kept, $0) } == "always: nobody; not now: officer, colleague, officerAndAuthor, lead")
    }
}

/// The words around an edition: its report, its delays, the library of criteria.
@Suite struct `Matrix of what officers write` {
    private static let matrix = MatrixCast.matrix, now = `Rules of feasibility`.day(15)
    private static let edition = `Rules of feasibility`.file(.toAssign).edition

    private static func report(by writer: MatrixCast?, isVoteUnderWay: Bool = false) -> WrittenReportFile {
        let draft = writer.map { WrittenReport(id: ID(1), opening: "Bonjour.", lessons: "", writtenAt: now, writtenBy: $0.account, writtenByName: "") }
        return WrittenReportFile(edition: edition, draft: draft, isVoteUnderWay: isVoteUnderWay)
    }

    @Test func `the report is written by one and published by another`() {
        #expect(Self.matrix.line { WrittenReportRules.mayRead(Self.edition, $0) } == "always: officer, colleague, officerAndAuthor, elected")
        #expect(Self.matrix.line { WrittenReportRules.mayWrite(Self.edition, $0) } == "always: officer, colleague, officerAndAuthor")
        let states = [
            ("nothing written", Self.report(by: nil)), ("by the officer", Self.report(by: .officer)), ("by her colleague", Self.report(by: .colleague)),
            ("during the vote", Self.report(by: .officer, isVoteUnderWay: true)),
        ]
        #expect(Self.matrix.table(states, called: \.0) { WrittenReportRules.mayPublish($0.1, $1) } == """
            nothing written: nobody; not now: officer, colleague, officerAndAuthor, elected
            by the officer: colleague, officerAndAuthor, elected
            by her colleague: officer, officerAndAuthor, elected
            during the vote: nobody; not now: colleague, officerAndAuthor, elected
            """)
    }

    @Test func `a delay is explained`() {
        let moments = [("in time", `Rules of feasibility`.day(15)), ("late", `Rules of feasibility`.day(25)), ("during the vote", `Rules of feasibility`.day(31))]
        #expect(Self.matrix.table(moments, called: \.0) { DelayRules.maySay(.feasibility, Self.edition, $1, at: $0.1) } == """
            in time: nobody; not now: officer, colleague, officerAndAuthor
            late: officer, colleague, officerAndAuthor
            during the vote: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `the library of criteria is read and kept`() {
        #expect(Self.matrix.line { CriteriaLibraryRules.mayRead($0) } == "always: officer, colleague, otherEdition, territory, officerAndAuthor, elected, auditor")
        #expect(Self.matrix.line { CriteriaLibraryRules.mayWrite($0) } == "always: officer, colleague, otherEdition, territory, officerAndAuthor")
    }
}
