import Database
import L10n
@testable import ParticipatoryBudget
import Platform
import Synchronization
import TestTown
import Testing
import Vocabulary
import Web

/// Saint-Test through a whole edition: one clock, people with names, and each act done as they would do it, by the form that
/// stands on the page they see. Only their accounts and roles are written directly.
struct JourneyTown {
    let town: Town
    let post = PostOffice()

    // The city: Aude administers, Omar and Olga run the edition, Elsa is elected, Rita checks, Ada welcomes, Augusta audits.
    let aude, omar, olga, elsa, rita, ada, augusta: Town.Person
    let parks, roads: ServiceID
    /// Answer for the parks and for the roads.
    let paul, rosa: Town.Person
    /// Of the citizens' panel.
    let paula, pierre: Town.Person
    // The residents.
    let ana, ben, cleo, dora, elie, fatou, gus, hugo: Town.Person

    static let slug = "2027"
    static let edition = "/editions/2027"
    static let desk = "/bureau/editions/2027"

    init(_ backend: Backend) async throws {
        let routes = PermissionRoutes.routes + JournalRoutes.routes + ParticipatoryBudget.routes
        let town = try await Town(try await TestDatabases.fresh(backend), routes: routes)
        self.town = town
        aude = try await town.person("Aude", (.administrator, .city))
        omar = try await town.person("Omar", (.projectOfficer, .city))
        olga = try await town.person("Olga", (.projectOfficer, .city))
        elsa = try await town.person("Elsa", (.elected, .city))
        rita = try await town.person("Rita", (.reviewer, .city))
        ada = try await town.person("Ada", (.receptionAgent, .city))
        augusta = try await town.person("Augusta", (.auditor, .city))
        for name in ["Parcs et jardins", "Voirie"] {
            _ = await town.post("/bureau/services/nouveau", ["name": name, "active": "1"], as: aude)
        }
        let services = try await town.database.read { db in try db.all("select id from services order by id") { $0.id() as ServiceID } }
        (parks, roads) = (try #require(services.first), try #require(services.last))
        paul = try await town.person("Paul", (.serviceReferent, .service(parks)))
        rosa = try await town.person("Rosa", (.serviceReferent, .service(roads)))
        paula = try await town.person("Paula", (.panelMember, .city))
        pierre = try await town.person("Pierre", (.panelMember, .city))
        (ana, ben, cleo, dora) = (try await town.person("Ana"), try await town.person("Ben"), try await town.person("Cleo"), try await town.person("Dora"))
        (elie, fatou, gus, hugo) = (try await town.person("Elie"), try await town.person("Fatou"), try await town.person("Gus"), try await town.person("Hugo"))
    }

    // MARK: Time

    /// That day and hour come, and the jobs that run by themselves have their turn.
    func comes(_ local: String, _ location: SourceLocation = #_sourceLocation) async throws {
        let moment = try #require(Instant(localInput: local), sourceLocation: location)
        #expect(town.now <= moment, "time goes forward", sourceLocation: location)
        town.set(now: moment)
        try await runJobs()
    }

    func runJobs() async throws {
        try await VotePassages.run(town.world)
        try await VoteCampaign.run(town.world)
        try await ResultsRelease.run(town.world)
        try await FeasibilityReminders.run(town.world)
        try await post.delivery.run(town.world)
        try await JournalSealing.run(town.world)
    }

    // MARK: Pages and forms

    /// Somebody opens a page, answers the form that goes to an address ending so, and sends it.
    @discardableResult
    func fill(
        _ page: String, _ ending: String, _ answers: [String: [String]] = [:], as person: Town.Person, _ location: SourceLocation = #_sourceLocation
    ) async -> Town.Answer {
        let answer = await town.get(page, as: person)
        let (status, form) = (answer.status, answer.form(ending))
        #expect(status == 200, "\(person.name) opens \(page): \(said(answer))", sourceLocation: location)
        #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page)", sourceLocation: location)
        guard let form else {
            Issue.record("\(person.name) finds no form to …\(ending) on \(page), only \(answer.forms.map(\.action))", sourceLocation: location)
            return answer
        }
        return await town.post(form.action, lists: form.fields.merging(answers) { $1 }, as: person)
    }

    /// The same, and it goes through.
    @discardableResult
    func does(
        _ page: String, _ ending: String, _ answers: [String: [String]] = [:], as person: Town.Person, _ location: SourceLocation = #_sourceLocation
    ) async -> Town.Answer {
        let answer = await fill(page, ending, answers, as: person, location)
        let status = answer.status
        #expect(status == 303, "\(person.name) on \(page) …\(ending): \(said(answer))", sourceLocation: location)
        return answer
    }

    /// The same, with every box of that name ticked.
    @discardableResult
    func doesAll(
        _ page: String, _ ending: String, ticking field: String, _ answers: [String: [String]] = [:], as person: Town.Person,
        _ location: SourceLocation = #_sourceLocation
    ) async -> Town.Answer {
        let boxes = await town.get(page, as: person).form(ending)?.offered[field] ?? []
        #expect(!boxes.isEmpty, "nothing to tick on \(page)", sourceLocation: location)
        return await does(page, ending, answers.merging([field: boxes]) { $1 }, as: person, location)
    }

    /// What an answer says to whoever reads it: its alerts and errors, without the markup.
    func said(_ answer: Town.Answer) -> String {
        let text = answer.text.split(separator: "<main").last.map(String.init) ?? answer.text
        var isTag = true
        return "\(answer.status) " + String(text.filter { sign in
            if sign == "<" { isTag = true } else if sign == ">" { isTag = false; return false }
            return !isTag
        }.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(900))
    }

    // MARK: What is known

    /// « Où en est mon projet ? », as everyone reads it: where it stands, and words that must be there.
    func expect(
        _ number: Int, is stands: ProposalStatus, _ words: String..., not hidden: [String] = [], _ location: SourceLocation = #_sourceLocation
    ) async {
        let page = await town.get("\(Self.edition)/propositions/\(number)/suivi")
        let status = page.status
        #expect(status == 200, sourceLocation: location)
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [], sourceLocation: location)
        let name = Texts(.french)(stands.name)
        says(page, ">\(name)</span>", location)
        for word in words { says(page, word, location) }
        for word in hidden where page.text.contains(word) { Issue.record("n° \(number) says « \(word) » too early", sourceLocation: location) }
    }

