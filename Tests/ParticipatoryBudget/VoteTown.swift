import Database
import L10n
import Platform
import TestTown
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The town with an edition at the vote: three projects, an hour before the close.
struct VoteTown {
    let town: Town
    let edition: EditionID
    var officer: Town.Person
    static let ballot = "/editions/2026/voter"
    static let closes = Town.noon + .hours(1)

    init(_ backend: Backend, _ rule: BallotRule = BallotRule(minimum: 1, maximum: 2), identities: IdentityProvider? = nil, _ change: (inout Rulebook) -> Void = { _ in }) async throws {
        town = try await Town(TestDatabases.fresh(backend), identities: identities)
        var book = Rulebook()
        book.themes = ["Nature"]
        book.ballot = rule
        book.allocation.notFitting = .skip
        book.envelopes = [EnvelopeRule(name: "Toute la ville", amount: Euros(100_000))]
        book.calendar = Calendar([
            Phase(kind: .vote, opensAt: Town.noon - .days(10), closesAt: Self.closes), Phase(kind: .results, opensAt: Self.closes, closesAt: nil),
        ])
        change(&book)
        let rules = book
        edition = try await town.database.write { db in
            let id = EditionID(try db.insert("insert into editions (slug, title, created_at) values ('2026', 'Édition 2026', 0) returning id"))
            try RulebookStore.publish(rules, edition: id, Publication(number: 1, at: Town.noon - .days(100)), db)
            let author = AccountID(try db.insert("insert into accounts (display_name, created_at) values ('Porteuse', 0) returning id"))
            for number in 1...3 {
                let proposal = try db.insert("""
                    insert into proposals (edition_id, number, author_id, title, created_at, updated_at, deposited_at, status)
                    values (\(id), \(number), \(author), \("Projet \(number)"), 0, 0, 0, 'on-ballot') returning id
                    """)
                try db.run("""
                    insert into projects (edition_id, proposal_id, number, title, summary, cost, added_at, territory_id)
                    values (\(id), \(proposal), \(number), \("Projet \(number)"), 'Résumé', \(Euros(number * 30_000)), 0,
                        (select id from territories where code = \("q\(number)")))
                    """)
            }
            return id
        }
        officer = try await town.person("Odile", (.projectOfficer, .edition(edition)))
    }

    /// The project's identity, as the form sends it.
    func choice(_ number: Int) async throws -> String {
        let edition = edition
        return String(try await town.database.read { try ProjectStore.project(edition, number: number, $0).id.number })
    }

    func fields(_ numbers: Int..., act: String = "cast") async throws -> [String: [String]] {
        var choices: [String] = []
        for number in numbers { choices.append(try await choice(number)) }
        return ["choice": choices, "act": [act], "link": ["lives"], "honour": ["1"]]
    }

    func count(_ sql: SQL) async throws -> Int { try await town.database.read { try $0.count(sql) } }
}

extension CountRecord {
    /// Of a count in which nothing happened, as the table keeps it.
    static var empty: String {
        get throws {
            try Counting.encode(CountRecord(
                rule: CountRule(Rulebook(), on: [], territory: { $0 }), ballotKind: "approval", ballots: 0, blank: 0, turnout: Turnout(), spent: .zero, left: .zero))
        }
    }
}
