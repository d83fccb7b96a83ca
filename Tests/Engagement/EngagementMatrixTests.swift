@testable import Engagement
import TestTown
import Testing
import Vocabulary

/// Who may do what with a question, an answer of the FAQ, an appointment: role × state × relation.
@Suite struct `Matrix of the meeting of residents` {
    private enum Person: String, CaseIterable {
        case visitor, asker, resident, welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner, reviewer, elected, auditor, administrator

        var account: AccountID { AccountID((Self.allCases.firstIndex(of: self) ?? 0) + 1) }

        private var role: (Role, Scope)? {
            switch self {
            case .visitor, .asker, .resident: nil
            case .welcome: (.receptionAgent, .city)
            case .welcomeElsewhere, .owner: (.receptionAgent, .territory(TerritoryID(4)))
            case .officer: (.projectOfficer, .city)
            case .officerOfEdition: (.projectOfficer, .edition(EditionID(7)))
            case .parks: (.serviceReferent, .service(ServiceID(1)))
            case .roads: (.serviceReferent, .service(ServiceID(2)))
            case .reviewer: (.reviewer, .city)
            case .elected: (.elected, .city)
            case .auditor: (.auditor, .city)
            case .administrator: (.administrator, .city)
            }
        }

        var actor: Actor {
            if self == .visitor { return .visitor }
            let grants = role.map { [Grant(role: $0.0, scope: $0.1, from: Instant(milliseconds: 0))] } ?? []
            return Actor(account: account, name: rawValue, grants: grants)
        }
    }

    private static let matrix = PermissionMatrix(Person.allCases.map { (name: $0.rawValue, actor: $0.actor) })
    private static let now = Instant(milliseconds: 0) + .days(10)

    // MARK: Questions

    /// Asked of the parks about edition 7, followed by the owner.
    private static func question(_ change: (inout Question) -> Void = { _ in }) -> Question {
        var question = Question(
            id: ID(17), channel: .web, way: .mail, topic: ID(1), topicName: "Voter", concern: Question.Concern(territory: TerritoryID(3), edition: EditionID(7)),
            subject: "Voter", asker: Question.Asker(account: Person.asker.account, name: "Ana"), askedAt: now, waitingSince: now, dueAt: now + .days(2),
            service: ServiceID(1), owner: Person.owner.account)
        change(&question)
        return question
    }

    private func questions(_ rule: (Question, Actor) -> Refusal?) -> String {
        let states = [
            ("open", Self.question()), ("asked by the officer", Self.question { $0.asker.account = Person.officer.account }),
            ("answered", Self.question { $0.answeredAt = Self.now }), ("closed", Self.question { $0.closedAt = Self.now; $0.closing = .dropped }),
            ("joined", Self.question { $0.closedAt = Self.now; $0.closing = .joined; $0.joinedTo = ID(3) }),
            ("forgotten", Self.question { $0.closedAt = Self.now; $0.closing = .dropped; $0.forgottenAt = Self.now }),
        ]
        return Self.matrix.table(states, called: \.0) { rule($0.1, $1) }
    }

    @Test func `the inbox is opened, filled, measured, set`() {
        #expect(Self.matrix.line { QuestionRules.mayOpenDesk($0) } == "always: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner, auditor")
        #expect(Self.matrix.line { QuestionRules.mayReceive($0) } == "always: welcome, welcomeElsewhere, officer, officerOfEdition, owner")
        #expect(Self.matrix.line { QuestionRules.mayMeasure($0) } == "always: welcome, officer, auditor")
        #expect(Self.matrix.line { QuestionRules.mayManage($0) } == "always: welcome, officer")
    }

