import Database
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Letters to people without an electronic address: printed, handed over or posted, by those who may.
@Suite struct `Letters on paper` {
    private struct Office {
        let town: Town
        let agent, officer, admin, resident: Town.Person
        let lucienne: AccountID

        init(_ backend: Backend) async throws {
            let town = try await Town(try await TestDatabases.fresh(backend), routes: NotificationRoutes.routes + JournalRoutes.routes)
            self.town = town
            agent = try await town.person("ada", (.receptionAgent, .city))
            officer = try await town.person("omar", (.projectOfficer, .city))
            admin = try await town.person("aude", (.administrator, .city))
            resident = try await town.person("ines")
            let by = agent.account
            lucienne = try await town.database.write { db in
                try AccountStore.createAtCounter(
                    CounterPerson(givenName: "Lucienne", familyName: "Aubrac", postalAddress: "3 rue du Puits\n69000 Saint-Test"), by: by, at: town.now, db)
            }
        }

        func write(_ subject: Message, to account: AccountID? = nil, isSecret: Bool = false) async throws {
            let letter = Letter(
                to: .account(account ?? lucienne), kind: .necessary, subject: subject, paragraphs: ["Votre idée est recevable.", "À bientôt."],
                button: .init("Voir votre idée", "/editions/2026/propositions/4", isSecret: isSecret))
            try await town.database.write { try Outbox.post(letter, town.world, at: town.now, $0) }
        }

        func id(_ subject: String) async throws -> Int {
            try await town.database.read { db in try db.value("select id from letters where subject = \(subject)", as: Int.self) }
        }
    }

    @Test(arguments: Backend.all) func `they wait on a list, are printed with the whole address, and are marked once, in the journal`(backend: Backend) async throws {
        let office = try await Office(backend), town = office.town
        try await office.write("Une décision")
        try await office.write("Une autre décision")
        try await office.write("Une lettre par courriel", to: office.resident.account)
        for person in [office.agent, office.officer] {
            let list = await town.get("/bureau/courriers/a-imprimer", as: person)
            #expect(list.status == 200 && list.text.contains("2 courriers à imprimer") && !list.text.contains("par courriel"))
            #expect(WellFormed.faults(inDocument: Array(list.text.utf8)).isEmpty)
        }
        // A letter says neither its edition nor its territory: whoever works on one alone reads none.
        for role in [(Role.projectOfficer, Scope.edition(ID(7))), (.receptionAgent, .territory(ID(3)))] {
            let person = try await town.person("\(role.0.rawValue)-here", role)
            #expect(await town.get("/bureau/courriers/a-imprimer", as: person).status == 403)
        }
        let id = try await office.id("Une décision")
        let letter = await town.get("/bureau/courriers/\(id)/imprimer", as: office.agent)
        #expect(WellFormed.faults(inDocument: Array(letter.text.utf8)).isEmpty)
        for words in ["Lucienne Aubrac<br>3 rue du Puits<br>69000 Saint-Test", "22 novembre 2026", "Votre idée est recevable.", "http://town.test/editions/2026/propositions/4", "<strong>Saint-Test</strong>"] {
            #expect(letter.text.contains(words), "\(words)")
        }
        let all = await town.get("/bureau/courriers/imprimer", as: office.officer).text
        #expect(all.contains("Une décision") && all.contains("Une autre décision") && !all.contains("par courriel"))
        // One letter is marked; nothing happens twice.
        let fields = ["letters": "\(id)", "way": "posted", "day": "2026-11-22"]
        #expect(await town.post("/bureau/courriers/a-imprimer", fields, as: office.agent).status == 303)
        #expect(await town.post("/bureau/courriers/a-imprimer", fields, as: office.officer).status == 422, "already done")
        let list = await town.get("/bureau/courriers/a-imprimer", as: office.agent).text
        #expect(list.contains("Un courrier à imprimer") && list.contains("Derniers courriers remis ou postés") && list.contains("Posté"))
        #expect(try await town.database.read { try PaperLetterStore.waitingCount($0) } == 1)
        let lines = try await town.database.read { db in
            try db.all("select act, subject_id, reason, actor_id from journal where act = 'letter.deliver'") { ($0.text(), $0.int(), $0.text(), $0.id() as AccountID) }
        }
        #expect(lines.count == 1 && lines[0].1 == id && lines[0].2 == "Posté, 22 novembre 2026" && lines[0].3 == office.agent.account)
    }

    @Test(arguments: Backend.all) func `a letter with a secret is not printed, and the page says why`(backend: Backend) async throws {
        let office = try await Office(backend), town = office.town
        try await office.write("Votre lien", isSecret: true)
        let id = try await office.id("Votre lien")
        let answer = await town.get("/bureau/courriers/\(id)/imprimer", as: office.agent)
        #expect(answer.status == 403 && answer.text.contains("qui le lit peut agir à la place de la personne"))
        let list = await town.get("/bureau/courriers/a-imprimer", as: office.agent).text
        #expect(list.contains("Aucun courrier à imprimer") && list.contains("Un courrier porte un lien secret"))
        #expect(await town.post("/bureau/courriers/a-imprimer", ["letters": "\(id)", "way": "handed", "day": "2026-11-22"], as: office.agent).status == 422)
        #expect(await !town.get("/bureau/courriers/imprimer", as: office.agent).text.contains("Votre lien"))
    }

    @Test(arguments: Backend.all) func `nobody else reads them, and dates are those of deliveries`(backend: Backend) async throws {
        let office = try await Office(backend), town = office.town
        try await office.write("Une décision")
        try await office.write("Une lettre par courriel", to: office.resident.account)
        let id = try await office.id("Une décision"), mailed = try await office.id("Une lettre par courriel")
        for address in ["/bureau/courriers/a-imprimer", "/bureau/courriers/imprimer", "/bureau/courriers/\(id)/imprimer"] {
            for person in [office.admin, office.resident] { #expect(await town.get(address, as: person).status == 403, "\(address)") }
            #expect(await town.get(address).status == 303, "\(address)")
        }
        #expect(await town.get("/bureau/courriers/\(mailed)/imprimer", as: office.agent).status == 404, "it left by mail")
        #expect(await town.get("/bureau/courriers", as: office.agent).status == 403)
        for (day, field) in [("2026-11-23", "Cette date est à venir"), ("2026-11-20", "a été écrit après cette date"), ("demain", "Cette date n’existe pas")] {
            let answer = await town.post("/bureau/courriers/a-imprimer", ["letters": "\(id)", "way": "handed", "day": day], as: office.agent)
            #expect(answer.status == 422 && answer.text.contains(field), "\(day)")
        }
        #expect(await town.post("/bureau/courriers/a-imprimer", ["letters": "\(id)", "way": "handed", "day": "2026-11-22"], as: office.resident).status == 403)
        // Once she has an address, her letters are read on the site.
        try await town.database.write { try $0.run("update accounts set email = 'lucienne@town.test' where id = \(office.lucienne)") }
        #expect(await town.get("/bureau/courriers/a-imprimer", as: office.agent).text.contains("Aucun courrier à imprimer"))
    }
}
