@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// The sessions of the services, and what a service is asked beside the studies: role × state × who was there.
@Suite struct `Matrix of the services together` {
    private typealias Samples = `Rules of feasibility`
    private static let matrix = MatrixCast.matrix, now = Samples.day(15)

    enum State: CaseIterable, Sendable { case planned, held, decided, toSign, signed }

    /// The officer, the lead service and the otherService are invited; the first two come.
    private static func file(_ state: State) -> ServiceSessionFile {
        let isClosed = state == .toSign || state == .signed, isHeld = state != .planned
        let session = GroupSession(
            id: ID(1), title: "Séance", place: "", heldAt: now, plannedByName: "Omar", remarks: "", closedAt: isClosed ? now : nil,
            closedBy: isClosed ? MatrixCast.officer.account : nil, signedAt: state == .signed ? now : nil)
        let members = [MatrixCast.officer, .lead, .otherService].map { GroupSessionMember(account: $0.account, name: "", isPresent: isHeld && $0 != .otherService) }
        return ServiceSessionFile(
            edition: Samples.file(.toAssign).edition, session: session, members: members, items: [item { $0.decision = state == .decided ? .feasible : nil }])
    }

    private static func item(_ change: (inout ServiceSessionItem) -> Void = { _ in }) -> ServiceSessionItem {
        var item = ServiceSessionItem(
            id: ID(1), proposal: ID(1), number: 7, title: "", summary: "", study: ID(1), leadName: "", isGone: false, reason: "", conditions: "")
        change(&item)
        return item
    }

    private func states(_ rule: (ServiceSessionFile, Actor) -> Refusal?) -> String { Self.matrix.table(State.allCases) { rule(Self.file($0), $1) } }

    private func items(_ rule: (ServiceSessionItem, Actor) -> Refusal?) -> String {
        let items = [
            ("waiting", Self.item()), ("carried by the lead", Self.item { $0.people = [MatrixCast.lead.account] }), ("decided", Self.item { $0.decision = .feasible }),
            ("gone", Self.item { $0.isGone = true }),
        ]
        return Self.matrix.table(items, called: \.0) { rule($0.1, $1) }
    }

