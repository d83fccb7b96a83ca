import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// The town before its edition: officers who write the rules, an elected member who validates, a resident.
struct RulebookTown {
    let town: Town
    let omar, olga, elsa, ana: Town.Person
    static let desk = "/bureau/editions/2027/reglement"

    init(_ backend: Backend) async throws {
        town = try await Town(try await TestDatabases.fresh(backend))
        omar = try await town.person("Omar", (.projectOfficer, .city))
        olga = try await town.person("Olga", (.projectOfficer, .city))
        elsa = try await town.person("Elsa", (.elected, .city))
        ana = try await town.person("Ana")
    }

    /// Each step of the guided form, answered well.
    static let answers: [(step: String, fields: [String: [String]])] = [
        ("participants", [
            "proposers-age": ["11"], "proposers-links": ["lives", "uses"], "legal-persons": ["1"], "voters-age": ["16"], "voters-links": ["lives"], "cap": ["15 000"],
            "per-person": ["2"], "length": ["3000"], "completion-days": ["10"], "appeal-days": ["15"],
        ]),
        ("criteres", [
            "themes": ["Nature\nÉcoles"], "question-0": ["Est-ce dans la ville ?"], "legal-0": ["CGCT L2121-29"],
            "reasons-0": ["C’est ailleurs. | La mairie voisine.\nC’est privé."], "question-1": ["Est-ce d’intérêt général ?"],
        ]),
        ("enveloppes", [
            "name-0": ["Centre"], "amount-0": ["20 000"], "territory-0": ["q1"], "section-0": ["investment"], "reference-0": ["Délibération 12"], "fenced-0": ["1"],
            "name-1": ["Toute la ville"], "amount-1": ["80 000,50"], "section-1": ["operating"], "reference-1": ["Délibération 13"],
        ]),
        ("calendrier", [
            "opens-deposit": ["2026-12-01T09:00"], "closes-deposit": ["2026-12-20T18:00"], "opens-vote": ["2027-04-20T09:00"], "closes-vote": ["2027-05-05T20:00"],
            "opens-results": ["2027-05-05T20:00"],
        ]),
        ("bulletin", ["kind": ["knapsack"], "minimum": ["1"], "maximum": ["5"], "mandatory": ["q2"], "points": ["10"], "points-each": ["5"]]),
        ("repartition", [
            "order": ["votes-per-cost"], "not-fitting": ["skip"], "tie-1": ["cost-asc"], "tie-2": ["seed"], "seed": ["Un texte public"], "carries": ["1"],
            "winners": ["20"], "votes": ["30"], "quota-0": ["theme:Nature"], "least-0": ["2"], "quota-1": ["territory:q1"], "least-1": ["1"],
        ]),
        ("resume", ["summary": ["Vous proposez, vous votez."]]),
    ]

    @discardableResult
    func create(_ changes: [String: String] = [:], as person: Town.Person? = nil) async -> Town.Answer {
        let fields = ["title": "Budget participatif 2027", "slug": "2027", "summary": ""]
        return await town.post("/bureau/editions", fields.merging(changes) { $1 }, as: person ?? omar)
    }

    @discardableResult
    func answer(_ step: String, _ changes: [String: [String]] = [:], version: Int = 1, as person: Town.Person? = nil) async -> Town.Answer {
        let fields = Self.answers.first { $0.step == step }?.fields ?? [:]
        return await town.post("\(Self.desk)/\(version)/\(step)", lists: fields.merging(changes) { $1 }, as: person ?? omar)
    }

    /// An edition whose first version is written to its end.
    func write() async {
        await create()
        for (step, _) in Self.answers { await answer(step) }
    }

    @discardableResult
    func act(_ name: String, _ fields: [String: String] = [:], version: Int = 1, as person: Town.Person? = nil) async -> Town.Answer {
        await town.post("\(Self.desk)/\(version)/\(name)", fields, as: person ?? omar)
    }

    /// Submitted, validated by Elsa, voted by the council, published.
    func publish(_ version: Int = 1) async {
        await act("soumettre", version: version)
        await act("valider", version: version, as: elsa)
        await act("deliberation", ["resolution": "2026-13\(version)", "day": "2026-11-20"], version: version)
        await act("publier", version: version)
    }

    func version(_ number: Int = 1) async throws -> RulebookVersion {
        try await town.database.read { db in
            let edition = try #require(try EditionStore.all(db).first)
            return try RulebookStore.version(edition.id, number, db)
        }
    }

    func letters(to person: Town.Person) async throws -> [String] {
        try await town.database.read { db in try db.all("select subject from letters where account_id = \(person.account) order by id") { $0.text() } }
    }
}
