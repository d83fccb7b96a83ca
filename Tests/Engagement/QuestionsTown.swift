import Database
@testable import Engagement
import Platform
import TestTown
import Vocabulary
import Web

/// The town with those who answer residents: reception of the city and of a neighbourhood, two services, who runs the budget.
struct QuestionsTown {
    let town: Town
    let parks: ServiceID
    let centre: TerritoryID
    let banks: TerritoryID
    /// Welcomes in the whole city.
    let rosa: Town.Person
    /// Welcomes at the centre only.
    let cleo: Town.Person
    /// Runs the participatory budget of the city.
    let olga: Town.Person
    /// Answers for the parks.
    let paul: Town.Person
    /// A resident.
    let ana: Town.Person

    init(_ backend: Backend, projects: [ShownProject]? = nil) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend), routes: Engagement.routes, projects: projects)
        self.town = town
        let (parks, places) = try await town.database.write { db in (try ServiceStore.add("Parcs", db), try TerritoryStore.narrowest(db).map(\.id)) }
        self.parks = parks
        centre = places[0]
        banks = places[1]
        rosa = try await town.person("Rosa", (.receptionAgent, .city))
        cleo = try await town.person("Cleo", (.receptionAgent, .territory(places[0])))
        olga = try await town.person("Olga", (.projectOfficer, .city))
        let paul = try await town.person("Paul", (.serviceReferent, .service(parks)))
        self.paul = paul
        ana = try await town.person("Ana")
        try await town.database.write { db in try db.run("update services set referent_id = \(paul.account) where id = \(parks)") }
    }

    func topic(_ name: String = "Voter") async throws -> ID<QuestionTopic> {
        try await town.database.read { db in try QuestionSettingsStore.topics(db).first { $0.name == name }!.id }
    }

    /// Asks from the public page.
    @discardableResult
    func ask(_ changes: [String: String] = [:], as person: Town.Person? = nil, files: [UploadedFile] = []) async throws -> Town.Answer {
        let fields = [
            "subject": "Peut-on voter sans compte ?", "body": "Je voudrais voter avec ma mère, qui n’a pas d’ordinateur.", "topic": "\(try await topic())",
            "name": "Mme Petit", "email": "petit@exemple.fr",
        ]
        return await town.post("/questions/poser", fields.merging(changes) { $1 }, as: person, files: files.isEmpty ? [:] : ["file": files])
    }

    /// Types in what was said on the phone.
    @discardableResult
    func enter(_ changes: [String: String] = [:], as person: Town.Person? = nil) async throws -> Town.Answer {
        let fields = [
            "channel": "phone", "way": "phone", "subject": "Où déposer une idée sur papier ?", "body": "Elle n’a pas d’ordinateur.", "topic": "\(try await topic("Déposer une idée"))",
            "name": "M. Legrand", "phone": "02 00 00 00 00", "consent": "1",
        ]
        return await town.post("/bureau/questions/nouvelle", fields.merging(changes) { $1 }, as: person ?? rosa)
    }

    func last() async throws -> Question {
        try await town.database.read { db in
            let id = try db.value("select max(id) from questions", as: Int.self)
            return try QuestionStore.question(ID(id), db)
        }
    }

    /// The subjects of the letters to somebody, by account or address.
    func letters(to person: Town.Person) async throws -> [String] {
        try await town.database.read { db in try db.all("select subject from letters where account_id = \(person.account) order by id") { $0.text() } }
    }

    func letters(to address: String) async throws -> [(subject: String, body: String, path: String)] {
        try await town.database.read { db in
            try db.all("select subject, body, button_path from letters where address = \(address) order by id") { (subject: $0.text(), body: $0.text(), path: $0.text()) }
        }
    }
}
