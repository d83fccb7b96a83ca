import Database
@testable import ParticipatoryBudget
import TestTown
import Vocabulary
import Web

/// The town while its officers examine: three proposals, two criteria, officers who sign, a reviewer who checks.
struct EligibilityTown {
    let town: Town
    let edition: EditionID
    let proposals: [ID<Proposal>]
    let criteria: [Criterion]
    /// Run the edition.
    let omar: Town.Person
    let olga: Town.Person
    /// Checks.
    let rita: Town.Person
    /// Carries numbers 1 and 2; Ben carries number 3.
    let ana: Town.Person
    let ben: Town.Person

    static let desk = "/bureau/editions/2026/recevabilite"

    init(_ backend: Backend, phases: [Phase]? = nil, routes: Routes = ParticipatoryBudget.routes, bodies: BodyOpinions = BodyOpinions()) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend), routes: routes, bodies: bodies)
        self.town = town
        ana = try await town.person("Ana")
        ben = try await town.person("Ben")
        omar = try await town.person("Omar", (.projectOfficer, .city))
        olga = try await town.person("Olga", (.projectOfficer, .city))
        rita = try await town.person("Rita", (.reviewer, .city))
        let (now, authors) = (town.now, [ana.account, ana.account, ben.account])
        let calendar = Calendar(phases ?? [
            Phase(kind: .deposit, opensAt: now - .days(40), closesAt: now - .days(10)),
            Phase(kind: .eligibility, opensAt: now - .days(10), closesAt: now + .days(10)),
            Phase(kind: .shortlist, opensAt: now - .days(5), closesAt: now + .days(30)),
            Phase(kind: .vote, opensAt: now + .days(100), closesAt: now + .days(120)),
        ])
        (edition, proposals, criteria) = try await town.database.write { db in
            let edition = EditionID(try db.insert("insert into editions (slug, title, created_at) values ('2026', 'Édition 2026', \(now)) returning id"))
            var rulebook = Rulebook()
            rulebook.criteria = [
                CriterionRule(code: "ville", question: "Est-ce dans la ville ?", reasons: [StandardReason(reason: "C’est sur la commune voisine.", whereElse: "La mairie voisine.")]),
                CriterionRule(code: "interet", question: "Est-ce d’intérêt général ?"),
            ]
            rulebook.calendar = calendar
            try RulebookStore.publish(rulebook, edition: edition, Publication(number: 1, at: now - .days(50)), db)
            let proposals = try authors.enumerated().map { index, author in
                ID<Proposal>(try db.insert("""
                    insert into proposals (edition_id, number, author_id, title, summary, body, created_at, updated_at, deposited_at, status)
                    values (
                        \(edition), \(index + 1), \(author), \("Des arbres \(index + 1)"), 'Planter.', 'Beaucoup.', \(now - .days(30)), \(now - .days(30)),
                        \(now - .days(30)), 'deposited'
                    ) returning id
                    """))
            }
            return (edition, proposals, try EligibilityStore.criteria(edition, db))
        }
    }

    // MARK: The usual path

    @discardableResult
    func examine(_ number: Int = 1, _ first: String = "yes", _ changes: [String: String] = [:], act: String = "sign", as person: Town.Person? = nil) async -> Town.Answer {
        let fields = ["answer-\(criteria[0].id)": first, "answer-\(criteria[1].id)": "yes", "act": act]
        return await town.post("\(Self.desk)/\(number)", fields.merging(changes) { $1 }, as: person ?? omar)
    }

    /// Refuses number 1 with the reason that officers reuse.
    @discardableResult
    func refuse(_ number: Int = 1) async -> Town.Answer { await examine(number, "no", ["standard-\(criteria[0].id)": "C’est sur la commune voisine."]) }

    @discardableResult
    func check(_ number: Int = 1, _ verdict: String = "confirmed", _ reason: String = "", as person: Town.Person? = nil) async -> Town.Answer {
        await town.post("\(Self.desk)/\(number)/verification", ["verdict": verdict, "check_reason": reason], as: person ?? rita)
    }

    @discardableResult
    func notify(_ numbers: Int..., as person: Town.Person? = nil) async -> Town.Answer {
        await town.post("\(Self.desk)/annonce", lists: ["announce": numbers.map { "\(proposals[$0 - 1])" }], as: person ?? omar)
    }

    /// Once the letters have left.
    @discardableResult
    func release(_ numbers: Int..., as person: Town.Person? = nil) async -> Town.Answer {
        try? await town.deliverLetters()
        return await town.post("\(Self.desk)/publication", lists: ["release": numbers.map { "\(proposals[$0 - 1])" }], as: person ?? omar)
    }

    /// Refused, checked, told, published.
    func refuseToTheEnd() async {
        await refuse()
        await check()
        await notify(1)
        await release(1)
    }

    func stage(_ number: Int = 1) async throws -> EligibilityStage? {
        let now = town.now
        return try await town.database.read { db in try EligibilityStore.lines(edition, db).first { $0.number == number }?.stage(at: now) }
    }

    func status(_ number: Int = 1) async throws -> ProposalStatus {
        try await town.database.read { db in try ProposalStore.proposal(proposals[number - 1], db).status }
    }

    /// The subjects of the letters to one person, in the order of their writing.
    func letters(to person: Town.Person) async throws -> [String] {
        try await town.database.read { db in try db.all("select subject from letters where account_id = \(person.account) order by id") { $0.text() } }
    }
}
