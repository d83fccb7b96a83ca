import Database
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// A town whose site is the accounts, the people and the journal, with what its tests read behind the door.
struct AccountTown {
    let town: Town

    init(_ backend: Backend) async throws {
        town = try await Town(try await TestDatabases.fresh(backend), routes: AccountRoutes.routes + PermissionRoutes.routes + JournalRoutes.routes)
    }

    /// Where the button of the last letter to this address leads.
    func button(to address: String) async throws -> String? {
        try await town.database.read { db in
            try db.first("select button_path from letters where address = \(address) order by id desc limit 1") { $0.text() }
        }
    }

    func letters(to address: String) async throws -> Int {
        try await town.database.read { db in try db.count("select count(*) from letters where address = \(address)") }
    }

    func account(_ address: String) async throws -> Account? {
        try await town.database.read { db in try AccountStore.account(EmailAddress(address)!, db) }
    }

    func sessions(_ account: AccountID) async throws -> Int {
        let now = town.now
        return try await town.database.read { db in try Sessions.count(account, at: now, db) }
    }

    /// A signed-in person who also has a password.
    func person(_ name: String, password: String, _ roles: (Role, Scope)...) async throws -> Town.Person {
        let hash = try await PasswordHasher(cost: .leastForTests).hash(password)
        let person = switch roles.count {
        case 0: try await town.person(name)
        default: try await town.person(name, roles[0])
        }
        try await town.database.write { db in try AccountStore.setPassword(hash, of: person.account, db) }
        return person
    }

    static let signUp = [
        "given": "Inès", "family": "Bouzidane", "email": "Ines@Town.test", "password": "un chat sur le toit", "conditions": "1",
    ]
}

