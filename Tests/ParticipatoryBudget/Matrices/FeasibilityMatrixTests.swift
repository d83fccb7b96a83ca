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
        #expect(stages { FeasibilityRules.mayRead($0, $1) } == """
            toAssign: officer, colleague, officerAndAuthor, reviewer, elected, auditor
            waitingForOpinions: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, contributor
            toConclude: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, contributor
            toValidate: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, contributor
            waitingForProposer: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, contributor
            declined: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, contributor
            toAnnounce: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, contributor
            toRelease: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, contributor
            released: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, contributor
            """)
        #expect(Self.matrix.line { FeasibilityRules.mayReadQueue(Samples.file(.toAssign).edition, $0) } == "always: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor")
        #expect(Self.matrix.line { FeasibilityRules.mayReadServiceQueue($0) } == "always: lead, contributor, otherService")
        #expect(Self.matrix.line { StudyServiceRules.mayRead(Samples.file(.toAssign).edition, $0) } == "always: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor")
    }

    @Test func `studies are entrusted, a body is asked`() {
        #expect(moments { FeasibilityRules.mayAssign($0, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            during: officer, colleague, officerAndAuthor
            afterItsWindow: officer, colleague, officerAndAuthor
            voteOpen: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(stages { FeasibilityRules.mayAssign($0, $1, at: Self.now) } == """
            toAssign: officer, colleague
            waitingForOpinions: officer, colleague
            toConclude: officer, colleague
            toValidate: nobody; not now: officer, colleague
            waitingForProposer: nobody; not now: officer, colleague
            declined: nobody; not now: officer, colleague
            toAnnounce: nobody; not now: officer, colleague
            toRelease: nobody; not now: officer, colleague
            released: nobody; not now: officer, colleague
            """)
        #expect(stages { FeasibilityRules.mayAskBody($0, $1, at: Self.now) } == """
            toAssign: officer, colleague
            waitingForOpinions: officer, colleague
            toConclude: officer, colleague
            toValidate: nobody; not now: officer, colleague
            waitingForProposer: nobody; not now: officer, colleague
            declined: nobody; not now: officer, colleague
            toAnnounce: nobody; not now: officer, colleague
            toRelease: nobody; not now: officer, colleague
            released: nobody; not now: officer, colleague
            """)
    }

    @Test func `details are asked`() {
        #expect(stages { FeasibilityRules.mayRequestDetails($0, isWaiting: false, $1, at: Self.now) } == """
            toAssign: nobody; not now: officer, colleague, officerAndAuthor
            waitingForOpinions: officer, colleague, officerAndAuthor, lead, contributor
            toConclude: officer, colleague, officerAndAuthor, lead, contributor
            toValidate: nobody; not now: officer, colleague, officerAndAuthor, lead, contributor
            waitingForProposer: nobody; not now: officer, colleague, officerAndAuthor, lead, contributor
            declined: officer, colleague, officerAndAuthor, lead, contributor
            toAnnounce: nobody; not now: officer, colleague, officerAndAuthor, lead, contributor
            toRelease: nobody; not now: officer, colleague, officerAndAuthor, lead, contributor
            released: nobody; not now: officer, colleague, officerAndAuthor, lead, contributor
            """)
    }

    @Test func `an opinion is given by the service that was asked`() {
        #expect(stages { FeasibilityRules.mayGiveOpinion($0, Samples.roads, $1, at: Self.now) } == """
            toAssign: nobody; not now: contributor
            waitingForOpinions: contributor
            toConclude: contributor
            toValidate: nobody; not now: contributor
            waitingForProposer: nobody; not now: contributor
            declined: contributor
            toAnnounce: nobody; not now: contributor
            toRelease: nobody; not now: contributor
            released: nobody; not now: contributor
            """)
    }

    @Test func `the costing is kept`() {
        #expect(stages { FeasibilityRules.mayCost($0, $1, at: Self.now) } == """
            toAssign: nobody
            waitingForOpinions: lead, contributor
            toConclude: lead, contributor
            toValidate: nobody; not now: lead, contributor
            waitingForProposer: nobody; not now: lead, contributor
            declined: lead, contributor
            toAnnounce: nobody; not now: lead, contributor
            toRelease: nobody; not now: lead, contributor
            released: nobody; not now: lead, contributor
            """)
    }

    @Test func `the conclusion is signed`() {
        #expect(stages { FeasibilityRules.maySign($0, $1, at: Self.now) } == """
            toAssign: nobody; not now: everyone
            waitingForOpinions: nobody; not now: lead
            toConclude: lead
            toValidate: nobody; not now: lead
            waitingForProposer: nobody; not now: lead
            declined: lead
            toAnnounce: nobody; not now: lead
            toRelease: nobody; not now: lead
            released: nobody; not now: lead
            """)
    }

    @Test func `documents are joined`() {
        #expect(stages { FeasibilityRules.mayJoinFile($0, $1, at: Self.now) } == """
            toAssign: nobody; not now: everyone
            waitingForOpinions: nobody; not now: everyone
            toConclude: nobody; not now: everyone
            toValidate: officer, colleague, lead
            waitingForProposer: officer, colleague, lead
            declined: officer, colleague, lead
            toAnnounce: officer, colleague, lead
            toRelease: officer, colleague, lead
            released: officer, colleague, lead
            """)
    }

    @Test func `the amended version is answered`() {
        #expect(stages { FeasibilityRules.mayAnswerAmendment($0, $1, at: Self.now) } == """
            toAssign: nobody; not now: author, coauthor, officerAndAuthor
            waitingForOpinions: nobody; not now: author, coauthor, officerAndAuthor
            toConclude: nobody; not now: author, coauthor, officerAndAuthor
            toValidate: nobody; not now: author, coauthor, officerAndAuthor
            waitingForProposer: author, coauthor, officerAndAuthor
            declined: nobody; not now: author, coauthor, officerAndAuthor
            toAnnounce: nobody; not now: author, coauthor, officerAndAuthor
            toRelease: nobody; not now: author, coauthor, officerAndAuthor
            released: nobody; not now: author, coauthor, officerAndAuthor
            """)
    }

    @Test func `conclusions are announced, and published by another than who signed`() {
        #expect(moments { FeasibilityRules.mayAnnounce($0, $1, at: $2) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            during: officer, colleague, officerAndAuthor
            afterItsWindow: officer, colleague, officerAndAuthor
            voteOpen: nobody; not now: officer, colleague, officerAndAuthor
            """)
        // The act asks both: who announces, then whether she signed.
        let edition = Samples.file(.toAssign).edition
        let release = Self.matrix.table(StudyStage.allCases) {
            FeasibilityRules.mayAnnounce(edition, $1, at: Self.now) ?? FeasibilityRules.mayRelease(signedBy: MatrixCast.officer.account, $0, $1)
        }
        #expect(release == """
            toAssign: nobody; not now: colleague, officerAndAuthor
            waitingForOpinions: nobody; not now: colleague, officerAndAuthor
            toConclude: nobody; not now: colleague, officerAndAuthor
            toValidate: nobody; not now: colleague, officerAndAuthor
            waitingForProposer: nobody; not now: colleague, officerAndAuthor
            declined: nobody; not now: colleague, officerAndAuthor
            toAnnounce: nobody; not now: colleague, officerAndAuthor
            toRelease: colleague, officerAndAuthor
            released: nobody; not now: colleague, officerAndAuthor
            """)
    }

    @Test func `a study is opened again`() {
        #expect(stages { FeasibilityRules.mayReopen($0, $1, at: Self.now) } == """
            toAssign: nobody; not now: officer, colleague
            waitingForOpinions: nobody; not now: officer, colleague
            toConclude: nobody; not now: officer, colleague
            toValidate: officer, colleague
            waitingForProposer: officer, colleague
            declined: officer, colleague
            toAnnounce: officer, colleague
            toRelease: officer, colleague
            released: officer, colleague
            """)
    }

    @Test func `the head of a service is named, and validates what another signed`() {
        #expect(Self.matrix.line { StudyServiceRules.maySet($0) } == "always: colleague, officerAndAuthor")
        let heads: [(String, [AccountID])] = [("headed by the contributor", [MatrixCast.contributor.account]), ("headed by who signed", [MatrixCast.lead.account]), ("without a head", [])]
        #expect(Self.matrix.table(heads, called: \.0) { StudyServiceRules.mayValidate(Samples.file(.toValidate), validators: $0.1, $1) } == """
            headed by the contributor: nobody
            headed by who signed: nobody
            without a head: nobody; not now: everyone but visitor
            """)
        var file = Samples.file(.toValidate)
        file.synthesis?.signedBy = MatrixCast.colleague.account
        #expect(Self.matrix.line { StudyServiceRules.mayValidate(file, validators: [MatrixCast.lead.account], $0) } == "always: lead")
    }

    @Test func `an absence is declared`() {
        #expect(Self.matrix.line { StudyServiceRules.mayDeclareAbsence($0) } == "always: officer, colleague, otherEdition, territory, officerAndAuthor, reviewer, moderator, agent, lead, contributor, otherService")
    }

    @Test func `the studies of an edition are set up`() {
        #expect(Self.matrix.line { StudySettingsRules.mayRead(Samples.file(.toAssign).edition, $0) } == "always: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor")
        #expect(moments { StudySettingsRules.maySave($0, $1, at: $2) } == """
            before: officer, colleague, officerAndAuthor
            during: officer, colleague, officerAndAuthor
            afterItsWindow: officer, colleague, officerAndAuthor
            voteOpen: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `two projects of one place are looked at by those who study them`() {
        func place(_ number: Int) -> PlacedProject { PlacedProject(id: ID(number), number: number, title: "", point: nil, lead: ServiceID(1), leadName: "Parcs") }
        let study = Samples.file(.toConclude), conflict = PlaceConflict(one: place(1), other: place(2), distance: nil, settled: nil)
        let file = ConflictFile(study: study, other: study, conflict: conflict), vote = Samples.Moment.voteOpen.now
        #expect(Self.matrix.line { PlaceConflictRules.mayRead(file, $0) } == "always: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, contributor")
        #expect(Self.matrix.line { PlaceConflictRules.maySettle(file, $0, at: Self.now) } == "always: officer, colleague, lead, contributor")
        #expect(Self.matrix.line { PlaceConflictRules.maySettle(file, $0, at: vote) } == "always: nobody; not now: officer, colleague, lead, contributor")
        #expect(Self.matrix.line { PlaceConflictRules.mayReport(study, $0, at: Self.now) } == "always: officer, colleague, lead, contributor")
        #expect(Self.matrix.line { PlaceConflictRules.mayReport(Samples.file(.toAssign), $0, at: Self.now) } == "always: nobody; not now: officer, colleague")
    }
}
