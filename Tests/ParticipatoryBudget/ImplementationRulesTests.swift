import Database
import L10n
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Who may do what on a work: role × stage × relation; and its pages, made by hand.
@Suite struct `Rules and pages of implementation` {
    static let parks = ServiceID(1), edition = EditionID(1)

    enum Person: String, CaseIterable, Sendable {
        case visitor, resident, officer, officerOfAnother, otherOfficer, owner, otherService, everyService, reviewer, elected, auditor, administrator

        var actor: Actor {
            func person(_ account: Int, _ role: Role? = nil, _ scope: Scope = .city) -> Actor {
                Actor(account: AccountID(account), name: rawValue, grants: role.map { [Grant(role: $0, scope: scope, from: Instant(milliseconds: 0))] } ?? [])
            }
            return switch self {
            case .visitor: .visitor
            case .resident: person(9)
            case .officer: person(10, .projectOfficer, .edition(edition))
            case .officerOfAnother: person(11, .projectOfficer, .edition(EditionID(7)))
            case .otherOfficer: person(12, .projectOfficer)
            case .owner: person(13, .serviceReferent, .service(parks))
            case .otherService: person(14, .serviceReferent, .service(ServiceID(2)))
            case .everyService: person(15, .serviceReferent)
            case .reviewer: person(16, .reviewer)
            case .elected: person(17, .elected)
            case .auditor: person(18, .auditor)
            case .administrator: person(19, .administrator)
            }
        }
    }

    static func allowed(_ rule: (Actor) -> Refusal?) -> Set<Person> { Set(Person.allCases.filter { rule($0.actor) == nil }) }
    static func day(_ number: Int) -> Instant { Instant(milliseconds: 0) + .days(number) }
    static let its = Edition(id: edition, slug: "2026", title: "2026", summary: "", publishedAt: day(0), importedFrom: "", calendar: Calendar([]))
    static let reached = Milestone(id: ID(1), title: "Études", promisedAt: day(10), actualAt: day(11))
    static let waiting = Abandonment(id: ID(1), reason: "Trop <cher>.", proposedBy: AccountID(10), proposedByName: "Omar", proposedAt: day(20))

    static func work(_ stage: WorkStage, isAbandonmentProposed: Bool = false) -> Work {
        var owner = WorkOwner(kind: .service, service: parks, name: "Parcs & jardins", since: day(1))
        owner.contact.name = "Paul"
        return Work(
            id: ID(1), projectNumber: 7, title: "Des <arbres>", summary: "Planter & arroser.", proposal: ID(3), proposalNumber: 12, edition: edition,
            territoryName: "Centre", longitude: 4.8, latitude: 45.7, price: Euros(30_000), budget: Euros(31_000), spent: Euros(31_500), stage: stage,
            updatedAt: day(10), nextPlannedAt: day(30), nextTitle: "Plantation", isAbandonmentProposed: isAbandonmentProposed, owner: owner)
    }

    // MARK: Rules

    @Test(arguments: WorkStage.allCases) func `the officer and the service that makes it report, until it is given up`(stage: WorkStage) {
        let allowed = Self.allowed { ImplementationRules.mayReport(Self.work(stage), Self.its, $0) }
        #expect(allowed == (stage == .abandoned ? [] : [.officer, .otherOfficer, .owner, .everyService]))
        for rule in [ImplementationRules.mayEntrust, ImplementationRules.mayReviseBudget] {
            #expect(Self.allowed { rule(Self.work(stage), Self.its, $0) } == (stage == .abandoned ? [] : [.officer, .otherOfficer]))
        }
    }

