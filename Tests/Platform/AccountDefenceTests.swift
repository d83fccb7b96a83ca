import Database
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// What strangers try on the accounts of others.
@Suite struct `Accounts against strangers` {
    @Test(arguments: Backend.all) func `the account of somebody met at the counter does not open with a stranger's password`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let agent = try await site.town.person("agent", (.receptionAgent, .city)), now = site.town.now
        let known = CounterPerson(givenName: "Léontine", familyName: "Vauclair", email: EmailAddress("leontine@town.test"))
        let id = try await site.town.database.write { db in try AccountStore.createAtCounter(known, by: agent.account, at: now, db) }
        _ = await site.town.post("/inscription", AccountTown.signUp.merging(["email": "leontine@town.test"]) { $1 })
        let link = try #require(try await site.button(to: "leontine@town.test"))
        // She presses the button of the letter: without the stranger's password, nothing opens.
        #expect(await site.town.post(link).status == 422)
        let account = try await site.town.database.read { db in try AccountStore.account(id, db) }
        #expect(!account.isClaimed && !account.hasPassword)
    }

    @Test(arguments: ["gagnez un prix http://x.example", "www.x.example", "a@x.example", "x.example/prix"])
    func `a letter to a stranger carries no link in the place of a name`(name: String) async throws {
        let site = try await AccountTown(.sqlite)
        for field in ["given", "family"] {
            #expect(await site.town.post("/inscription", AccountTown.signUp.merging([field: name]) { $1 }).status == 422)
        }
        #expect(try await site.letters(to: "ines@town.test") == 0)
    }

    @Test(arguments: Backend.all) func `letters to an address leave with the account, and those to a bare address after sixty days`(backend: Backend) async throws {
        let site = try await AccountTown(backend), town = site.town
        let ines = try await site.person("ines", password: "un chat sur le toit")
        _ = await town.post("/connexion/lien", ["email": "ines@town.test"])
        #expect(try await site.letters(to: "ines@town.test") == 1)
        #expect(await town.post("/mon-compte/supprimer", ["password": "un chat sur le toit", "sure": "1"], as: ines).status == 303)
        #expect(try await site.letters(to: "ines@town.test") == 1, "only the letter that tells of the deletion")
        _ = await town.post("/inscription", AccountTown.signUp.merging(["email": "neuve@town.test"]) { $1 })
        func sweep() async throws {
            let now = town.now
            try await town.database.write { try AccountUpkeepStore.sweep(at: now, $0) }
        }
        try await town.database.write { _ = try $0.run("update letters set state = 'sent' where address = 'ines@town.test'") }
        try await sweep()
        #expect(try await site.letters(to: "ines@town.test") == 1)
        town.pass(.days(60))
        try await sweep()
        #expect(try await site.letters(to: "ines@town.test") == 0)
        #expect(try await site.letters(to: "neuve@town.test") == 1, "one that has not left yet stays")
    }

    @Test(arguments: Backend.all) func `signing in ends the session that the browser held`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let ines = try await site.person("ines", password: "un chat sur le toit")
        #expect(await site.town.post("/connexion", ["email": "ines@town.test", "password": "un chat sur le toit"], as: ines).status == 303)
        #expect(try await site.sessions(ines.account) == 1)
        #expect(await site.town.get("/mon-compte", as: ines).status == 303, "the former secret opens nothing")
    }

    @Test(arguments: Backend.all) func `a stranger's failures do not keep the owner out, but the world's do`(backend: Backend) async throws {
        let town = try await AccountTown(backend).town, ines = EmailAddress("ines@town.test")!, now = town.now
        func begin(_ client: String) async throws -> Instant? {
            try await town.database.write { try SignInFailureStore.begin(ines, from: client, at: now, $0) }
        }
        for _ in 0..<5 { #expect(try await begin("198.51.100.1") == nil) }
        #expect(try await begin("198.51.100.2") != nil, "the same network waits")
        #expect(try await begin("203.0.113.1") == nil, "the owner is elsewhere")
        try await town.database.write { try SignInFailureStore.forget(ines, from: "203.0.113.1", $0) }
        #expect(try await begin("198.51.100.2") != nil, "her success does not free the stranger")
        for number in 0..<50 { #expect(try await begin("2001:db8:0:\(number)::1") == nil) }
        #expect(try await begin("2001:db8:0:99::1") != nil)
    }

    @Test(arguments: Backend.all) func `whoever spends the share of links leaves a living one`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        _ = try await site.town.person("ines")
        for _ in 0..<6 { _ = await site.town.post("/connexion/lien", ["email": "ines@town.test"]) }
        #expect(try await site.letters(to: "ines@town.test") == 3)
        site.town.pass(.minutes(15))
        _ = await site.town.post("/connexion/lien", ["email": "ines@town.test"])
        #expect(try await site.letters(to: "ines@town.test") == 4)
    }

    @Test(arguments: [
        ("192.0.2.17", "192.0.2"), ("::ffff:192.0.2.17", "192.0.2"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"), ("2001:db8::6", "2001:db8:0:0"),
        ("2001:db8:1::4:5:6", "2001:db8:1:0"), ("::1", "0:0:0:0"), ("inconnue", "inconnue"),
    ]) func `a network is what one person holds`(client: String, network: String) {
        #expect(SignInRules.network(client) == network)
    }

    @Test func `the pause before an answer goes from nothing to a tenth of a second`() {
        let spans = [[0, 0], [0x80, 0], [0xFF, 0xFF]].map { Pause.span($0).milliseconds }
        #expect(spans == [0, 50, 100])
    }

    @Test(arguments: ["/mot-de-passe-oublie", "/connexion/lien"]) func `known and unknown addresses wait alike`(path: String) async throws {
        let site = try await AccountTown(.sqlite)
        _ = try await site.town.person("ines")
        for email in ["ines@town.test", "nobody@town.test"] {
            var longest = Duration.zero
            // The draws of the town are counted, not guessed: eight of them hold one above a fifth of the whole.
            for _ in 0..<8 {
                let taken = await ContinuousClock().measure { _ = await site.town.post(path, ["email": email]) }
                longest = max(longest, taken)
            }
            #expect(longest > .milliseconds(20), "\(email)")
        }
    }
}

/// The year of birth, of which rules of age are asked.
@Suite struct `The year of birth` {
    static let fields = ["given": "Inès", "family": "B", "display": "Inès B.", "born": "2004", "language": "fr", "phone": "", "postal": ""]

    @Test(arguments: Backend.all) func `it is mended under the eye of the journal, never erased, and not while people vote`(backend: Backend) async throws {
        let site = try await AccountTown(backend), town = site.town, now = town.now
        let ines = try await town.person("ines")
        #expect(await town.post("/mon-compte/profil", Self.fields.merging(["born": ""]) { $1 }, as: ines).status == 422)
        #expect(await town.post("/mon-compte/profil", Self.fields, as: ines).status == 303)
        let line = try await town.database.read { db in try Journal.lines(JournalSearch(), limit: 1, db).first }
        #expect(line?.act == "account.change-birth-year" && line?.reason == "1980 → 2004")
        try await town.database.write { db in
            let edition = try db.insert("insert into editions (slug, title, created_at) values ('2026', 'Édition 2026', 0) returning id")
            try db.run("insert into phases (edition_id, kind, opens_at, closes_at) values (\(edition), 'vote', \(now), \(now + .days(1)))")
        }
        #expect(await town.post("/mon-compte/profil", Self.fields.merging(["born": "1980"]) { $1 }, as: ines).status == 422)
        #expect(await town.post("/mon-compte/profil", Self.fields, as: ines).status == 303, "the same year is no change")
        #expect(await town.post("/mon-compte/profil", Self.fields.merging(["family": "Autre"]) { $1 }, as: ines).status == 422, "nor her name, by which a polling place finds her")
        #expect(try await site.account("ines@town.test")?.birthYear == 2004)
        town.pass(.days(1))
        #expect(await town.post("/mon-compte/profil", Self.fields.merging(["born": "1980"]) { $1 }, as: ines).status == 303)
    }
}
