import Database
@testable import Engagement
import L10n
import Platform
import TestTown
import Vocabulary
import Web

/// The event of Engagement, where the tests' own library has a word like it.
typealias PublicEvent = Event

/// The town of the questions with its events.
struct EventsTown {
    let site: QuestionsTown
    var town: Town { site.town }
    var rosa: Town.Person { site.rosa }
    var cleo: Town.Person { site.cleo }
    var olga: Town.Person { site.olga }
    var paul: Town.Person { site.paul }
    var ana: Town.Person { site.ana }
    var centre: TerritoryID { site.centre }

    init(_ backend: Backend, projects: [ShownProject]? = nil) async throws { site = try await QuestionsTown(backend, projects: projects) }

    /// A workshop on Saturday 28 November at six in the evening; an empty change takes the field away.
    func plan(_ changes: [String: String] = [:]) -> [String: String] {
        let fields = [
            "kind": "ideas-workshop", "title": "Atelier du parc", "description": "Venez écrire vos idées pour le parc, avec ou sans ordinateur.", "place": "Maison du parc, 2 rue des Tilleuls",
            "access": "De plain-pied", "starts": "2026-11-28T18:00", "ends": "2026-11-28T20:00", "sign_ups": "1",
        ]
        return fields.merging(changes) { $1 }.filter { !$0.value.isEmpty }
    }

    @discardableResult
    func announce(_ changes: [String: String] = [:], as person: Town.Person? = nil) async -> Town.Answer {
        await town.post("/bureau/agenda/nouveau/annonce", plan(changes), as: person ?? rosa)
    }

    func last() async throws -> Event {
        try await town.database.read { db in try EventStore.event(ID(try db.value("select max(id) from events", as: Int.self)), db) }
    }

    /// Announced by the reception and published.
    func published(_ changes: [String: String] = [:]) async throws -> Event {
        await announce(changes)
        let event = try await last()
        _ = await town.post(event.deskLink + "/publication", as: rosa)
        return try await last()
    }

    /// Of those who come, by name; the cancelled apart.
    func states() async throws -> [String: String] {
        let pairs = try await town.database.read { db in
            try db.all("select name, state from event_sign_ups where state <> 'cancelled' order by id") { ($0.text(), $0.text()) }
        }
        return Dictionary(pairs) { _, last in last }
    }

    /// Where her tasks lead, those that count nothing apart.
    func tasks(of person: Town.Person) async throws -> [String] {
        let world = town.world, now = town.now
        return try await town.database.read { db in
            let actor = Actor(account: person.account, name: person.name, grants: try GrantStore.held(by: person.account, at: now, db))
            return try EventTasks.all(Visit(world: world, actor: actor, now: now, t: Texts(.french)), db).filter { $0.count > 0 }.map(\.link)
        }
    }

    func letters(to person: Town.Person) async throws -> [String] { try await site.letters(to: person) }
    func letters(to address: String) async throws -> [(subject: String, body: String, path: String)] { try await site.letters(to: address) }
}