    @Test func `a work is seen by officers, services and those who follow the city; news is taken back by who reports, a decision stays`() {
        let work = Self.work(.works)
        #expect(Self.allowed { ImplementationRules.maySee(work, Self.its, $0) }
            == [.officer, .otherOfficer, .owner, .otherService, .everyService, .reviewer, .elected, .auditor])
        for item in Self.news {
            let reporters: Set<Person> = item.kind == .news ? [.officer, .otherOfficer, .owner, .everyService] : []
            #expect(Self.allowed { ImplementationRules.mayWithdraw(item, work, Self.its, $0) } == reporters, "\(item.kind)")
        }
    }

    @Test(arguments: WorkStage.allCases) func `one proposes to give up an unfinished work, another confirms`(stage: WorkStage) {
        let isOpen = !stage.isOver
        let plain = Self.work(stage), proposed = Self.work(stage, isAbandonmentProposed: true)
        #expect(Self.allowed { ImplementationRules.mayProposeAbandonment(plain, Self.its, $0) } == (isOpen ? [.officer, .otherOfficer] : []))
        #expect(Self.allowed { ImplementationRules.mayProposeAbandonment(proposed, Self.its, $0) } == [])
        #expect(Self.allowed { ImplementationRules.mayConfirmAbandonment(Self.waiting, proposed, Self.its, $0) } == (isOpen ? [.otherOfficer, .reviewer] : []))
        #expect(Self.allowed { ImplementationRules.mayConfirmAbandonment(nil, plain, Self.its, $0) } == [])
        #expect(Self.allowed { ImplementationRules.mayDeclineAbandonment(Self.waiting, proposed, Self.its, $0) } == [.officer, .otherOfficer, .reviewer])
    }

    @Test func `a milestone moves while it is open; a day reached may be corrected`() {
        let open = Milestone(id: ID(1), title: "A", promisedAt: Self.day(10)), cancelled = Milestone(id: ID(1), title: "A", promisedAt: Self.day(10), cancelledReason: "Inutile")
        let officer = Person.officer.actor, work = Self.work(.works)
        #expect([open, Self.reached, cancelled].map { ImplementationRules.mayMove($0, work, Self.its, officer) == nil } == [true, false, false])
        #expect([open, Self.reached, cancelled].map { ImplementationRules.mayReach($0, work, Self.its, officer) == nil } == [true, true, false])
        #expect([open, Self.reached, cancelled].map { $0.state(at: Self.day(20)) } == [.late, .reached, .cancelled] && open.state(at: Self.day(5)) == .coming)
    }

    @Test func `works open once the results are public; officers, services and those who follow them look`() {
        #expect(Self.allowed { ImplementationRules.mayOpenWorks(Self.its, areResultsPublic: true, $0) } == [.officer, .otherOfficer])
        #expect(Self.allowed { ImplementationRules.mayOpenWorks(Self.its, areResultsPublic: false, $0) } == [])
        #expect(Self.allowed { ImplementationRules.maySeeDesk(Self.its, $0) }
            == [.officer, .otherOfficer, .owner, .otherService, .everyService, .reviewer, .elected, .auditor])
    }

    @Test func `what an officer should look at comes the gravest first`() {
        #expect(Self.work(.works).concerns(at: Self.day(20)) == [.overBudget])
        #expect(Self.work(.works, isAbandonmentProposed: true).concerns(at: Self.day(200)) == [.abandonment, .late, .silent, .overBudget])
        #expect(Self.work(.delivered).concerns(at: Self.day(200)) == [.overBudget])
    }

    // MARK: Pages

    static func view(_ person: Person, _ language: Language = .french) -> View {
        View(t: Texts(language), actor: person.actor, now: day(40), address: "/")
    }

    static let news = [
        WorkNews(id: ID(1), .news, at: day(30), title: "Les <fosses>", body: "**Creusées** <b>", by: "Paul"),
        WorkNews(id: ID(2), .delay, at: day(29), title: "Plantation", body: "Le gel.", was: "0", becomes: "86400000"),
        WorkNews(id: ID(3), .scope, at: day(28), title: "Le projet change", body: "Le sol.", was: "Dix <arbres>", becomes: "Huit"),
        WorkNews(id: ID(4), .budget, at: day(27), title: "Le budget est revu", body: "Plus cher.", was: "3000000", becomes: "3100000"),
        WorkNews(id: ID(5), .stage, at: day(26), title: "Travaux", body: "Ouverts.", was: "studies", becomes: "works"),
        WorkNews(id: ID(6), .owner, at: day(25), title: "Parcs", body: "Réorganisation.", was: "Voirie", becomes: "Parcs"),
        WorkNews(id: ID(7), .abandonment, at: day(24), title: "Le projet est abandonné", body: "Pollué."),
    ]
    static let milestones = [
        reached, Milestone(id: ID(2), title: "Plantation", promisedAt: day(20), plannedAt: day(30), delayReason: "Le gel."),
        Milestone(id: ID(3), title: "Fête", promisedAt: day(90)), Milestone(id: ID(4), title: "Banc", promisedAt: day(50), cancelledReason: "Volé."),
    ]
    static let spendings = [Spending(id: ID(1), at: day(12), label: "Terre & fumier", amount: Euros(500), section: .investment, isCancelled: false)]

    @Test(arguments: WorkStage.allCases) func `the public page is well formed at each stage and hides whom to call`(stage: WorkStage) {
        let page = WorkPage(edition: Self.its, work: Self.work(stage), milestones: Self.milestones, spendings: Self.spendings, news: Self.news, photos: [], files: [])
        for language in Language.all {
            let html = page.body(Self.view(.visitor, language))
            #expect(WellFormed.faults(in: html) == [])
            #expect(!html.text.contains("<arbres>") && !html.text.contains("<fosses>") && !html.text.contains("Paul"))
        }
        let text = page.body(Self.view(.visitor)).text
        for words in ["Le gel.", "2\u{A0}janvier 1970", "Dix &lt;arbres&gt;", "31\u{202F}000", "Voirie", "Volé.", "Terre &amp; fumier"] { #expect(text.contains(words), "\(words)") }
    }

    @Test func `the lists are well formed, filtered and not`() {
        let works = WorkStage.allCases.map { Self.work($0) }
        for query in [[:], ["etape": ["works"]], ["q": ["introuvable"]], ["part": ["livres"]]] as [[String: [String]]] {
            let filter = WorkFilter(FormValues(query))
            let page = WorksPage(edition: Self.its, works: works, photos: [:], part: query["part"] == nil ? .all : .delivered, filter: filter, pageNumber: 1, now: Self.day(40))
            #expect(WellFormed.faults(in: page.body(Self.view(.visitor))) == [])
            let desk = WorksDeskPage(
                edition: Self.its, home: Crumb(Self.its.title, Self.its.link), works: works, services: [MunicipalService(id: Self.parks, name: "Parcs")], filter: filter, pageNumber: 1, waiting: 2,
                refusalToOpen: nil, now: Self.day(40))
            #expect(WellFormed.faults(in: desk.body(Self.view(.officer))) == [])
        }
    }

    @Test(arguments: [Person.officer, .owner, .auditor]) func `the officers’ pages are well formed for each reader, with and without errors`(person: Person) {
        let actor = person.actor, work = Self.work(.works, isAbandonmentProposed: true), its = Self.its
        let subject = WorkSubject(edition: its, work: work, proposers: [AccountID(1)], followers: [], abandonment: Self.waiting, home: Crumb(its.title, its.link))
        let report = ImplementationRules.mayReport(work, its, actor)
        var wrong = Self.view(person)
        wrong.form = FormState(values: ["body": ["<b>"]], errors: [("body", "Trop court."), ("", "Trop tard."), ("words", "Trop court."), ("planned", "Non.")])
        for view in [Self.view(person), wrong] {
            let bodies = [
                WorkDeskPage(subject: subject, news: Self.news, refusal: report).body(view),
                WorkNewsPage(subject: subject, news: Self.news, refusal: report, actor: actor).body(view),
                WorkPhotosPage(subject: subject, milestones: Self.milestones, photos: [], files: [], refusal: report).body(view),
                WorkPlanPage(subject: subject, milestones: Self.milestones, refusal: report).body(view),
                MilestonePage(
                    subject: subject, milestone: Self.milestones[1], refusalToReach: ImplementationRules.mayReach(Self.milestones[1], work, its, actor),
                    refusalToMove: ImplementationRules.mayMove(Self.milestones[1], work, its, actor)).body(view),
                WorkMoneyPage(
                    subject: subject, spendings: Self.spendings, refusalToSpend: report,
                    refusalToRevise: ImplementationRules.mayReviseBudget(work, its, actor)).body(view),
                WorkScopePage(subject: subject, changes: [Self.news[2]], refusal: report).body(view),
                WorkOwnerPage(
                    subject: subject, former: [WorkOwner(kind: .thirdParty, name: "<Amis>", since: Self.day(1))],
                    services: [MunicipalService(id: Self.parks, name: "Parcs")], grantWithoutAgreement: Euros(23_000),
                    refusal: ImplementationRules.mayEntrust(work, its, actor)).body(view),
                AbandonmentPage(subject: subject, past: [], refusals: .init(
                    propose: ImplementationRules.mayProposeAbandonment(work, its, actor),
                    confirm: ImplementationRules.mayConfirmAbandonment(Self.waiting, work, its, actor),
                    decline: ImplementationRules.mayDeclineAbandonment(Self.waiting, work, its, actor))).body(view),
            ]
            for (index, body) in bodies.enumerated() {
                #expect(WellFormed.faults(in: body) == [], "page \(index)")
                #expect(!body.text.contains("<arbres>") && !body.text.contains("<Amis>") && !body.text.contains("<cher>"))
            }
        }
    }
}
