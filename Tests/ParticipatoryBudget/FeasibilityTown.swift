import Database
import L10n
@testable import ParticipatoryBudget
import Platform
import TestTown
import Vocabulary
import Web

/// The town while its services study: an edition, two services, four eligible proposals carried by Ana.
struct FeasibilityTown {
    let town: Town
    let edition: EditionID
    let parks: ServiceID
    let roads: ServiceID
    let proposals: [ID<Proposal>]
    /// Conducts the edition; Olga does too.
    let omar: Town.Person
    let olga: Town.Person
    /// Answer for the parks and for the roads.
    let paul: Town.Person
    let rosa: Town.Person
    let ana: Town.Person

    static let link = "/bureau/editions/2026/etudes", vote = "/bureau/editions/2026/vote"
    static let day = "2026-12-05"

    init(_ backend: Backend, cap: Euros? = Euros(50_000), ballot: BallotRule = BallotRule()) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend))
        self.town = town
        ana = try await town.person("Ana")
        omar = try await town.person("Omar", (.projectOfficer, .city))
        olga = try await town.person("Olga", (.projectOfficer, .city))
        let (parks, roads) = try await town.database.write { db in (try ServiceStore.add("Parcs", db), try ServiceStore.add("Voirie", email: "voirie@town.test", db)) }
        self.parks = parks
        self.roads = roads
        paul = try await town.person("Paul", (.serviceReferent, .service(parks)))
        rosa = try await town.person("Rosa", (.serviceReferent, .service(roads)))
        let (now, author, referent) = (town.now, ana.account, paul.account)
        (edition, proposals) = try await town.database.write { db in
            try db.run("update services set referent_id = \(referent) where id = \(parks)")
            let edition = EditionID(try db.insert("""
                insert into editions (slug, title, created_at) values ('2026', 'Édition 2026', \(now)) returning id
                """))
            var rulebook = Rulebook()
            rulebook.projectCap = cap
            rulebook.ballot = ballot
            rulebook.envelopes = [EnvelopeRule(name: "Ville", territory: nil, theme: nil, amount: Euros(300_000))]
            rulebook.calendar = Calendar([
                Phase(kind: .deposit, opensAt: now - .days(100), closesAt: now - .days(60)),
                Phase(kind: .eligibility, opensAt: now - .days(60), closesAt: now - .days(20)),
                Phase(kind: .feasibility, opensAt: now - .days(10), closesAt: now + .days(20)),
                Phase(kind: .vote, opensAt: now + .days(40), closesAt: now + .days(60)),
            ])
            try RulebookStore.publish(rulebook, edition: edition, Publication(number: 1, at: now - .days(120)), db)
            return (edition, try (1...4).map { try Self.eligible($0, edition, author, at: now, db) })
        }
    }

    private static func eligible(_ number: Int, _ edition: EditionID, _ author: AccountID, at now: Instant, _ db: Writing) throws -> ID<Proposal> {
        let proposal = ID<Proposal>(try db.insert("""
            insert into proposals (edition_id, number, author_id, title, summary, body, created_at, updated_at, deposited_at, status)
            values (\(edition), \(number), \(author), \("Des arbres \(number)"), 'Planter.', 'Beaucoup.', \(now), \(now), \(now - .days(80)), 'eligible')
            returning id
            """))
        let reviewer = AccountID(try db.value("select min(id) from accounts where id <> \(author)"))
        try db.run("""
            insert into eligibility_reviews (proposal_id, outcome, decided_by, decided_at, checked_by, checked_at, check_outcome, notified_at, released_at)
            values (\(proposal), 'eligible', \(reviewer), \(now - .days(30)), \(author), \(now - .days(29)), 'confirmed', \(now - .days(28)), \(now - .days(27)))
            """)
        return proposal
    }

    // MARK: The usual path

    /// Entrusts number 1 to the parks, with the opinion of the roads.
    @discardableResult
    func assign(_ number: Int = 1, asking roads: Bool = true, as person: Town.Person? = nil) async -> Town.Answer {
        var fields = ["lead": "\(parks)", "due": Self.day, "question": "Où planter ?"]
        if roads { fields["ask-\(self.roads)"] = "1"; fields["due-\(self.roads)"] = "2026-12-01"; fields["question-\(self.roads)"] = "Des réseaux ?" }
        return await town.post("\(Self.link)/\(number)/attribution", fields, as: person ?? omar)
    }

    @discardableResult
    func advise(_ number: Int = 1, _ changes: [String: String] = [:], as person: Town.Person? = nil) async -> Town.Answer {
        let fields = ["verdict": "favourable", "reason": "Aucun réseau enterré ici.", "note": "Voir le plan", "estimate": "1 200,50", "section": "investment", "seen": ""]
        return await town.post("\(Self.link)/\(number)/avis/\(roads)", fields.merging(changes) { $1 }, as: person ?? rosa)
    }

    @discardableResult
    func conclude(_ number: Int = 1, _ changes: [String: String] = [:], as person: Town.Person? = nil) async -> Town.Answer {
        let fields = [
            "conclusion": "feasible", "estimate": "12 000", "section": "investment", "running": "300", "delay": "8",
            "reason": "Le sol convient aux arbres.",
        ]
        return await town.post("\(Self.link)/\(number)/conclusion", fields.merging(changes) { $1 }, as: person ?? paul)
    }

    @discardableResult
    func announce(_ number: Int = 1, as person: Town.Person? = nil) async -> Town.Answer {
        await town.post("\(Self.link)/annonce", ["announce": "\(proposals[number - 1])"], as: person ?? omar)
    }

    /// Once the letters have left.
    @discardableResult
    func release(_ number: Int = 1, as person: Town.Person? = nil) async -> Town.Answer {
        try? await town.deliverLetters()
        return await town.post("\(Self.link)/publication", ["release": "\(proposals[number - 1])"], as: person ?? omar)
    }

    /// From the services to the public, then ready for the ballot.
    func study(_ number: Int = 1, costing estimate: String = "12 000") async {
        await assign(number, asking: false)
        await conclude(number, ["estimate": estimate])
        await announce(number)
        await release(number)
    }

    @discardableResult
    func reopen(_ number: Int = 1) async -> Town.Answer {
        await town.post("\(Self.link)/\(number)/reouverture", ["reason": "Un autre terrain se libère.", "due": Self.day], as: omar)
    }

    /// Puts on the ballot whatever may go there.
    @discardableResult
    func compose() async -> Town.Answer { await town.post("\(Self.vote)/projets", ["all": "1"], as: omar) }

    @discardableResult
    func publishCatalogue() async -> Town.Answer { await town.post("\(Self.vote)/catalogue", as: omar) }

    /// Goes past the opening of the vote, and lets the job note it.
    func openVote() async throws {
        town.pass(.days(41))
        try await VotePassages.run(town.world)
    }

    func file(_ number: Int = 1) async throws -> StudyFile {
        try await town.database.read { db in try FeasibilityStore.file(try EditionStore.edition(edition, db), number: number, db) }
    }

    func stage(_ number: Int = 1) async throws -> StudyStage { try await file(number).stage }

    func status(_ number: Int = 1) async throws -> ProposalStatus { try await file(number).proposal.status }

    /// The subjects of the letters to one person, in the order of their writing.
    func letters(to person: Town.Person) async throws -> [String] {
        try await town.database.read { db in try db.all("select subject from letters where account_id = \(person.account) order by id") { $0.text() } }
    }
}
