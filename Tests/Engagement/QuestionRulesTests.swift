@testable import Engagement
import L10n
import Testing
import Vocabulary
import Web

/// Who may do what with a question: role × scope × state.
@Suite struct `Rules of the questions` {
    private enum Person: String, CaseIterable {
        case visitor, asker, welcomeCity, welcomeHere, welcomeElsewhere, officerCity, officerOfEdition, parks, roads, everyService, owner, auditor, elected, administrator

        var actor: Actor {
            func person(_ account: Int, _ grants: (Role, Scope)...) -> Actor {
                Actor(account: AccountID(account), name: rawValue, grants: grants.map { Grant(role: $0.0, scope: $0.1, from: Instant(milliseconds: 0)) })
            }
            return switch self {
            case .visitor: .visitor
            case .asker: person(1)
            case .welcomeCity: person(2, (.receptionAgent, .city))
            case .welcomeHere: person(3, (.receptionAgent, .territory(TerritoryID(3))))
            case .welcomeElsewhere: person(4, (.receptionAgent, .territory(TerritoryID(4))))
            case .officerCity: person(5, (.projectOfficer, .city))
            case .officerOfEdition: person(6, (.projectOfficer, .edition(EditionID(7))))
            case .parks: person(8, (.serviceReferent, .service(ServiceID(1))))
            case .roads: person(9, (.serviceReferent, .service(ServiceID(2))))
            case .everyService: person(10, (.serviceReferent, .city))
            case .owner: person(11, (.receptionAgent, .territory(TerritoryID(4))))
            case .auditor: person(12, (.auditor, .city))
            case .elected: person(13, (.elected, .city))
            case .administrator: person(14, (.administrator, .city))
            }
        }
    }

    private let now = Instant(milliseconds: 0) + .days(10)

    private func question(_ change: (inout Question) -> Void = { _ in }) -> Question {
        var question = Question(
            id: ID(17), channel: .web, way: .mail, topic: ID(1), topicName: "Voter", concern: Question.Concern(territory: TerritoryID(3), edition: EditionID(7)), subject: "Voter",
            asker: Question.Asker(account: AccountID(1), name: "Ana"), askedAt: now, waitingSince: now, dueAt: now + .days(2), service: ServiceID(1), owner: AccountID(11))
        change(&question)
        return question
    }

    private func allowed(_ rule: (Actor) -> Refusal?) -> Set<Person> { Set(Person.allCases.filter { rule($0.actor) == nil }) }
    private let handlers: Set<Person> = [.welcomeCity, .welcomeHere, .officerCity, .officerOfEdition, .parks, .everyService, .owner]

    @Test func `those who answer on its scope handle it, and who has it in hand`() {
        let asked = question()
        #expect(allowed { QuestionRules.mayHandle(asked, $0) } == handlers)
        #expect(allowed { QuestionRules.mayRead(asked, $0) } == handlers.union([.auditor]))
        #expect(allowed { QuestionRules.mayTake(asked, $0) } == handlers.subtracting([.owner]))
        #expect(QuestionRules.mayRead(asked, Person.visitor.actor) == .signIn)
        #expect(QuestionRules.mayHandle(asked, Person.administrator.actor)?.kind == .notAllowed)
    }

    @Test func `without place nor service it is for the whole city`() {
        let asked = question { $0.concern = Question.Concern(); $0.service = nil; $0.owner = nil }
        #expect(allowed { QuestionRules.mayHandle(asked, $0) } == [.welcomeCity, .officerCity])
    }

    @Test func `what is closed waits to be opened again, joined or forgotten it does not`() {
        let closed = question { $0.closedAt = now; $0.closing = .dropped }
        #expect(allowed { QuestionRules.mayHandle(closed, $0) }.isEmpty)
        #expect(allowed { QuestionRules.mayReopen(closed, $0) } == handlers)
        let joined = question { $0.closedAt = now; $0.closing = .joined; $0.joinedTo = ID(3) }
        #expect(allowed { QuestionRules.mayReopen(joined, $0) }.isEmpty)
        #expect(QuestionRules.mayWrite(joined)?.kind == .notNow)
        let forgotten = question { $0.closedAt = now; $0.closing = .dropped; $0.forgottenAt = now }
        #expect(allowed { QuestionRules.mayReopen(forgotten, $0) }.isEmpty)
        #expect(QuestionRules.mayWrite(forgotten)?.wayOut == QuestionLinks.ask)
        #expect(QuestionRules.mayWrite(closed) == nil)
    }

    @Test func `nobody answers her own question`() {
        let own = question { $0.asker.account = AccountID(2) }
        #expect(QuestionRules.mayAnswer(own, Person.welcomeCity.actor)?.kind == .notAllowed)
        #expect(QuestionRules.mayHandle(own, Person.welcomeCity.actor) == nil)
    }

    @Test func `the desk, the counter, the settings and the measures each have their people`() {
        let answering: Set<Person> = handlers.union([.welcomeElsewhere, .roads])
        #expect(allowed { QuestionRules.mayOpenDesk($0) } == answering.union([.auditor]))
        #expect(allowed { QuestionRules.mayReceive($0) } == answering.subtracting([.parks, .roads, .everyService]))
        #expect(allowed { QuestionRules.mayManage($0) } == [.welcomeCity, .officerCity])
        #expect(allowed { QuestionRules.mayMeasure($0) } == [.welcomeCity, .officerCity, .auditor])
    }

    @Test func `a question is judged once it is answered, once`() {
        #expect(QuestionRules.mayRate(question()) != nil)
        #expect(QuestionRules.mayRate(question { $0.answeredAt = now }) == nil)
        #expect(QuestionRules.mayRate(question { $0.answeredAt = now; $0.rating = 2 }) != nil)
    }

    @Test func `where it stands is told by what was done`() {
        #expect(question { $0.owner = nil }.stage == .toTake)
        #expect(question().stage == .waiting)
        #expect(question { $0.waitingSince = nil }.stage == .answered)
        #expect(question { $0.closedAt = now; $0.closing = .elsewhere }.stage == .closed)
        #expect(question().isLate(at: now + .days(3)) && !question { $0.waitingSince = nil }.isLate(at: now + .days(3)))
    }
}
