@testable import ParticipatoryBudget
import Platform
import Testing
import Vocabulary
import Web

/// Who may do what to the rules of an edition: role × state × relation.
@Suite struct `Rules of the rulebook` {
    static let edition = EditionID(1)
    static func day(_ number: Int) -> Instant { Instant(milliseconds: 0) + .days(number) }

    enum Person: String, CaseIterable, Sendable {
        case visitor, resident, panelMember, drafter, coauthor, officer, officerOfAnother, elected, electedOfAnother, auditor, administrator, agent

        var actor: Actor {
            func person(_ account: Int, _ grants: (Role, Scope)...) -> Actor {
                Actor(account: AccountID(account), name: rawValue, grants: grants.map { Grant(role: $0.0, scope: $0.1, from: Instant(milliseconds: 0)) })
            }
            return switch self {
            case .visitor: .visitor
            case .resident: person(9)
            case .panelMember: person(8, (.panelMember, .city))
            case .drafter: person(10, (.projectOfficer, .city))
            case .coauthor: person(11, (.projectOfficer, .city), (.elected, .city))
            case .officer: person(12, (.projectOfficer, .edition(edition)))
            case .officerOfAnother: person(13, (.projectOfficer, .edition(EditionID(7))))
            case .elected: person(14, (.elected, .edition(edition)))
            case .electedOfAnother: person(15, (.elected, .edition(EditionID(7))))
            case .auditor: person(16, (.auditor, .city))
            case .administrator: person(17, (.administrator, .city))
            case .agent: person(18, (.receptionAgent, .city))
            }
        }
    }

    static let authors: Set<AccountID> = [AccountID(10), AccountID(11)]
    static let states: [RulebookVersion.State] = [.draft, .submitted, .validated, .voted, .published]

    static func subject(_ calendar: Calendar = Calendar()) -> Edition {
        Edition(id: edition, slug: "2026", title: "2026", summary: "", publishedAt: nil, importedFrom: "", calendar: calendar)
    }

    static func version(_ state: RulebookVersion.State, number: Int = 2, _ book: Rulebook = Rulebook()) -> RulebookVersion {
        let rank = states.firstIndex(of: state)!
        return RulebookVersion(
            id: ID(1), edition: edition, number: number, rulebook: book, reason: "Plus de <temps>.", draftedBy: AccountID(10), draftedAt: day(1),
            submittedAt: rank > 0 ? day(2) : nil, validatedBy: rank > 1 ? AccountID(14) : nil, validatedAt: rank > 1 ? day(3) : nil,
            resolutionNumber: rank > 2 ? "2026-12" : "", resolutionAt: rank > 2 ? day(4) : nil, publishedAt: rank > 3 ? day(5) : nil
        )
    }