    @Test func `a question is read`() {
        #expect(questions { QuestionRules.mayRead($0, $1) } == """
            open: welcome, officer, officerOfEdition, parks, owner, auditor
            asked by the officer: welcome, officer, officerOfEdition, parks, owner, auditor
            answered: welcome, officer, officerOfEdition, parks, owner, auditor
            closed: welcome, officer, officerOfEdition, parks, owner, auditor
            joined: welcome, officer, officerOfEdition, parks, owner, auditor
            forgotten: welcome, officer, officerOfEdition, parks, owner, auditor
            """)
    }

    @Test func `a question is handled: sorted, transferred, noted, closed`() {
        #expect(questions { QuestionRules.mayHandle($0, $1) } == """
            open: welcome, officer, officerOfEdition, parks, owner
            asked by the officer: welcome, officer, officerOfEdition, parks, owner
            answered: welcome, officer, officerOfEdition, parks, owner
            closed: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            joined: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            forgotten: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            """)
    }

    @Test func `a question is taken`() {
        #expect(questions { QuestionRules.mayTake($0, $1) } == """
            open: welcome, officer, officerOfEdition, parks; not now: owner
            asked by the officer: welcome, officer, officerOfEdition, parks; not now: owner
            answered: welcome, officer, officerOfEdition, parks; not now: owner
            closed: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            joined: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            forgotten: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            """)
    }

    @Test func `a question is answered`() {
        #expect(questions { QuestionRules.mayAnswer($0, $1) } == """
            open: welcome, officer, officerOfEdition, parks, owner
            asked by the officer: welcome, officerOfEdition, parks, owner
            answered: welcome, officer, officerOfEdition, parks, owner
            closed: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            joined: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            forgotten: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            """)
    }

    @Test func `a question is opened again`() {
        #expect(questions { QuestionRules.mayReopen($0, $1) } == """
            open: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            asked by the officer: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            answered: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            closed: welcome, officer, officerOfEdition, parks, owner
            joined: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            forgotten: nobody; not now: welcome, officer, officerOfEdition, parks, owner
            """)
    }

    @Test func `who holds the secret link writes again, and says once whether it helped`() {
        #expect(questions { question, _ in QuestionRules.mayWrite(question) } == """
            open: everyone
            asked by the officer: everyone
            answered: everyone
            closed: everyone
            joined: nobody; not now: everyone
            forgotten: nobody; not now: everyone
            """)
        #expect(questions { question, _ in QuestionRules.mayRate(question) } == """
            open: nobody; not now: everyone
            asked by the officer: nobody; not now: everyone
            answered: everyone
            closed: nobody; not now: everyone
            joined: nobody; not now: everyone
            forgotten: nobody; not now: everyone
            """)
    }

    // MARK: The FAQ

    private static func entry(isDraft: Bool, isWithdrawn: Bool = false, isInternal: Bool = false) -> FaqFile {
        let entry = FaqEntry(
            id: ID(1), topic: ID(1), topicName: "Voter", isInternal: isInternal, reviewAt: now + .days(90), withdrawnAt: isWithdrawn ? now : nil, helped: 0,
            notHelped: 0, question: "Qui vote ?", answer: "Tout le monde.", rule: "", validatedAt: isDraft ? nil : now)
        let version = FaqVersion(
            number: 1, question: entry.question, answer: entry.answer, rule: "", writtenBy: Person.welcome.account, writer: "", writtenAt: now,
            validator: isDraft ? nil : "Omar", validatedAt: isDraft ? nil : now)
        return FaqFile(entry: entry, versions: [version])
    }

    private func entries(_ rule: (FaqFile, Actor) -> Refusal?) -> String {
        let states = [
            ("drafted by the welcome", Self.entry(isDraft: true)), ("validated", Self.entry(isDraft: false)),
            ("internal", Self.entry(isDraft: false, isInternal: true)), ("withdrawn", Self.entry(isDraft: true, isWithdrawn: true)),
        ]
        return Self.matrix.table(states, called: \.0) { rule($0.1, $1) }
    }

    @Test func `the FAQ is opened and written`() {
        #expect(Self.matrix.line { FaqRules.mayOpen($0) } == "always: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner, auditor")
        #expect(Self.matrix.line { FaqRules.mayWrite($0) } == "always: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner")
        #expect(entries { FaqRules.mayEdit($0, $1) } == """
            drafted by the welcome: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner
            validated: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner
            internal: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner
            withdrawn: nobody; not now: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner
            """)
    }

    @Test func `an answer is validated by another than who wrote it, withdrawn, judged by anybody`() {
        #expect(entries { FaqRules.mayValidate($0, $1) } == """
            drafted by the welcome: officer
            validated: nobody; not now: welcome, officer
            internal: nobody; not now: welcome, officer
            withdrawn: nobody; not now: welcome, officer
            """)
        #expect(entries { FaqRules.mayReview($0, $1) } == """
            drafted by the welcome: nobody; not now: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner
            validated: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner
            internal: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner
            withdrawn: nobody; not now: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner
            """)
        #expect(entries { FaqRules.mayWithdraw($0, $1) } == """
            drafted by the welcome: welcome, officer
            validated: welcome, officer
            internal: welcome, officer
            withdrawn: nobody; not now: welcome, officer
            """)
        #expect(entries { file, _ in FaqRules.mayJudge(file.entry) } == """
            drafted by the welcome: nobody; not now: everyone
            validated: everyone
            internal: nobody; not now: everyone
            withdrawn: nobody; not now: everyone
            """)
    }

    // MARK: Appointments

    /// Kept by the referent of the parks.
    private static func slot(inHours hours: Int, isTaken: Bool = false, isWithdrawn: Bool = false) -> Slot {
        Slot(
            id: ID(1), agent: Person.parks.account, agentName: "", startsAt: now + .hours(hours), endsAt: now + .hours(hours + 1), language: "fr", isAccessible: true,
            withdrawnAt: isWithdrawn ? now : nil, appointment: isTaken ? ID(1) : nil)
    }

    private static func appointment(inHours hours: Int, isCancelled: Bool = false) -> Appointment {
        Appointment(
            id: ID(1), slot: slot(inHours: hours, isTaken: true), asker: Question.Asker(account: Person.asker.account, name: "Ana"), subject: "", needs: "",
            bookedAt: now, cancelledAt: isCancelled ? now : nil, isCancelledByCity: false, reason: "")
    }

    private func slots(_ rule: (Slot, Actor) -> Refusal?) -> String {
        let states = [
            ("free", Self.slot(inHours: 30)), ("too soon", Self.slot(inHours: 0)), ("taken", Self.slot(inHours: 30, isTaken: true)),
            ("withdrawn", Self.slot(inHours: 30, isWithdrawn: true)),
        ]
        return Self.matrix.table(states, called: \.0) { rule($0.1, $1) }
    }

    private func appointments(_ rule: (Appointment, Actor) -> Refusal?) -> String {
        let states = [("ahead", Self.appointment(inHours: 30)), ("begun", Self.appointment(inHours: -1)), ("cancelled", Self.appointment(inHours: 30, isCancelled: true))]
        return Self.matrix.table(states, called: \.0) { rule($0.1, $1) }
    }

    @Test func `times are offered, booked, kept, withdrawn`() {
        #expect(Self.matrix.line { AppointmentRules.mayOffer($0) } == "always: welcome, welcomeElsewhere, officer, officerOfEdition, parks, roads, owner")
        #expect(slots { slot, _ in AppointmentRules.mayBook(slot, at: Self.now) } == """
            free: everyone
            too soon: nobody; not now: everyone
            taken: nobody; not now: everyone
            withdrawn: nobody; not now: everyone
            """)
        #expect(slots { AppointmentRules.mayKeep($0, $1) } == """
            free: welcome, officer, parks
            too soon: welcome, officer, parks
            taken: welcome, officer, parks
            withdrawn: welcome, officer, parks
            """)
        #expect(slots { AppointmentRules.mayWithdraw($0, $1, at: Self.now) } == """
            free: welcome, officer, parks
            too soon: welcome, officer, parks
            taken: nobody; not now: welcome, officer, parks
            withdrawn: nobody; not now: welcome, officer, parks
            """)
    }

    @Test func `an appointment is cancelled by the city or by who booked it, and noted once it has begun`() {
        #expect(appointments { AppointmentRules.mayCancel($0, $1, at: Self.now) } == """
            ahead: welcome, officer, parks
            begun: nobody; not now: welcome, officer, parks
            cancelled: nobody; not now: welcome, officer, parks
            """)
        #expect(appointments { appointment, _ in AppointmentRules.mayCancelOwn(appointment, at: Self.now) } == """
            ahead: everyone
            begun: nobody; not now: everyone
            cancelled: nobody; not now: everyone
            """)
        #expect(appointments { AppointmentRules.mayNote($0, $1, at: Self.now) } == """
            ahead: nobody; not now: welcome, officer, parks
            begun: welcome, officer, parks
            cancelled: nobody; not now: welcome, officer, parks
            """)
    }
}
