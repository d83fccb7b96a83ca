@testable import Engagement
import TestTown
import Testing
import Vocabulary
import Web

/// Who may do what with an event, and when: role × state × relation.
@Suite struct `Matrix of the events` {
    private enum Person: String, CaseIterable {
        case visitor, resident, welcome, welcomeElsewhere, officer, officerOfEdition, staff, elected, auditor

        var account: AccountID { AccountID((Self.allCases.firstIndex(of: self) ?? 0) + 1) }

        private var role: (Role, Scope)? {
            switch self {
            case .visitor, .resident: nil
            case .welcome: (.receptionAgent, .city)
            case .welcomeElsewhere: (.receptionAgent, .territory(TerritoryID(4)))
            case .officer: (.projectOfficer, .city)
            case .officerOfEdition: (.projectOfficer, .edition(EditionID(7)))
            case .staff: (.serviceReferent, .service(ServiceID(1)))
            case .elected: (.elected, .city)
            case .auditor: (.auditor, .city)
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

    /// Of edition 7, in neighbourhood 3.
    private static func event(inHours hours: Int, isDraft: Bool = false, isCancelled: Bool = false) -> PublicEvent {
        let plan = EventPlan(
            kind: .walk, title: "Balade", description: "", edition: EditionID(7), territory: TerritoryID(3), place: "Le parc", startsAt: now + .hours(hours),
            endsAt: now + .hours(hours + 2), takesSignUps: true)
        return PublicEvent(
            id: ID(1), plan: plan, createdAt: now, publishedAt: isDraft ? nil : now, cancelledAt: isCancelled ? now : nil, cancelledReason: isCancelled ? "Pluie" : "")
    }

    private static let states = [
        ("draft", event(inHours: 30, isDraft: true)), ("ahead", event(inHours: 30)), ("under way", event(inHours: -1)), ("held", event(inHours: -30)),
        ("cancelled", event(inHours: 30, isCancelled: true)),
    ]

    private func events(_ rule: (PublicEvent, Actor) -> Refusal?) -> String { Self.matrix.table(Self.states, called: \.0) { rule($0.1, $1) } }

    private func files(_ rule: (EventFile) -> Refusal?) -> String {
        events { event, actor in rule(EventFile(event: event, actor: actor, staff: [EventStaff(account: Person.staff.account, name: "", task: "")])) }
    }

    private func signUps(_ state: EventSignUp.State, _ rule: (EventSignUp, PublicEvent) -> Refusal?) -> String {
        events { event, _ in rule(EventSignUp(id: ID(1), event: ID(1), person: EventSignUp.Person(name: ""), party: EventSignUp.Party(), state: state, at: Self.now), event) }
    }

    @Test func `events are announced where one works, and changed until they begin`() {
        #expect(Self.matrix.line { EventRules.mayOpenDesk($0) } == "always: welcome, welcomeElsewhere, officer, officerOfEdition")
        #expect(Self.matrix.line { EventRules.mayAnnounce(Self.event(inHours: 30).plan, $0) } == "always: welcome, officer, officerOfEdition")
        #expect(events { EventRules.mayRevise($0, $1, at: Self.now) } == """
            draft: welcome, officer, officerOfEdition
            ahead: welcome, officer, officerOfEdition
            under way: nobody; not now: welcome, officer, officerOfEdition
            held: nobody; not now: welcome, officer, officerOfEdition
            cancelled: nobody; not now: welcome, officer, officerOfEdition
            """)
        #expect(events { EventRules.mayPublish($0, $1, at: Self.now) } == """
            draft: welcome, officer, officerOfEdition
            ahead: nobody; not now: welcome, officer, officerOfEdition
            under way: nobody; not now: welcome, officer, officerOfEdition
            held: nobody; not now: welcome, officer, officerOfEdition
            cancelled: nobody; not now: welcome, officer, officerOfEdition
            """)
        #expect(events { EventRules.mayCancel($0, $1, at: Self.now) } == """
            draft: nobody; not now: welcome, officer, officerOfEdition
            ahead: welcome, officer, officerOfEdition
            under way: welcome, officer, officerOfEdition
            held: nobody; not now: welcome, officer, officerOfEdition
            cancelled: nobody; not now: welcome, officer, officerOfEdition
            """)
        #expect(events { EventRules.mayPrepare($0, $1, at: Self.now) } == """
            draft: welcome, officer, officerOfEdition
            ahead: welcome, officer, officerOfEdition
            under way: welcome, officer, officerOfEdition
            held: nobody; not now: welcome, officer, officerOfEdition
            cancelled: nobody; not now: welcome, officer, officerOfEdition
            """)
    }

    @Test func `who comes is read by who keeps the event or works there; the day is told by them once it has begun`() {
        #expect(files { EventRules.mayFollow($0) } == """
            draft: welcome, officer, officerOfEdition, staff
            ahead: welcome, officer, officerOfEdition, staff
            under way: welcome, officer, officerOfEdition, staff
            held: welcome, officer, officerOfEdition, staff
            cancelled: welcome, officer, officerOfEdition, staff
            """)
        #expect(files { EventRules.mayTell($0, at: Self.now) } == """
            draft: nobody; not now: welcome, officer, officerOfEdition, staff
            ahead: nobody; not now: welcome, officer, officerOfEdition, staff
            under way: welcome, officer, officerOfEdition, staff
            held: welcome, officer, officerOfEdition, staff
            cancelled: nobody; not now: welcome, officer, officerOfEdition, staff
            """)
    }

    @Test func `everyone reads what is published, and says that she comes until it begins`() {
        #expect(events { EventRules.mayRead($0, $1) } == """
            draft: welcome, officer, officerOfEdition
            ahead: everyone
            under way: everyone
            held: everyone
            cancelled: everyone
            """)
        #expect(events { event, _ in EventRules.maySignUp(event, at: Self.now) } == """
            draft: nobody; not now: everyone
            ahead: everyone
            under way: nobody; not now: everyone
            held: nobody; not now: everyone
            cancelled: nobody; not now: everyone
            """)
        #expect(signUps(.asked) { EventRules.mayConfirm($0, $1, at: Self.now) } == """
            draft: nobody; not now: everyone
            ahead: everyone
            under way: nobody; not now: everyone
            held: nobody; not now: everyone
            cancelled: nobody; not now: everyone
            """)
        #expect(signUps(.coming) { EventRules.mayGiveUp($0, $1, at: Self.now) } == """
            draft: everyone
            ahead: everyone
            under way: nobody; not now: everyone
            held: nobody; not now: everyone
            cancelled: nobody; not now: everyone
            """)
        #expect(EventRules.mayConfirm(EventSignUp(id: ID(1), event: ID(1), person: EventSignUp.Person(name: ""), party: EventSignUp.Party(), state: .coming, at: Self.now), Self.event(inHours: 30), at: Self.now)?.kind == .notNow)
    }

    // MARK: Help

    /// An hour two hours after the event begins or, taken by the resident, full.
    private func hours(isTaken: Bool, _ rule: (HelpSlot, PublicEvent, Actor) -> Refusal?) -> String {
        events { event, actor in
            let helper = Volunteer(account: Person.resident.account, name: "Ana")
            let slot = HelpSlot(
                id: ID(1), startsAt: event.plan.startsAt, endsAt: event.plan.endsAt, task: "Inviter les passants", wanted: 1, helpers: isTaken ? [helper] : [])
            return rule(slot, event, actor)
        }
    }

    @Test func `help is asked for by who prepares the event`() {
        #expect(events { HelpRules.mayAsk($0, $1, at: Self.now) } == """
            draft: welcome, officer, officerOfEdition
            ahead: welcome, officer, officerOfEdition
            under way: welcome, officer, officerOfEdition
            held: nobody; not now: welcome, officer, officerOfEdition
            cancelled: nobody; not now: welcome, officer, officerOfEdition
            """)
    }

    @Test func `help is given by whoever has an account, before its hour, while somebody is missing`() {
        #expect(hours(isTaken: false) { HelpRules.mayHelp($0, $1, $2, at: Self.now) } == """
            draft: nobody; not now: everyone but visitor
            ahead: everyone but visitor
            under way: nobody; not now: everyone but visitor
            held: nobody; not now: everyone but visitor
            cancelled: nobody; not now: everyone but visitor
            """)
        #expect(hours(isTaken: true) { HelpRules.mayHelp($0, $1, $2, at: Self.now) } == """
            draft: nobody; not now: everyone but visitor
            ahead: nobody; not now: everyone but visitor
            under way: nobody; not now: everyone but visitor
            held: nobody; not now: everyone but visitor
            cancelled: nobody; not now: everyone but visitor
            """)
    }

    @Test func `an hour is given back before it begins, and told after, by who has it`() {
        #expect(hours(isTaken: true) { slot, _, actor in HelpRules.mayLeave(slot, actor, at: Self.now) } == """
            draft: resident
            ahead: resident
            under way: nobody; not now: resident
            held: nobody; not now: resident
            cancelled: resident
            """)
        #expect(hours(isTaken: true) { HelpRules.mayDebrief($0, $1, $2, at: Self.now) } == """
            draft: nobody; not now: resident
            ahead: nobody; not now: resident
            under way: resident
            held: resident
            cancelled: nobody; not now: resident
            """)
    }

    // MARK: The forum

    /// One place, which the project of the resident has or not.
    private func stands(isTaken: Bool, _ rule: (StandFile) -> Refusal?) -> String {
        events { event, actor in
            var event = event
            event.plan.kind = .forum
            event.stands = StandPlan(form: .table, minutes: 120)
            let own = ShownProject(id: 1, title: "Des bancs", link: "", proposers: [Person.resident.account])
            let stands = [EventStand(number: 1, project: isTaken ? 1 : nil, holder: nil), EventStand(number: 2, project: nil, holder: nil)]
            return rule(StandFile(file: EventFile(event: event, actor: actor), stands: stands, projects: [own]))
        }
    }

    @Test func `a forum has its programme from who prepares it, and its proposers are invited once it is published`() {
        #expect(stands(isTaken: false) { StandRules.mayOpen($0, at: Self.now) } == """
            draft: welcome, officer, officerOfEdition
            ahead: welcome, officer, officerOfEdition
            under way: welcome, officer, officerOfEdition
            held: nobody; not now: welcome, officer, officerOfEdition
            cancelled: nobody; not now: welcome, officer, officerOfEdition
            """)
        #expect(stands(isTaken: false) { StandRules.mayInvite($0, at: Self.now) } == """
            draft: nobody; not now: welcome, officer, officerOfEdition
            ahead: welcome, officer, officerOfEdition
            under way: welcome, officer, officerOfEdition
            held: nobody; not now: welcome, officer, officerOfEdition
            cancelled: nobody; not now: welcome, officer, officerOfEdition
            """)
    }

    @Test func `a place is taken and given back by who carries a project, until the forum begins`() {
        #expect(stands(isTaken: false) { StandRules.mayTake($0, at: Self.now) } == """
            draft: nobody; not now: resident
            ahead: resident
            under way: nobody; not now: resident
            held: nobody; not now: resident
            cancelled: nobody; not now: resident
            """)
        #expect(stands(isTaken: true) { StandRules.mayTake($0, at: Self.now) } == """
            draft: nobody; not now: resident
            ahead: nobody; not now: resident
            under way: nobody; not now: resident
            held: nobody; not now: resident
            cancelled: nobody; not now: resident
            """)
        #expect(stands(isTaken: true) { StandRules.mayLeave($0.stands[0], $0, at: Self.now) } == """
            draft: nobody; not now: resident
            ahead: resident
            under way: nobody; not now: resident
            held: nobody; not now: resident
            cancelled: nobody; not now: resident
            """)
    }
}