    @Test func `a version stands where its dates say`() {
        for state in Self.states { #expect(Self.version(state).state == state) }
    }

    @Test(arguments: Person.allCases) func `the officer writes, submits, records and publishes, each in its state`(person: Person) {
        let writes = [.drafter, .coauthor, .officer].contains(person), edition = Self.subject(), actor = person.actor
        func isOpen(_ refusal: Refusal?, _ state: RulebookVersion.State, in states: RulebookVersion.State...) {
            let expected: Refusal.Kind? = !writes ? .notAllowed : states.contains(state) ? nil : .notNow
            #expect(refusal?.kind == expected, "\(person) \(state)")
        }
        for state in Self.states {
            let version = Self.version(state)
            isOpen(RulebookRules.mayEdit(version, edition, actor), state, in: .draft)
            isOpen(RulebookRules.maySubmit(version, edition, actor), state, in: .draft)
            isOpen(RulebookRules.mayDiscard(version, edition, actor), state, in: .draft)
            isOpen(RulebookRules.mayRecordResolution(version, edition, actor), state, in: .validated, .voted, .published)
            isOpen(RulebookRules.mayPublish(version, edition, actor), state, in: .voted)
            isOpen(RulebookRules.mayJoinFile(version, edition, actor), state, in: .voted, .published)
            isOpen(RulebookRules.mayDraft(edition, actor, versions: [version]), state, in: .published)
        }
        #expect(RulebookRules.mayDiscard(Self.version(.draft, number: 1), edition, actor) != nil, "the first version is the edition")
    }

    @Test(arguments: Person.allCases) func `who wrote in a version does not validate it, an elected member or another officer does`(person: Person) {
        let validates = [.officer, .elected].contains(person), edition = Self.subject()
        for state in Self.states {
            let version = Self.version(state)
            let validation = RulebookRules.mayValidate(version, authors: Self.authors, edition, person.actor)
            #expect(validation?.kind == (!validates ? .notAllowed : state == .submitted ? nil : .notNow), "\(person) \(state)")
            let back = RulebookRules.maySendBack(version, authors: Self.authors, edition, person.actor)
            #expect(back?.kind == (!validates ? .notAllowed : [.submitted, .validated].contains(state) ? nil : .notNow), "\(person) \(state)")
        }
    }

    @Test(arguments: Person.allCases) func `officers and elected members read and comment working versions, citizens do not`(person: Person) {
        let reads = ![.visitor, .resident, .panelMember].contains(person), edition = Self.subject()
        #expect((RulebookRules.maySee(edition, person.actor) == nil) == reads)
        #expect((RulebookRules.mayComment(Self.version(.draft), edition, person.actor) == nil) == reads)
        #expect(RulebookRules.mayComment(Self.version(.published), edition, person.actor) != nil)
        #expect((RulebookRules.mayCreateEdition(person.actor) == nil) == [.drafter, .coauthor].contains(person))
    }

    // MARK: The vote

    /// In force: a vote from day 10 to day 20.
    static var voted: Rulebook {
        var book = Rulebook()
        book.calendar = Calendar([Phase(kind: .vote, opensAt: day(10), closesAt: day(20))])
        return book
    }

    @Test func `once the vote is open, nothing that decides it moves`() {
        let changes: [(String, (inout Rulebook) -> Void)] = [
            ("ballot", { $0.ballot.maximum = 9 }), ("allocation", { $0.allocation.notFitting = .skip }), ("ties", { $0.allocation.ties = [.lowerNumber] }),
            ("voters", { $0.voters.minimumAge = 18 }), ("envelopes", { $0.envelopes = [EnvelopeRule(name: "Ville", amount: Euros(1))] }),
            ("opening", { $0.calendar = Calendar([Phase(kind: .vote, opensAt: Self.day(12), closesAt: Self.day(20))]) }),
            ("shorter", { $0.calendar = Calendar([Phase(kind: .vote, opensAt: Self.day(10), closesAt: Self.day(19))]) }),
            ("no vote", { $0.calendar = Calendar() }),
        ]
        for (name, change) in changes {
            var book = Self.voted
            change(&book)
            let past = name == "shorter" || name == "no vote"
            #expect(RulebookRules.frozen(Self.voted, book, at: Self.day(9)) == nil, "\(name) before, \(past)")
            #expect(RulebookRules.frozen(Self.voted, book, at: Self.day(10))?.kind == .notNow, "\(name) at the opening")
            #expect(RulebookRules.frozen(Self.voted, book, at: Self.day(30))?.kind == .notNow, "\(name) long after")
        }
    }

    @Test func `the vote may last longer while it is open, and what does not decide it may change`() {
        var longer = Self.voted
        longer.calendar = Calendar([Phase(kind: .vote, opensAt: Self.day(10), closesAt: Self.day(25))])
        #expect(RulebookRules.frozen(Self.voted, longer, at: Self.day(15)) == nil)
        #expect(RulebookRules.frozen(Self.voted, longer, at: Self.day(20))?.kind == .notNow, "the box is closed")
        var words = Self.voted
        words.summary = "Plus clair."
        words.completionDays = 30
        #expect(RulebookRules.frozen(Self.voted, words, at: Self.day(15)) == nil)
    }

    @Test func `no version opens the vote in the past`() {
        #expect(RulebookRules.frozen(nil, Self.voted, at: Self.day(10))?.kind == .notNow)
        #expect(RulebookRules.frozen(nil, Self.voted, at: Self.day(9)) == nil)
        #expect(RulebookRules.frozen(Rulebook(), Self.voted, at: Self.day(11))?.kind == .notNow)
        #expect(RulebookRules.frozen(nil, Rulebook(), at: Self.day(11)) == nil)
    }

    // MARK: Who participates

    @Test func `age, link and legal persons are each refused with their field`() {
        let conditions = Conditions(minimumAge: 16, links: [.lives, .studies], acceptsLegalPersons: false)
        let now = Instant(localInput: "2026-06-01T12:00")!
        func fields(_ person: Participant, _ purpose: ParticipationRules.Purpose) -> [String] {
            ParticipationRules.problems(conditions, person, to: purpose, at: now).byField.map(\.field)
        }
        for purpose in [ParticipationRules.Purpose.proposing, .voting] {
            #expect(fields(Participant(birthYear: 2010, link: .lives), purpose) == [], "sixteen within the year")
            #expect(fields(Participant(birthYear: 2011, link: .lives), purpose) == ["birthYear"])
            #expect(fields(Participant(birthYear: nil, link: .studies), purpose) == ["birthYear"])
            #expect(fields(Participant(birthYear: 1950, link: .uses), purpose) == ["link"])
            #expect(fields(Participant(birthYear: 1950, link: nil), purpose) == ["link"])
        }
        #expect(fields(Participant(birthYear: 1950, link: .lives, isLegalPerson: true), .proposing) == ["onBehalf"])
        #expect(fields(Participant(birthYear: 1950, link: .lives, isLegalPerson: true), .voting) == [])
        let open = Conditions(minimumAge: 0, links: [], acceptsLegalPersons: true)
        #expect(ParticipationRules.refusal(open, Participant(isLegalPerson: true), to: .proposing, at: now) == nil)
        #expect(ParticipationRules.refusal(conditions, Participant(birthYear: 2015, link: .lives), to: .voting, at: now)?.kind == .notAllowed)
    }
}
