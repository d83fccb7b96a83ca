@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// Who may do what on a study: role × stage × relation, service by service.
@Suite struct `Matrix of feasibility` {
    typealias Samples = `Rules of feasibility`
    private static let matrix = MatrixCast.matrix, now = Samples.day(15)

    private func stages(_ rule: (StudyFile, Actor) -> Refusal?) -> String { Self.matrix.table(StudyStage.allCases) { rule(Samples.file($0), $1) } }
    private func moments(_ rule: (Edition, Actor, Instant) -> Refusal?) -> String {
        let edition = Samples.file(.toAssign).edition
        return Self.matrix.table(Samples.Moment.allCases) { rule(edition, $1, $0.now) }
    }

    @Test func `the file and the queues are read`() {
        #expect(stages { FeasibilityRules.mayRead($0, $1) } == "")
        #expect(Self.matrix.line { FeasibilityRules.mayReadQueue(Samples.file(.toAssign).edition, $0) } == "")
        #expect(Self.matrix.line { FeasibilityRules.mayReadServiceQueue($0) } == "")
        #expect(Self.matrix.line { StudyServiceRules.mayRead(Samples.file(.toAssign).edition, $0) } == "")
    }

    @Test func `studies are entrusted, a body is asked`() {
        #expect(moments { FeasibilityRules.mayAssign($0, $1, at: $2) } == "")
        #expect(stages { FeasibilityRules.mayAssign($0, $1, at: Self.now) } == "")
        #expect(stages { FeasibilityRules.mayAskBody($0, $1, at: Self.now) } == "")
    }

    @Test func `details are asked`() {
        #expect(stages { FeasibilityRules.mayRequestDetails($0, isWaiting: false, $1, at: Self.now) } == "")
    }

    @Test func `an opinion is given by the service that was asked`() {
        #expect(stages { FeasibilityRules.mayGiveOpinion($0, Samples.roads, $1, at: Self.now) } == "")
    }

    @Test func `the costing is kept`() {
        #expect(stages { FeasibilityRules.mayCost($0, $1, at: Self.now) } == "")
    }

    @Test func `the conclusion is signed`() {
        #expect(stages { FeasibilityRules.maySign($0, $1, at: Self.now) } == "")
    }

    @Test func `documents are joined`() {
        #expect(stages { FeasibilityRules.mayJoinFile($0, $1, at: Self.now) } == "")
    }

    @Test func `the amended version is answered`() {
        #expect(stages { FeasibilityRules.mayAnswerAmendment($0, $1, at: Self.now) } == "")
    }

    @Test func `conclusions are announced, and published by another than who signed`() {
        #expect(moments { FeasibilityRules.mayAnnounce($0, $1, at: $2) } == "")
        #expect(Self.matrix.table(StudyStage.allCases) { FeasibilityRules.mayRelease(signedBy: MatrixCast.lead.account, $0, $1) } == "")
    }

    @Test func `a study is opened again`() {
        #expect(stages { FeasibilityRules.mayReopen($0, $1, at: Self.now) } == "")
    }

    @Test func `the head of a service is named, and validates what another signed`() {
        #expect(Self.matrix.line { StudyServiceRules.maySet($0) } == "")
        let heads: [(String, [AccountID])] = [("headed by the contributor", [MatrixCast.contributor.account]), ("headed by who signed", [MatrixCast.lead.account]), ("without a head", [])]
        #expect(Self.matrix.table(heads, called: \.0) { StudyServiceRules.mayValidate(Samples.file(.toValidate), validators: $0.1, $1) } == "")
        var file = Samples.file(.toValidate)
        file.synthesis?.signedBy = MatrixCast.colleague.account
        #expect(Self.matrix.line { StudyServiceRules.mayValidate(file, validators: [MatrixCast.lead.account], $0) } == "")
    }

    @Test func `an absence is declared`() {
        #expect(Self.matrix.line { StudyServiceRules.mayDeclareAbsence($0) } == "")
    }
}

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
        #expect(Self.matrix.line { PanelReturnRules.mayRead(Self.file(.written).edition, sits: false, $0) } == "")
        #expect(states { PanelReturnRules.mayRead($0, $1) } == "")
    }

    @Test func `it is written`() {
        #expect(states { PanelReturnRules.mayWrite($0, $1) } == "")
    }

    @Test func `the panel asks, the services answer`() {
        #expect(states { PanelReturnRules.mayAsk($0, $1) } == "")
        #expect(states { PanelReturnRules.mayAnswer($0, $1) } == "")
    }

    @Test func `another than who wrote it publishes`() {
        #expect(states { PanelReturnRules.mayPublish($0, $1) } == "")
    }

    @Test func `nothing is told of a project that is not set aside`() {
        let kept = ReturnFile(study: `Rules of feasibility`.file(.released))
        #expect(Self.matrix.line { PanelReturnRules.mayWrite(kept, $0) } == "")
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
        #expect(Self.matrix.line { WrittenReportRules.mayRead(Self.edition, $0) } == "")
        #expect(Self.matrix.line { WrittenReportRules.mayWrite(Self.edition, $0) } == "")
        let states = [
            ("nothing written", Self.report(by: nil)), ("by the officer", Self.report(by: .officer)), ("by her colleague", Self.report(by: .colleague)),
            ("during the vote", Self.report(by: .officer, isVoteUnderWay: true)),
        ]
        #expect(Self.matrix.table(states, called: \.0) { WrittenReportRules.mayPublish($0.1, $1) } == "")
    }

    @Test func `a delay is explained`() {
        let moments = [("in time", `Rules of feasibility`.day(15)), ("late", `Rules of feasibility`.day(25)), ("during the vote", `Rules of feasibility`.day(31))]
        #expect(Self.matrix.table(moments, called: \.0) { DelayRules.maySay(.feasibility, Self.edition, $1, at: $0.1) } == "")
    }

    @Test func `the library of criteria is read and kept`() {
        #expect(Self.matrix.line { CriteriaLibraryRules.mayRead($0) } == "")
        #expect(Self.matrix.line { CriteriaLibraryRules.mayWrite($0) } == "")
    }
}
