import Database
@testable import ParticipatoryBudget
import Testing
import Vocabulary

/// Who may do what on a study: role × moment × relation.
@Suite struct `Rules of feasibility` {
    // MARK: People

    static let author = AccountID(1), coauthor = AccountID(2)
    static let parks = ServiceID(1), roads = ServiceID(2), culture = ServiceID(3), edition = EditionID(1)

    enum Person: String, CaseIterable, Sendable {
        case visitor, resident, author, coauthor, officer, officerOfAnother, officerAndAuthor, lead, contributor, stranger, everyService
        case leadAndAuthor, reviewer, elected, auditor, administrator, moderator, agent

        var actor: Actor {
            func person(_ account: Int, _ grants: (Role, Scope)...) -> Actor {
                Actor(account: AccountID(account), name: rawValue, grants: grants.map { Grant(role: $0.0, scope: $0.1, from: Instant(milliseconds: 0)) })
            }
            return switch self {
            case .visitor: .visitor
            case .resident: person(9)
            case .author: person(1)
            case .coauthor: person(2)
            case .officer: person(10, (.projectOfficer, .edition(edition)))
            case .officerOfAnother: person(11, (.projectOfficer, .edition(EditionID(7))))
            case .officerAndAuthor: person(1, (.projectOfficer, .city))
            case .lead: person(12, (.serviceReferent, .service(parks)))
            case .contributor: person(13, (.serviceReferent, .service(roads)))
            case .stranger: person(14, (.serviceReferent, .service(culture)))
            case .everyService: person(15, (.serviceReferent, .city))
            case .leadAndAuthor: person(1, (.serviceReferent, .service(parks)))
            case .reviewer: person(16, (.reviewer, .city))
            case .elected: person(17, (.elected, .city))
            case .auditor: person(18, (.auditor, .city))
            case .administrator: person(19, (.administrator, .city))
            case .moderator: person(20, (.moderator, .city))
            case .agent: person(21, (.receptionAgent, .city))
            }
        }
    }

    // MARK: Moments

    enum Moment: CaseIterable, Sendable {
        case before, during, afterItsWindow, voteOpen

        var now: Instant { switch self { case .before: day(5); case .during: day(15); case .afterItsWindow: day(25); case .voteOpen: day(30) } }
    }

    static func day(_ number: Int) -> Instant { Instant(milliseconds: 0) + .days(number) }

    static let calendar = Calendar([
        Phase(kind: .feasibility, opensAt: day(10), closesAt: day(20)), Phase(kind: .vote, opensAt: day(30), closesAt: day(40)),
    ])

    // MARK: Studies

    static func file(_ stage: StudyStage, isAnswered: Bool = true, roadsDue: Instant = day(18), calendar: Calendar = calendar) -> StudyFile {
        let opinion = Opinion(
            id: ID(1), verdict: .favourable, costing: Costing(), conditions: "", publicReason: "Oui.", internalNote: "", givenBy: "Rosa", givenAt: day(12))
        let isAssigned = stage != .toAssign
        return StudyFile(
            own: OwnProposal(
                proposal: FeasibilitySamples.proposal(author: author),
                edition: Edition(id: edition, slug: "2026", title: "2026", summary: "", publishedAt: day(0), importedFrom: "", calendar: calendar),
                coauthors: [Coauthor(id: ID(1), proposal: ID(1), account: coauthor, invitedAt: day(2), acceptedAt: day(3))]),
            study: isAssigned ? FeasibilityStudy(
                id: ID(1), lead: parks, leadName: "Parcs", question: "", dueAt: day(19), openedAt: day(11), openedBy: AccountID(10)) : nil,
            contributions: isAssigned ? [Contribution(
                id: ID(1), service: roads, serviceName: "Voirie", question: "", dueAt: roadsDue, askedAt: day(11),
                opinion: isAnswered && stage != .waitingForOpinions ? opinion : nil)] : [],
            synthesis: FeasibilitySamples.synthesis(at: stage)
        )
    }

    /// Those for whom a rule says yes.
    static func allowed(_ rule: (Actor) -> Refusal?) -> Set<Person> { Set(Person.allCases.filter { rule($0.actor) == nil }) }

