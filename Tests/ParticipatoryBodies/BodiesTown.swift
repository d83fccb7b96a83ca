import Database
@testable import ParticipatoryBodies
import Platform
import TestTown
import Vocabulary
import Web

/// The town with its conseil de quartier: created, chartered, with members, by the acts of the people who do it.
struct BodiesTown {
    let town: Town
    let parks: ServiceID
    let centre: TerritoryID
    /// Keeps the bodies.
    let olga: Town.Person
    /// Answers for the parks.
    let paul: Town.Person
    /// Residents.
    let ana: Town.Person
    let bob: Town.Person
    let zoe: Town.Person

    static let desk = "/bureau/instances/centre", link = "/instances/centre"

    init(_ backend: Backend) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend), routes: ParticipatoryBodies.routes)
        self.town = town
        olga = try await town.person("Olga", (.assemblyOfficer, .city))
        ana = try await town.person("Ana")
        bob = try await town.person("Bob")
        zoe = try await town.person("Zoe")
        let parks = try await town.database.write { db in try ServiceStore.add("Parcs", db) }
        self.parks = parks
        let paul = try await town.person("Paul", (.serviceReferent, .service(parks)))
        self.paul = paul
        centre = try await town.database.write { db in
            try db.run("update services set referent_id = \(paul.account) where id = \(parks)")
            return try TerritoryStore.narrowest(db)[0].id
        }
    }

    // MARK: The usual path

    @discardableResult
    func create(_ changes: [String: String] = [:], as person: Town.Person? = nil) async -> Town.Answer {
        let fields = [
            "kind": "neighbourhood-council", "slug": "centre", "starts": "2026-11-01", "name": "Conseil du Centre", "purpose": "Débattre de la vie du quartier.",
            "territories": "\(centre)", "term_months": "36", "renewal": "whole", "most_terms": "2",
        ]
        return await town.post("/bureau/instances/nouvelle", fields.merging(changes) { $1 }, as: person ?? olga)
    }

    @discardableResult
    func draft(_ changes: [String: String] = [:]) async -> Town.Answer {
        let fields = [
            "text": "## Rôle\nLe conseil débat de tout ce qui touche au quartier.", "notice_days": "10", "quorum_percent": "50", "proxies": "1",
            "counts_proxies": "1", "correction_days": "15", "answer_days": "60", "most_absences": "1", "petition_signatures": "2",
        ]
        return await town.post("\(Self.desk)/charte", fields.merging(changes) { $1 }, as: olga)
    }

    @discardableResult
    func publish() async -> Town.Answer { await town.post("\(Self.desk)/charte/publication", ["reason": "Délibération du 3 novembre"], as: olga) }

    /// Open to residents, with its charter.
    func open() async {
        await create()
        await draft()
        await publish()
    }

    func college(_ name: String) async throws -> College {
        try await town.database.read { db in
            let assembly = try AssemblyStore.assembly(slug: "centre", db)!
            return try AssemblyStore.colleges(assembly.id, db).first { $0.name.hasPrefix(name) }!
        }
    }

    @discardableResult
    func join(_ person: Town.Person, college name: String = "Habitantes", _ changes: [String: String] = [:]) async throws -> Town.Answer {
        let fields = [
            "college": "\(try await college(name).id)", "level": "lasting", "gender": "woman", "shown_as": "name", "engaged": "1",
        ]
        let statutes = name.hasPrefix("Associations") && changes["statutes"] != "none" ? ["statutes": [Town.upload(Town.pdf, named: "statuts.pdf")]] : [:]
        return await town.post("\(Self.link)/participer", fields.merging(changes) { $1 }, as: person, files: statutes)
    }

    func seat(of person: Town.Person) async throws -> Seat? {
        try await town.database.read { db in
            try SeatStore.held(by: person.account, in: try AssemblyStore.assembly(slug: "centre", db)!.id, at: town.now, db)
        }
    }

    /// Open, with Ana in the chair, Bob and Zoe as members.
    func live() async throws {
        await open()
        for person in [ana, bob, zoe] { try await join(person) }
        await town.post("\(Self.desk)/membres/\(try await seat(of: ana)!.id)/fonction", ["office": "chair"], as: olga)
    }

    /// Plans a meeting so many days away, by the chair; gives its address.
    func plan(inDays days: Int, _ changes: [String: String] = [:]) async -> String {
        let starts = town.now + .days(days)
        let t = TextsOfTests.french
        let fields = [
            "kind": "plenary", "title": "Plénière", "starts": t.dateTimeInput(starts), "ends": t.dateTimeInput(starts + .hours(2)), "place": "Salle des fêtes",
            "public": "1",
        ]
        let answer = await town.post("\(Self.link)/reunions/nouvelle", fields.merging(changes) { $1 }, as: ana)
        return answer.location.map { String($0.dropLast("/preparation".count)) } ?? "\(answer.status)"
    }

    @discardableResult
    func convene(_ meeting: String, _ fields: [String: String] = [:]) async -> Town.Answer { await town.post(meeting + "/convocation", fields, as: ana) }

    /// The addresses of the state of each seat, in a form of attendance.
    func present(_ people: Town.Person...) async throws -> [String: String] {
        var fields: [String: String] = [:]
        for person in people { fields["state-\(try await seat(of: person)!.id)"] = "present" }
        return fields
    }

    /// What opens a conversation to who wrote it without an account.
    func conversationKey(_ id: ID<Conversation>) async throws -> String {
        let world = town.world
        return try await town.database.read { db in
            guard let (assembly, conversation) = try ConversationStore.conversation(id, db) else { throw NotFound() }
            return ConversationKey.key(conversation, of: assembly, world)
        }
    }

    func letters(to person: Town.Person) async throws -> [String] {
        try await town.database.read { db in try db.all("select subject from letters where account_id = \(person.account) order by id") { $0.text() } }
    }
}
