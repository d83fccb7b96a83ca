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
        #expect(Self.matrix.line { ServiceSessionRules.mayRead(edition, $0) } == "")
        #expect(states { ServiceSessionRules.mayRead($0, $1) } == "")
        #expect(Self.matrix.table(Samples.Moment.allCases) { ServiceSessionRules.mayPlan(edition, $1, at: $0.now) } == "")
        #expect(states { ServiceSessionRules.mayPrepare($0, $1, at: Self.now) } == "")
    }

    @Test func `a session is conducted by who is there`() {
        #expect(states { ServiceSessionRules.mayConduct($0, $1, at: Self.now) } == "")
    }

    @Test func `in session questions are born and decisions taken, never of one's own proposal`() {
        #expect(items { ServiceSessionRules.mayAsk($0, Self.file(.held), $1, at: Self.now) } == "")
        #expect(items { ServiceSessionRules.mayDecide($0, Self.file(.held), $1, at: Self.now) } == "")
    }

    @Test func `a session is closed, and its minutes signed by another`() {
        #expect(states { ServiceSessionRules.mayClose($0, $1, at: Self.now) } == "")
        #expect(states { GroupSessionRules.maySign($0, $1) } == "")
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
        #expect(Self.matrix.table(Samples.Moment.allCases) { StudyQuestionRules.mayAsk(Samples.file(.released), $1, at: $0.now) } == "")
        #expect(Self.matrix.line { StudyQuestionRules.mayRead(Samples.file(.toAssign).edition, $0) } == "")
    }

    @Test func `the service that was asked answers, the officer says what comes of it`() {
        let file = Samples.file(.released)
        #expect(stages { StudyQuestionRules.mayAnswer(file, $0, $1) } == "")
        #expect(stages { StudyQuestionRules.maySettle(file, $0, $1) } == "")
    }

    @Test func `a workshop is called, and told once it was held`() {
        #expect(Self.matrix.table(Samples.Moment.allCases) { WorkshopRules.mayPlan(Samples.file(.toConclude), $1, at: $0.now) } == "")
        func workshop(_ heldAt: Instant, toldAt: Instant? = nil) -> Workshop {
            Workshop(id: ID(1), title: "Atelier", place: "", heldAt: heldAt, words: "", plannedByName: "", outcome: "", toldAt: toldAt)
        }
        let states = [("to come", workshop(Self.now + .days(1))), ("held", workshop(Self.now - .days(1))), ("told", workshop(Self.now - .days(2), toldAt: Self.now))]
        #expect(Self.matrix.table(states, called: \.0) { WorkshopRules.mayTell($0.1, Samples.file(.toConclude), $1, at: Self.now) } == "")
    }
}