    @Test func `the samples stand where they say`() {
        for stage in StudyStage.allCases { #expect(Self.file(stage).stage == stage) }
    }

    // MARK: Reading

    @Test(arguments: StudyStage.allCases) func `the file is read by those who conduct, follow or take part`(stage: StudyStage) {
        let services: Set<Person> = stage == .toAssign ? [] : [.lead, .contributor, .everyService, .leadAndAuthor]
        #expect(Self.allowed { FeasibilityRules.mayRead(Self.file(stage), $0) } == services.union([.officer, .officerAndAuthor, .reviewer, .elected, .auditor]))
    }

    @Test func `the queue of an edition is for officers, the queue of a service for its referents`() {
        let edition = Self.file(.toAssign).edition
        #expect(Self.allowed { FeasibilityRules.mayReadQueue(edition, $0) } == [.officer, .officerAndAuthor, .reviewer, .elected, .auditor])
        #expect(Self.allowed { FeasibilityRules.mayReadServiceQueue($0) } == [.lead, .contributor, .stranger, .everyService, .leadAndAuthor])
    }

    // MARK: Acts, person by person

    @Test(arguments: Moment.allCases) func `the officer assigns from the opening until the vote, never her own proposal`(moment: Moment) {
        let isOpen = moment == .during || moment == .afterItsWindow
        for stage in StudyStage.allCases {
            let isUnderStudy = [.toAssign, .waitingForOpinions, .toConclude].contains(stage)
            #expect(Self.allowed { FeasibilityRules.mayAssign(Self.file(stage), $0, at: moment.now) } == (isOpen && isUnderStudy ? [.officer] : []))
        }
    }

    @Test(arguments: Moment.allCases) func `only the service that was asked gives its opinion, while nothing is concluded`(moment: Moment) {
        let isOpen = moment == .during || moment == .afterItsWindow
        for stage in StudyStage.allCases {
            let isUnderStudy = [.waitingForOpinions, .toConclude, .declined].contains(stage)
            let allowed = Self.allowed { FeasibilityRules.mayGiveOpinion(Self.file(stage), Self.roads, $0, at: moment.now) }
            #expect(allowed == (isOpen && isUnderStudy ? [.contributor, .everyService] : []), "\(stage)")
        }
        #expect(Self.allowed { FeasibilityRules.mayGiveOpinion(Self.file(.toConclude), Self.culture, $0, at: moment.now) } == [], "culture was not asked")
    }

    @Test(arguments: Moment.allCases) func `only the lead service signs, never on its own referent's proposal`(moment: Moment) {
        let isOpen = moment == .during || moment == .afterItsWindow
        for stage in StudyStage.allCases where stage != .waitingForOpinions {
            let isUnderStudy = stage == .toConclude || stage == .declined
            let allowed = Self.allowed { FeasibilityRules.maySign(Self.file(stage), $0, at: moment.now) }
            #expect(allowed == (isOpen && isUnderStudy ? [.lead, .everyService] : []), "\(stage)")
        }
    }

    @Test func `the lead waits for the contributors until their date, then signs without them`() {
        let file = Self.file(.waitingForOpinions, roadsDue: Self.day(18))
        let paul = Person.lead.actor
        #expect(FeasibilityRules.maySign(file, paul, at: Self.day(18) - .seconds(1))?.kind == .notNow)
        #expect(FeasibilityRules.maySign(file, paul, at: Self.day(18)) == nil)
    }

    @Test(arguments: Moment.allCases) func `those who carry the proposal answer the amended version, once`(moment: Moment) {
        let isOpen = moment == .during || moment == .afterItsWindow
        let carriers: Set<Person> = [.author, .coauthor, .officerAndAuthor, .leadAndAuthor]
        for stage in StudyStage.allCases {
            let allowed = Self.allowed { FeasibilityRules.mayAnswerAmendment(Self.file(stage), $0, at: moment.now) }
            #expect(allowed == (isOpen && stage == .waitingForProposer ? carriers : []), "\(stage)")
        }
    }

    @Test func `for a person without an account an agent answers, but the one who signed the version`() {
        var file = Self.file(.waitingForProposer)
        file.own.authorCanSignIn = false
        let carriers: Set<Person> = [.author, .coauthor, .officerAndAuthor, .leadAndAuthor]
        #expect(Self.allowed { FeasibilityRules.mayAnswerAmendment(file, $0, at: Self.day(15)) } == carriers.union([.agent, .officer]))
        file.synthesis?.signedBy = AccountID(21)
        #expect(FeasibilityRules.mayAnswerAmendment(file, Person.agent.actor, at: Self.day(15))?.kind == .notAllowed)
    }

    @Test(arguments: Moment.allCases) func `the officer announces and reopens until the vote opens`(moment: Moment) {
        let isOpen = moment == .during || moment == .afterItsWindow
        let edition = Self.file(.toAnnounce).edition
        #expect(Self.allowed { FeasibilityRules.mayAnnounce(edition, $0, at: moment.now) } == (isOpen ? [.officer, .officerAndAuthor] : []))
        for stage in StudyStage.allCases {
            let isConcluded = ![.toAssign, .waitingForOpinions, .toConclude].contains(stage)
            #expect(Self.allowed { FeasibilityRules.mayReopen(Self.file(stage), $0, at: moment.now) } == (isOpen && isConcluded ? [.officer] : []), "\(stage)")
        }
    }

    @Test func `details are asked for by the officer and the services, one request at a time`() {
        let file = Self.file(.waitingForOpinions)
        let asking: Set<Person> = [.officer, .officerAndAuthor, .lead, .contributor, .everyService, .leadAndAuthor]
        #expect(Self.allowed { FeasibilityRules.mayRequestDetails(file, isWaiting: false, $0, at: Self.day(15)) } == asking)
        #expect(Self.allowed { FeasibilityRules.mayRequestDetails(file, isWaiting: true, $0, at: Self.day(15)) } == [])
        #expect(Self.allowed { FeasibilityRules.mayRequestDetails(Self.file(.toRelease), isWaiting: false, $0, at: Self.day(15)) } == [])
    }

    @Test(arguments: StudyStage.allCases) func `a conclusion is published after the proposer was told, by another than who signed`(stage: StudyStage) {
        let officer = Person.officer.actor
        #expect((FeasibilityRules.mayRelease(signedBy: AccountID(12), stage, officer) == nil) == (stage == .toRelease))
        #expect(FeasibilityRules.mayRelease(signedBy: officer.account!, stage, officer)?.kind == .notAllowed)
    }

    // MARK: Sentences

    @Test func `each moment and each state has its own sentence`() {
        let officer = Person.officer.actor
        let sentences = [
            FeasibilityRules.mayAssign(Self.file(.toAssign), officer, at: Moment.before.now),
            FeasibilityRules.mayAssign(Self.file(.toAssign), officer, at: Moment.voteOpen.now),
            FeasibilityRules.mayAssign(Self.file(.toAnnounce), officer, at: Moment.during.now),
            FeasibilityRules.mayAssign(Self.file(.toAssign, calendar: Calendar()), officer, at: Moment.during.now),
            FeasibilityRules.mayAssign(Self.file(.toAssign), Person.officerAndAuthor.actor, at: Moment.during.now),
            FeasibilityRules.mayAssign(Self.file(.toAssign), Person.resident.actor, at: Moment.during.now),
        ].map { $0?.reason.key }
        #expect(!sentences.contains(nil) && Set(sentences).count == sentences.count)
    }

    @Test func `a proposal withdrawn or merged is studied no more`() {
        for change in [{ $0.withdrawnAt = Self.day(14) }, { $0.mergedInto = ID(9) }] as [(inout Proposal) -> Void] {
            var file = Self.file(.toConclude)
            change(&file.own.proposal)
            #expect(FeasibilityRules.maySign(file, Person.lead.actor, at: Self.day(15))?.kind == .notNow)
            #expect(FeasibilityRules.mayGiveOpinion(file, Self.roads, Person.contributor.actor, at: Self.day(15))?.kind == .notNow)
        }
    }

    @Test func `a cost is checked against the cap and the sections that the envelopes pay for`() {
        let limits = CostLimits(cap: Euros(50_000), sections: [.investment])
        func objection(_ euros: Int, _ section: BudgetSection?) -> String? {
            limits.objection(to: Costing(estimate: Euros(euros), section: section, runningCost: nil, delayMonths: nil))?.field
        }
        #expect(objection(50_000, .investment) == nil)
        #expect(objection(50_001, .investment) == "estimate")
        #expect(objection(0, .investment) == "estimate")
        #expect(objection(10, nil) == "section" && objection(10, .operating) == "section")
        #expect(CostLimits(cap: nil, sections: []).objection(to: Costing(estimate: Euros(9_000_000), section: .operating)) == nil)
    }
}