    /// The page holds these words.
    func says(_ page: Town.Answer, _ words: String, _ location: SourceLocation = #_sourceLocation) {
        if !page.text.contains(words) { Issue.record("no « \(words) » here: \(said(page))", sourceLocation: location) }
    }

    func edition() async throws -> Edition {
        try await town.database.read { db in try #require(try EditionStore.all(db).first { $0.slug == Self.slug }) }
    }

    func proposal(_ number: Int) async throws -> Proposal {
        let edition = try await edition()
        return try await town.database.read { try ProposalStore.proposal(edition.id, number: number, $0) }
    }
}

/// The mail server of the town: keeps what was handed to it.
final class PostOffice: Sendable {
    /// One message, as the server saw it.
    struct Received: Sendable, Equatable {
        var to: String
        var subject: String
        var id: String
    }

    private let bag = Mutex<[Received]>([])
    var received: [Received] { bag.withLock { $0 } }

    var delivery: Delivery {
        Delivery(from: EmailAddress("ville@town.test")!) { mail in
            self.bag.withLock { $0.append(Received(to: mail.to.address.text, subject: mail.subject, id: mail.messageID)) }
            return .accepted
        }
    }

    /// The subjects of what one person received, in order.
    func subjects(to person: Town.Person) -> [String] { received.filter { $0.to == "\(person.name.lowercased())@town.test" }.map(\.subject) }
}