/// Opening an account, entering, leaving.
@Suite struct `Accounts through the door` {
    @Test(arguments: Backend.all) func `an account opens when its address is confirmed, once`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let asked = await site.town.post("/inscription", AccountTown.signUp)
        #expect(asked.status == 303 && asked.location == "/courriel-envoye")
        #expect(try await site.account("ines@town.test") == nil)
        let link = try #require(try await site.button(to: "ines@town.test"))
        #expect(await site.town.get(link).text.contains("Inès Bouzidane"))
        // A program that visits the links of the letter has consumed nothing; who holds the letter without the password opens nothing.
        #expect(await site.town.post(link).status == 422)
        #expect(await site.town.post(link, ["password": "un chien sur le toit"]).status == 422)
        #expect(try await site.account("ines@town.test") == nil)
        let confirmed = await site.town.post(link, ["password": "un chat sur le toit"])
        #expect(confirmed.status == 303 && confirmed.location == "/mon-compte")
        #expect(confirmed.response.header("set-cookie") != nil)
        let account = try #require(try await site.account("ines@town.test"))
        #expect(account.displayName == "Inès Bouzidane" && account.isClaimed && account.hasPassword)
        #expect(await site.town.post(link, ["password": "un chat sur le toit"]).status == 409)
        #expect(await site.town.get(link).text.contains("ne sert plus"))
        let back = await site.town.post("/connexion", ["email": "ines@town.test", "password": "un chat sur le toit", "retour": "/editions/2026"])
        #expect(back.status == 303 && back.location == "/editions/2026")
    }

    @Test(arguments: Backend.all) func `signing up with a known address says the same and tells the owner`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        _ = try await site.town.person("ines")
        let asked = await site.town.post("/inscription", AccountTown.signUp)
        #expect(asked.status == 303 && asked.location == "/courriel-envoye")
        #expect(try await site.button(to: "ines@town.test")?.hasPrefix("/connexion/lien/") == true)
        #expect(try await site.account("ines@town.test")?.displayName == "ines")
    }

    @Test func `what is wrong in a sign-up is told all at once and nothing typed is lost, but the password`() async throws {
        let site = try await AccountTown(.sqlite)
        let answer = await site.town.post("/inscription", ["given": "Inès", "family": "", "email": "ines", "password": "court", "csrf": ""])
        #expect(answer.status == 422)
        for words in ["value=\"Inès\"", "Ce champ est à remplir", "ne semble pas complète", "au moins 12", "cochez la case"] {
            #expect(answer.text.contains(words), "\(words)")
        }
        #expect(!answer.text.contains("court"))
    }

    @Test(arguments: Backend.all) func `five wrong passwords lock an address for longer and longer, known or not`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        _ = try await site.person("ines", password: "un chat sur le toit")
        var sentences: [String: String] = [:]
        for email in ["ines@town.test", "nobody@town.test"] {
            for _ in 0..<5 {
                let answer = await site.town.post("/connexion", ["email": email, "password": "faux faux faux"])
                #expect(answer.status == 422 && answer.text.contains("ne vont pas ensemble"))
                #expect(answer.text.split(separator: "ne vont pas ensemble").count == 2 && !answer.text.contains("à corriger"), "said once")
            }
            let locked = await site.town.post("/connexion", ["email": email, "password": "un chat sur le toit"])
            #expect(locked.status == 422 && locked.text.contains("Réessayez dans une minute"))
            sentences[email] = locked.text.replacing(email, with: "")
        }
        #expect(Set(sentences.values.map { $0.count }).count == 1)
        site.town.pass(.minutes(1))
        #expect(await site.town.post("/connexion", ["email": "ines@town.test", "password": "faux faux faux"]).status == 422)
        let still = await site.town.post("/connexion", ["email": "ines@town.test", "password": "un chat sur le toit"])
        #expect(still.text.contains("dans 2 minutes"))
        site.town.pass(.minutes(2))
        #expect(await site.town.post("/connexion", ["email": "ines@town.test", "password": "un chat sur le toit"]).status == 303)
        // Success forgets the failures.
        #expect(await site.town.post("/connexion", ["email": "ines@town.test", "password": "faux faux faux"]).text.contains("ne vont pas ensemble"))
    }

    @Test(arguments: Backend.all) func `twenty guesses made together are not twenty guesses`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        _ = try await site.person("ines", password: "un chat sur le toit")
        let answers = await withTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { await site.town.post("/connexion", ["email": "ines@town.test", "password": "faux faux faux"]).text } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0.contains("ne vont pas ensemble") } == 5)
    }

    @Test(arguments: Backend.all) func `a sign-in link opens the account once, within a quarter of an hour`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let ines = try await site.town.person("ines")
        #expect(await site.town.post("/connexion/lien", ["email": "nobody@town.test"]).location == "/courriel-envoye")
        #expect(try await site.letters(to: "nobody@town.test") == 0)
        #expect(await site.town.post("/connexion/lien", ["email": "ines@town.test", "retour": "/mes-idees?a=1"]).location == "/courriel-envoye")
        let link = try #require(try await site.button(to: "ines@town.test"))
        #expect(link.hasSuffix("?retour=%2Fmes-idees%3Fa%3D1"))
        let page = await site.town.get(link)
        #expect(page.text.contains("value=\"/mes-idees?a=1\""))
        let opened = await site.town.post(String(link.prefix { $0 != "?" }), ["retour": "/mes-idees?a=1"])
        #expect(opened.status == 303 && opened.location == "/mes-idees?a=1")
        #expect(try await site.sessions(ines.account) == 2)
        #expect(await site.town.post(String(link.prefix { $0 != "?" })).status == 409)
        _ = await site.town.post("/connexion/lien", ["email": "ines@town.test"])
        let late = try #require(try await site.button(to: "ines@town.test"))
        site.town.pass(.minutes(15))
        #expect(await site.town.post(late).status == 409)
    }

    @Test(arguments: Backend.all) func `nobody's mailbox is filled from here`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        _ = try await site.town.person("ines")
        for _ in 0..<8 { #expect(await site.town.post("/mot-de-passe-oublie", ["email": "ines@town.test"]).status == 303) }
        #expect(try await site.letters(to: "ines@town.test") == 5)
        site.town.pass(.hours(1))
        _ = await site.town.post("/mot-de-passe-oublie", ["email": "ines@town.test"])
        #expect(try await site.letters(to: "ines@town.test") == 6)
    }

    @Test(arguments: Backend.all) func `a new password closes every session and the former one no longer opens`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let ines = try await site.person("ines", password: "un chat sur le toit")
        _ = await site.town.post("/mot-de-passe-oublie", ["email": "ines@town.test"])
        let link = try #require(try await site.button(to: "ines@town.test"))
        #expect(await site.town.post(link, ["password": "trop court"]).status == 422)
        #expect(await site.town.post(link, ["password": "deux chats sur le toit"]).status == 303)
        #expect(try await site.sessions(ines.account) == 1)
        #expect(await site.town.get("/mon-compte", as: ines).status == 303, "her former session is closed")
        #expect(await site.town.post("/connexion", ["email": "ines@town.test", "password": "un chat sur le toit"]).status == 422)
        #expect(await site.town.post("/connexion", ["email": "ines@town.test", "password": "deux chats sur le toit"]).status == 303)
    }

    @Test(arguments: Backend.all) func `changing one's password asks for the former one and keeps only this session`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let ines = try await site.person("ines", password: "un chat sur le toit")
        _ = await site.town.post("/connexion", ["email": "ines@town.test", "password": "un chat sur le toit"])
        #expect(try await site.sessions(ines.account) == 2)
        let path = "/mon-compte/securite/mot-de-passe"
        let wrong = await site.town.post(path, ["password-current": "je ne sais plus", "password-new": "deux chats sur le toit"], as: ines)
        #expect(wrong.status == 422 && wrong.text.contains("pas votre mot de passe actuel"))
        #expect(await site.town.post(path, ["password-current": "un chat sur le toit", "password-new": "deux chats sur le toit"], as: ines).status == 303)
        #expect(try await site.sessions(ines.account) == 1)
        #expect(await site.town.get("/mon-compte", as: ines).status == 200)
        #expect(await site.town.post("/connexion", ["email": "ines@town.test", "password": "deux chats sur le toit"]).status == 303)
    }

    @Test(arguments: Backend.all) func `a new address is confirmed there and told to the old one`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let ines = try await site.person("ines", password: "un chat sur le toit")
        _ = try await site.town.person("karim")
        let path = "/mon-compte/securite/adresse"
        // The address of somebody else: told the same, nothing leaves.
        #expect(await site.town.post(path, ["email": "karim@town.test", "password-address": "un chat sur le toit"], as: ines).status == 303)
        #expect(try await site.letters(to: "karim@town.test") == 0)
        #expect(await site.town.post(path, ["email": "neuve@town.test", "password-address": "un chat sur le toit"], as: ines).status == 303)
        #expect(try await site.account("ines@town.test") != nil)
        let link = try #require(try await site.button(to: "neuve@town.test"))
        #expect(await site.town.post(link).status == 303)
        #expect(try await site.account("neuve@town.test")?.id == ines.account)
        #expect(try await site.account("ines@town.test") == nil)
        #expect(try await site.letters(to: "ines@town.test") == 1)
    }

    @Test(arguments: Backend.all) func `a person closes her sessions and nobody else's`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let ines = try await site.person("ines", password: "un chat sur le toit"), karim = try await site.town.person("karim")
        _ = await site.town.post("/connexion", ["email": "ines@town.test", "password": "un chat sur le toit"])
        let hers = Secrets.sha256Hex(ines.token)
        #expect(await site.town.post("/mon-compte/sessions/fermer", ["session": hers], as: karim).status == 303)
        #expect(try await site.sessions(ines.account) == 2)
        #expect(await site.town.get("/mon-compte/sessions", as: ines).text.contains("Cet appareil"))
        #expect(await site.town.post("/mon-compte/sessions/fermer-les-autres", as: ines).status == 303)
        #expect(try await site.sessions(ines.account) == 1)
        #expect(await site.town.post("/deconnexion", as: ines).location == "/")
        #expect(try await site.sessions(ines.account) == 0)
    }

    @Test(arguments: Backend.all) func `who leaves is erased, and what she did stays`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let ines = try await site.person("ines", password: "un chat sur le toit")
        let data = await site.town.get("/mon-compte/donnees/mes-donnees.json", as: ines)
        #expect(data.status == 200 && data.text.contains("\"adresse électronique\": \"ines@town.test\""))
        #expect(await site.town.post("/mon-compte/supprimer", ["password": "un chat sur le toit"], as: ines).status == 422)
        #expect(await site.town.post("/mon-compte/supprimer", ["password": "faux faux faux", "sure": "1"], as: ines).status == 422)
        #expect(await site.town.post("/mon-compte/supprimer", ["password": "un chat sur le toit", "sure": "1"], as: ines).status == 303)
        let gone = try await site.town.database.read { db in try AccountStore.account(ines.account, db) }
        #expect(gone.displayName == "Compte supprimé" && gone.email == nil && gone.givenName.isEmpty && gone.birthYear == nil && !gone.hasPassword)
        #expect(try await site.sessions(ines.account) == 0)
        let line = try await site.town.database.read { db in try Journal.lines(JournalSearch(), limit: 1, db).first }
        #expect(line?.act == "account.delete" && line?.actor == ines.account && line?.actorName == "Compte supprimé")
    }

    @Test(arguments: Backend.all) func `a person met at the counter claims her account`(backend: Backend) async throws {
        let site = try await AccountTown(backend)
        let agent = try await site.town.person("agent", (.receptionAgent, .city)), now = site.town.now
        let id = try await site.town.database.write { db in
            try AccountStore.createAtCounter(CounterPerson(givenName: "Léontine", familyName: "Vauclair", phone: "04 72 00 00 00"), by: agent.account, at: now, db)
        }
        #expect(await site.town.get("/bureau/personnes?q=vaucl", as: agent).text.contains("Léontine Vauclair"))
        #expect(await site.town.get("/bureau/personnes?q=0472", as: agent).text.contains("Léontine Vauclair"))
        #expect(await site.town.post("/bureau/personnes/\(id)/inviter", ["email": "leontine@town.test"], as: agent).status == 303)
        let link = try #require(try await site.button(to: "leontine@town.test"))
        #expect(await site.town.post(link, ["password": "les neuf ponts de bois"]).status == 422, "the rules are not accepted yet")
        #expect(await site.town.post(link, ["password": "les neuf ponts de bois", "conditions": "1"]).status == 303)
        let account = try #require(try await site.account("leontine@town.test"))
        #expect(account.id == id && account.isClaimed && account.hasPassword)
        #expect(await site.town.post("/bureau/personnes/\(id)/inviter", ["email": "leontine@town.test"], as: agent).status == 409)
    }

    @Test func `a profile keeps what is said of oneself`() async throws {
        let site = try await AccountTown(.sqlite)
        let ines = try await site.town.person("ines")
        let fields = ["given": "Inès", "family": "B", "display": "Inès B.", "link": "studies", "territory": "2", "born": "2004", "language": "en", "phone": "", "postal": ""]
        #expect(await site.town.post("/mon-compte/profil", fields, as: ines).status == 303)
        let account = try #require(try await site.account("ines@town.test"))
        #expect(account.displayName == "Inès B." && account.link == .studies && account.territory == ID(2) && account.birthYear == 2004 && account.language == "en")
        var bad = fields
        bad["territory"] = "999"
        #expect(await site.town.post("/mon-compte/profil", bad, as: ines).status == 422)
        bad["born"] = "1850"
        #expect(await site.town.post("/mon-compte/profil", bad, as: ines).status == 422)
    }
}

