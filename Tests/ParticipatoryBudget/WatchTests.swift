import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Patterns that deserve a look, votes that wait, names that look alike.
@Suite struct `The watch over a vote` {
    private static let watch = "/bureau/editions/2026/vote/veille"
    private static let register = "/bureau/editions/2026/vote/registre"

    private func declare(_ vote: VoteTown, _ given: String, _ family: String, _ born: String, as person: Town.Person) async throws -> Town.Answer {
        var fields = try await vote.fields(1)
        for (field, value) in [("given-name", given), ("family-name", family), ("born", born)] { fields[field] = [value] }
        return await vote.town.post(VoteTown.ballot, lists: fields, as: person)
    }

    private func declared(_ backend: Backend) async throws -> VoteTown { try await VoteTown(backend) { $0.proof = .declared } }

    // MARK: Names

    @Test func `likeness is scored: inversion, hyphens, a letter, a date the other way round; another person is not alike`() {
        let awa = DeclaredIdentity(givenName: "Awa-Marie", familyName: "N’Diaye", bornOn: "1990-03-02")
        func like(_ given: String, _ family: String, _ born: String = "1990-03-02") -> Int {
            NameLikeness.score(awa, DeclaredIdentity(givenName: given, familyName: family, bornOn: born))
        }
        #expect(like("N Diaye", "Awa Marie") == 100)
        for alike in [like("Awa-Marie", "Ndiaye"), like("Ava-Marie", "N’Diaye"), like("Awa Marie", "N’Diaye", "1990-02-03"), like("Awa-Marie", "N’Diaye", "1991-03-02")] {
            #expect(alike >= NameLikeness.threshold && alike < 100, "\(alike)")
        }
        for other in [like("Bintou", "N’Diaye"), like("Awa-Marie", "N’Diaye", "1962-11-30"), like("Karim", "Benali")] { #expect(other < NameLikeness.threshold, "\(other)") }
    }

    @Test(arguments: Backend.all) func `who declares another's name neither takes her vote nor cancels it: somebody looks`(_ backend: Backend) async throws {
        let vote = try await declared(backend), town = vote.town
        let (thief, awa) = (try await town.person("Thief"), try await town.person("Awa"))
        #expect(try await declare(vote, "Awa", "Diallo", "", as: thief).status == 422)
        #expect(try await declare(vote, "Awa", "Diallo", "2090-01-01", as: thief).status == 422)
        #expect(try await declare(vote, "Awa", "Diallo", "1990-03-02", as: thief).location == "/editions/2026/voter/enregistre")
        // The person of that name comes: she is told, nothing is lost, an officer lets her vote.
        let held = try await declare(vote, "DIALLO", "Awa", "1990-03-02", as: awa)
        #expect(held.status == 303 && held.notice?.contains("attend une vérification") == true)
        #expect(await town.get(VoteTown.ballot, as: awa).text.contains("attend une vérification"))
        #expect(try await declare(vote, "Awa", "Diallo", "1990-03-02", as: awa).status == 409, "until somebody has looked")
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 1)
        let page = await town.get(Self.register, as: vote.officer)
        #expect(page.text.contains("02/03/1990") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let id = try await vote.count("select min(id) from quarantines")
        #expect(await town.post("\(Self.register)/attente/\(id)", ["verdict": "released", "reason": "court"], as: vote.officer).status == 422)
        #expect(await town.post("\(Self.register)/attente/\(id)", ["verdict": "released", "reason": "Homonymes, deux adresses distinctes"], as: vote.officer).status == 303)
        #expect(await town.post("\(Self.register)/attente/\(id)", ["verdict": "kept-out", "reason": "Je change d’avis ensuite"], as: vote.officer).status == 409)
        #expect(try await declare(vote, "Awa", "Diallo", "1990-03-02", as: awa).location == "/editions/2026/voter/enregistre")
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 2)
        #expect(try await vote.count("select count(*) from letters where account_id = \(awa.account)") == 3, "held, released, recorded")
    }

    @Test(arguments: Backend.all) func `who was let go for one thing still waits for another, and is not told how a stranger votes`(_ backend: Backend) async throws {
        let vote = try await declared(backend), town = vote.town, edition = vote.edition
        let bea = try await town.person("Béa")
        #expect(try await declare(vote, "Awa", "Diallo", "1990-03-02", as: try await town.person("Awa")).location == "/editions/2026/voter/enregistre")
        #expect(try await declare(vote, "Karim", "Benali", "1985-07-01", as: try await town.person("Karim")).location == "/editions/2026/voter/enregistre")
        try await town.database.write { db in
            try db.run("""
                insert into quarantines (edition_id, account_id, cause, reason, at, verdict) values (\(edition), \(bea.account), 'pattern', 'Réseau', 0, 'released')
                """)
        }
        #expect(try await declare(vote, "Awa", "Diallo", "1990-03-02", as: bea).notice?.contains("attend une vérification") == true)
        #expect(try await vote.count("select count(*) from quarantines where cause = 'likeness' and verdict is null") == 1)
        #expect(try await vote.count("select count(*) from journal where act = 'vote.hold' and actor_id is null and reason = 'likeness'") == 1)
        #expect(try await vote.count("select count(*) from letters where account_id = \(bea.account) and body like '%sur internet%'") == 0)
        let id = try await vote.count("select id from quarantines")
        #expect(await town.post("\(Self.register)/attente/\(id)", ["verdict": "released", "reason": "Homonymes, deux adresses distinctes"], as: vote.officer).status == 303)
        #expect(try await declare(vote, "Karim", "Benali", "1985-07-01", as: bea).notice?.contains("attend une vérification") == true, "another name than the one looked at")
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 2)
    }

    @Test(arguments: Backend.all) func `names that look alike both vote, and wait for one person's eyes`(_ backend: Backend) async throws {
        let vote = try await declared(backend), town = vote.town
        let (one, other) = (try await town.person("One"), try await town.person("Other"))
        #expect(try await declare(vote, "Awa-Marie", "N’Diaye", "1990-03-02", as: one).status == 303)
        #expect(try await declare(vote, "Awa-Marie", "Ndiaye", "1990-03-02", as: other).location == "/editions/2026/voter/enregistre")
        let page = await town.get(Self.register, as: vote.officer).text
        #expect(page.contains("Ndiaye") && page.contains("Ressemblance"))
        let id = try await vote.count("select min(id) from likenesses"), auditor = try await town.person("Gaëlle", (.auditor, .city))
        #expect(await town.get(Self.register, as: auditor).text.contains("Ndiaye"))
        #expect(await town.post("\(Self.register)/ressemblances/\(id)", ["verdict": "same-person", "reason": "Même adresse"], as: auditor).status == 403)
        #expect(await town.post("\(Self.register)/ressemblances/\(id)", ["verdict": "same-person", "reason": "Même adresse"], as: vote.officer).status == 303)
        #expect(await town.post("\(Self.register)/ressemblances/\(id)", ["verdict": "two-people", "reason": "Finalement non"], as: vote.officer).status == 409)
        let found = await town.get("\(Self.register)/liste?q=ndiaye+awa", as: vote.officer).text
        #expect(found.contains("Ndiaye") && !found.contains("N’Diaye"), "the line that was asked for")
        #expect(await town.get("\(Self.register)/liste?q=benali", as: vote.officer).text.contains("Personne de ce nom"))
        let edition = vote.edition
        #expect(try await town.database.read { try QuarantineStore.counts(edition, $0) } == QuarantineCounts(alike: 1, same: 1))
    }

    @Test(arguments: Backend.all) func `an officer whose name looks like another's leaves the comparison to a colleague`(_ backend: Backend) async throws {
        let vote = try await declared(backend), town = vote.town
        #expect(try await declare(vote, "Awa-Marie", "N’Diaye", "1990-03-02", as: try await town.person("One")).status == 303)
        #expect(try await declare(vote, "Awa-Marie", "Ndiaye", "1990-03-02", as: vote.officer).status == 303)
        let id = try await vote.count("select min(id) from likenesses"), decision = ["verdict": "two-people", "reason": "Deux adresses"]
        #expect(await town.post("\(Self.register)/ressemblances/\(id)", decision, as: vote.officer).status == 403)
        #expect(await town.get(Self.register, as: vote.officer).text.contains("ressemblances/\(id)") == false)
        let colleague = try await town.person("Olive", (.projectOfficer, .city))
        #expect(await town.post("\(Self.register)/ressemblances/\(id + 1)", decision, as: colleague).status == 404)
        #expect(await town.post("\(Self.register)/ressemblances/\(id)", decision, as: colleague).status == 303)
    }

    @Test(arguments: Backend.all) func `too young by the date declared is refused beside the date`(_ backend: Backend) async throws {
        let vote = try await declared(backend), young = try await vote.town.person("Young")
        let answer = try await declare(vote, "Léo", "Petit", "2020-05-05", as: young)
        #expect(answer.status == 422 && answer.text.contains("au moins 11 ans") && answer.text.contains("Relisez votre bulletin"))
        #expect(try await vote.count("select count(*) from check_offs") == 0)
    }

    // MARK: Patterns

    @Test func `a network is 256 addresses, or a subscriber of IPv6`() {
        #expect(ClientNeighbourhood.of("192.0.2.7") == ClientNeighbourhood.of("192.0.2.200"))
        #expect(ClientNeighbourhood.of("192.0.2.7") != ClientNeighbourhood.of("192.0.3.7"))
        #expect(ClientNeighbourhood.of("2001:db8:12:3401::1") == ClientNeighbourhood.of("2001:db8:12:34ff:1:2:3:4"))
        #expect(ClientNeighbourhood.of("2001:db8:12:3401::1") != ClientNeighbourhood.of("2001:db8:12:3501::1"))
        #expect(ClientNeighbourhood.of("2001:db8::1") == ClientNeighbourhood.of("2001:db8:0:7::9"))
    }

    @Test func `a disposable address is known by its provider, whatever the sub-domain; nobody else's is`() {
        #expect(DisposableMail.provider(of: "yopmail.com") == "yopmail.com" && DisposableMail.provider(of: "Box.Yopmail.com") == "yopmail.com")
        #expect(DisposableMail.provider(of: "courriel.fr.nf") == "courriel.fr.nf")
        for domain in ["orange.fr", "notyopmail.com", "fr.nf", "com", ""] { #expect(DisposableMail.provider(of: domain) == nil, "\(domain)") }
    }

    @Test(arguments: Backend.all) func `a burst is seen without naming anyone, and forgotten at the close`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town
        for number in 1..<WatchAlert.votesOfNetwork {
            _ = await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: try await town.person("Voter\(number)"))
        }
        #expect(await town.get(Self.watch, as: vote.officer).text.contains("Rien d’inhabituel"), "a library is no burst")
        _ = await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: try await town.person("One more"))
        let page = await town.get(Self.watch, as: vote.officer).text
        #expect(page.contains("d’un même réseau") && !page.contains("Voter3") && !page.contains("127.0.0"))
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
        #expect(try await vote.count("select count(*) from watch_marks where network like '%127%0%0%1'") == 0)
        town.set(now: VoteTown.closes + .seconds(15))
        try await VotePassages.run(town.world)
        #expect(try await vote.count("select count(*) from watch_marks") == 0)
    }

    @Test(arguments: Backend.all) func `the next votes of a pattern wait, with a reason that the person reads; lifted, they pass`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town, edition = vote.edition
        for number in 1...WatchAlert.votesOfNetwork {
            _ = await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: try await town.person("Voter\(number)"))
        }
        let mark = try await town.database.read { try $0.first("select network from watch_marks limit 1") { $0.text() } } ?? ""
        let fields = ["kind": "network", "mark": mark, "reason": "Trente votes en dix minutes, de nuit"]
        let (auditor, nadia) = (try await town.person("Gaëlle", (.auditor, .city)), try await town.person("Nadia"))
        #expect(await town.get(Self.watch, as: auditor).status == 200)
        #expect(await town.post(Self.watch + "/retenir", fields, as: auditor).status == 403)
        #expect(await town.get(Self.watch, as: nadia).status == 403)
        #expect(await town.post(Self.watch + "/retenir", ["kind": "network", "mark": "unknown", "reason": "Aucun vote de ce réseau"], as: vote.officer).status == 404)
        #expect(await town.post(Self.watch + "/retenir", fields, as: vote.officer).status == 303)
        let held = await town.post(VoteTown.ballot, lists: try await vote.fields(2), as: nadia)
        #expect(held.location == VoteTown.ballot && held.notice?.contains("rien n’est enregistré") == true)
        #expect(try await vote.count("select count(*) from check_offs where account_id = \(nadia.account)") == 0)
        #expect(try await vote.count("select count(*) from quarantines where reason = \("Trente votes en dix minutes, de nuit")") == 1)
        #expect(try await vote.count("select count(*) from journal where act = 'watch.hold'") == 1)
        let id = try await vote.count("select min(id) from quarantines"), hold = try await vote.count("select min(id) from watch_holds")
        #expect(await town.post("\(Self.register)/attente/\(id)", ["verdict": "kept-out", "reason": "Adresse jetable, aucune réponse"], as: vote.officer).status == 303)
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(2), as: nadia).status == 403)
        #expect(await town.post("\(Self.watch)/\(hold)/lever", as: vote.officer).status == 303)
        let karim = try await town.person("Karim")
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(2), as: karim).location == "/editions/2026/voter/enregistre")
        let counts = try await town.database.read { try QuarantineStore.counts(edition, $0) }
        #expect(counts == QuarantineCounts(held: 1, keptOut: 1))
        // What is published: counts, once the vote is over.
        town.set(now: VoteTown.closes + .seconds(15))
        #expect(await town.post("/bureau/editions/2026/resultats/depouiller", as: vote.officer).status == 303)
        #expect(await town.get("/bureau/editions/2026/resultats", as: vote.officer).text.contains("Votes mis en attente"))
    }

    @Test func `nobody decides on her own vote`() {
        let edition = Edition(id: ID(1), slug: "2026", title: "2026", summary: "", publishedAt: Town.noon, importedFrom: "", calendar: Calendar([]))
        let quarantine = Quarantine(
            id: ID(1), account: ID(7), name: "Odile", address: "", cause: .pattern, reason: "", declared: nil, at: Town.noon, verdict: nil, decisionReason: "")
        let grant = Grant(role: .projectOfficer, scope: .city, from: Town.noon - .days(1))
        let own = Actor(account: ID(7), name: "Odile", grants: [grant]), other = Actor(account: ID(8), name: "Omar", grants: [grant])
        let file = QuarantineFile(edition: edition, quarantine: quarantine)
        #expect(WatchRules.mayDecide(file, own, at: Town.noon) != nil && WatchRules.mayDecide(file, other, at: Town.noon) == nil)
        #expect(WatchRules.mayDecide(file, .visitor, at: Town.noon) == .signIn)
    }

    @Test func `a night peak stands out of the other hours`() {
        let midnight = Town.noon + .hours(12)
        let quiet = (0..<10).map { (hour: Town.noon - .hours($0), votes: 5) }
        #expect(WatchAlert.nights(quiet + [(hour: midnight + .hours(2), votes: 40)]).map(\.votes) == [40])
        #expect(WatchAlert.nights(quiet + [(hour: Town.noon + .hours(1), votes: 40)]).isEmpty, "by day")
        #expect(WatchAlert.nights(quiet + [(hour: midnight + .hours(2), votes: 12)]).isEmpty, "few")
    }

    @Test(arguments: Backend.all) func `turnout is public, rounded, only if the rules say so`(_ backend: Backend) async throws {
        for isPublic in [false, true] {
            let vote = try await VoteTown(backend) { $0.publishesTurnout = isPublic }, edition = vote.edition
            try await vote.town.database.write { db in
                for number in 1...17 {
                    let account = try db.insert("insert into accounts (display_name, created_at) values (\("Voter \(number)"), 0) returning id")
                    try db.run("insert into check_offs (edition_id, account_id, at, channel) values (\(edition), \(account), 0, 'web')")
                }
            }
            let page = await vote.town.get("/editions/2026/projets").text
            #expect(page.contains("personnes ont déjà voté") == isPublic && !page.contains("17 personnes"))
        }
    }
}