    @Test func `a session is read, planned, prepared`() {
        let edition = Samples.file(.toAssign).edition
        #expect(Self.matrix.line { ServiceSessionRules.mayRead(edition, $0) } == "always: officer, colleague, officerAndAuthor, reviewer, elected, auditor")
        #expect(states { ServiceSessionRules.mayRead($0, $1) } == """
            planned: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, otherService
            held: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, otherService
            decided: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, otherService
            toSign: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, otherService
            signed: officer, colleague, officerAndAuthor, reviewer, elected, auditor, lead, otherService
            """)
        #expect(Self.matrix.table(Samples.Moment.allCases) { ServiceSessionRules.mayPlan(edition, $1, at: $0.now) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            during: officer, colleague, officerAndAuthor
            afterItsWindow: officer, colleague, officerAndAuthor
            voteOpen: nobody; not now: officer, colleague, officerAndAuthor
            """)
        #expect(states { ServiceSessionRules.mayPrepare($0, $1, at: Self.now) } == """
            planned: officer, colleague, officerAndAuthor
            held: officer, colleague, officerAndAuthor
            decided: officer, colleague, officerAndAuthor
            toSign: nobody; not now: officer, colleague, officerAndAuthor
            signed: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }

    @Test func `a session is conducted by who is there`() {
        #expect(states { ServiceSessionRules.mayConduct($0, $1, at: Self.now) } == """
            planned: nobody; not now: everyone but visitor, resident, author, coauthor
            held: officer, lead
            decided: officer, lead
            toSign: nobody; not now: everyone but visitor
            signed: nobody; not now: everyone but visitor
            """)
    }

    @Test func `in session questions are born and decisions taken, never of one's own proposal`() {
        #expect(items { ServiceSessionRules.mayAsk($0, Self.file(.held), $1, at: Self.now) } == """
            waiting: officer, lead
            carried by the lead: officer
            decided: officer, lead
            gone: nobody; not now: officer, lead
            """)
        #expect(items { ServiceSessionRules.mayDecide($0, Self.file(.held), $1, at: Self.now) } == """
            waiting: officer, lead
            carried by the lead: officer
            decided: nobody; not now: officer, lead
            gone: nobody; not now: officer, lead
            """)
    }

    @Test func `a session is closed, and its minutes signed by another`() {
        #expect(states { ServiceSessionRules.mayClose($0, $1, at: Self.now) } == """
            planned: nobody; not now: everyone but visitor, resident, author, coauthor
            held: nobody; not now: officer, lead
            decided: officer, lead
            toSign: nobody; not now: everyone but visitor
            signed: nobody; not now: everyone but visitor
            """)
        // Once the vote has opened nothing is decided any more, and what is held is closed.
        #expect(Self.matrix.table([State.planned, .held, .decided]) { ServiceSessionRules.mayClose(Self.file($0), $1, at: Samples.Moment.voteOpen.now) } == """
            planned: nobody; not now: everyone but visitor, resident, author, coauthor
            held: officer, lead
            decided: officer, lead
            """)
        #expect(Self.matrix.line { ServiceSessionRules.mayConduct(Self.file(.decided), $0, at: Samples.Moment.voteOpen.now) } == "always: nobody; not now: everyone but visitor")
        #expect(states { GroupSessionRules.maySign($0, $1) } == """
            planned: nobody; not now: everyone but visitor
            held: nobody; not now: everyone but visitor
            decided: nobody; not now: everyone but visitor
            toSign: lead
            signed: nobody; not now: everyone but visitor
            """)
    }

    /// Asked of the contributor, who answers.
    private static func question(_ stage: StudyQuestion.Stage) -> StudyQuestion {
        StudyQuestion(
            id: ID(1), service: Samples.roads, serviceName: "Voirie", question: "Le sol porte-t-il ?", reason: "", publicWords: "", dueAt: now, askedBy: MatrixCast.officer.account,
            askedByName: "", askedAt: now, answer: "", answeredBy: stage == .waiting ? nil : MatrixCast.contributor.account, answeredAt: stage == .waiting ? nil : now,
            publicAnswer: "", settledAt: stage == .settled ? now : nil)
    }

    private func stages(_ rule: (StudyQuestion, Actor) -> Refusal?) -> String {
        Self.matrix.table([StudyQuestion.Stage.waiting, .answered, .settled]) { rule(Self.question($0), $1) }
    }

    @Test func `a service is asked, before the vote or after it`() {
        #expect(Self.matrix.table(Samples.Moment.allCases) { StudyQuestionRules.mayAsk(Samples.file(.released), $1, at: $0.now) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor, lead
            during: officer, colleague, lead
            afterItsWindow: officer, colleague, lead
            voteOpen: nobody; not now: officer, colleague, officerAndAuthor, lead
            """)
        #expect(Self.matrix.line { StudyQuestionRules.mayRead(Samples.file(.toAssign).edition, $0) } == "always: officer, colleague, territory, officerAndAuthor, reviewer, elected, auditor")
    }

    @Test func `the service that was asked answers, the officer says what comes of it`() {
        let file = Samples.file(.released)
        #expect(stages { StudyQuestionRules.mayAnswer(file, $0, $1) } == """
            waiting: contributor
            answered: nobody; not now: contributor
            settled: nobody; not now: contributor
            """)
        #expect(stages { StudyQuestionRules.mayWithdraw(file, $0, $1, at: Self.now) } == """
            waiting: officer, colleague
            answered: nobody; not now: officer, colleague
            settled: nobody; not now: officer, colleague
            """)
        #expect(stages { StudyQuestionRules.maySettle(file, $0, $1, at: Self.now) } == """
            waiting: nobody; not now: officer, colleague
            answered: officer, colleague
            settled: nobody; not now: officer, colleague
            """)
    }

    @Test func `nothing new is told of a project while people vote`() {
        let file = Samples.file(.released), vote = Samples.Moment.voteOpen.now
        #expect(stages { StudyQuestionRules.maySettle(file, $0, $1, at: vote) } == """
            waiting: nobody; not now: officer, colleague
            answered: nobody; not now: officer, colleague
            settled: nobody; not now: officer, colleague
            """)
        let workshop = Workshop(
            id: ID(1), title: "Atelier", place: "", heldAt: Self.now - .days(1), words: "", plannedByName: "", outcome: "", toldAt: nil)
        #expect(Self.matrix.line { WorkshopRules.mayTell(workshop, file, $0, at: vote) } == "always: nobody; not now: officer, colleague, officerAndAuthor")
    }

    @Test func `a workshop is called, and told once it was held`() {
        #expect(Self.matrix.table(Samples.Moment.allCases) { WorkshopRules.mayPlan(Samples.file(.toConclude), $1, at: $0.now) } == """
            before: nobody; not now: officer, colleague, officerAndAuthor
            during: officer, colleague
            afterItsWindow: officer, colleague
            voteOpen: nobody; not now: officer, colleague, officerAndAuthor
            """)
        func workshop(_ heldAt: Instant, toldAt: Instant? = nil) -> Workshop {
            Workshop(id: ID(1), title: "Atelier", place: "", heldAt: heldAt, words: "", plannedByName: "", outcome: "", toldAt: toldAt)
        }
        let states = [("to come", workshop(Self.now + .days(1))), ("held", workshop(Self.now - .days(1))), ("told", workshop(Self.now - .days(2), toldAt: Self.now))]
        #expect(Self.matrix.table(states, called: \.0) { WorkshopRules.mayTell($0.1, Samples.file(.toConclude), $1, at: Self.now) } == """
            to come: nobody; not now: officer, colleague, officerAndAuthor
            held: officer, colleague, officerAndAuthor
            told: nobody; not now: officer, colleague, officerAndAuthor
            """)
    }
}