/// What is decided without a database.
@Suite struct `Rules of the accounts` {
    @Test(arguments: [
        ("/editions/2026", true), ("/mes-idees?page=2", true), ("//autre.example", false), ("/\\autre.example", false), ("https://autre.example", false),
        ("/connexion", false), ("/deconnexion", false), ("", false), ("/a\nb", false), ("javascript:alert(1)", false),
    ]) func `one returns to a path of this site only`(path: String, isGood: Bool) {
        #expect((SignInRules.localPath(path) != nil) == isGood)
    }

    @Test func `the delay doubles and stops at a quarter of an hour`() {
        #expect((1...4).allSatisfy { SignInRules.delay(afterFailures: $0) == nil })
        #expect((5...12).map { SignInRules.delay(afterFailures: $0)!.milliseconds / 60_000 } == [1, 2, 4, 8, 15, 15, 15, 15])
    }

    @Test func `JSON holds whatever a person typed`() {
        let value = ExportValue.record(["nom": .text("L’« été »\n\"\\\u{1}"), "rien": .nothing, "liste": .list([.number(1), .flag(true)]), "vide": .list([])])
        #expect(String(decoding: value.json { _ in "" }, as: UTF8.self) == """
            {
              "nom": "L’« été »\\n\\"\\\\\\u0001",
              "rien": null,
              "liste": [
                1,
                true
              ],
              "vide": []
            }

            """)
    }
}
