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

        func write(_ subject: Message, to account: AccountID? = nil, about edition: EditionID? = nil, isSecret: Bool = false) async throws {
            let letter = Letter(
                to: .account(account ?? lucienne), kind: .necessary, subject: subject, paragraphs: ["Votre idée est recevable.", "À bientôt."],
                button: .init("Voir votre idée", "/editions/2026/propositions/4", isSecret: isSecret))
            try await town.database.write { try Outbox.post(letter, about: edition, town.world, at: town.now, $0) }
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
        let id = try await office.id("Une décision")
        let letter = await town.get("/bureau/courriers/\(id)/imprimer", as: office.agent)
        #expect(WellFormed.faults(inDocument: Array(letter.text.utf8)).isEmpty)
        for words in ["Lucienne Aubrac<br>3 rue du Puits<br>69000 Saint-Test", "22\u{A0}novembre 2026", "Votre idée est recevable.", "http://town.test/editions/2026/propositions/4", "<strong>Saint-Test</strong>"] {
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
        let lines = try await town.database.read { db in
            try db.all("select act, subject_id, reason, actor_id from journal where act = 'letter.deliver'") { ($0.text(), $0.int(), $0.text(), $0.id() as AccountID) }
        }
        #expect(lines.count == 1 && lines[0].1 == id && lines[0].2 == "Posté, 22\u{A0}novembre 2026" && lines[0].3 == office.agent.account)
    }

    @Test(arguments: Backend.all) func `an edition's officer and a territory's agent read and mark theirs, and nothing else`(backend: Backend) async throws {
        let office = try await Office(backend), town = office.town, hill = TerritoryID(4)
        let maurice = try await town.database.write { db in
            try AccountStore.createAtCounter(CounterPerson(givenName: "Maurice", familyName: "Huet", territory: hill), by: office.agent.account, at: town.now, db)
        }
        try await office.write("Une décision de 2026", about: EditionID(7))
        try await office.write("Une décision de 2027", about: EditionID(8))
        try await office.write("Une décision de 2027 pour Maurice", to: maurice, about: EditionID(8))
        try await office.write("Votre compte")
        let everything = ["Une décision de 2026", "Une décision de 2027", "Une décision de 2027 pour Maurice", "Votre compte"]
        let readers: [(Role, Scope, [String])] = [
            (.receptionAgent, .city, everything), (.projectOfficer, .city, everything),
            (.projectOfficer, .edition(ID(7)), ["Une décision de 2026"]), (.receptionAgent, .edition(ID(7)), ["Une décision de 2026"]),
            (.receptionAgent, .territory(hill), ["Une décision de 2027 pour Maurice"]), (.receptionAgent, .territory(ID(2)), []),
            // Decides on what is situated on the hill, not on what its residents propose elsewhere.
            (.projectOfficer, .territory(hill), []), (.reviewer, .city, []), (.moderator, .edition(ID(7)), []),
        ]
        for (index, reader) in readers.enumerated() {
            let person = try await town.person("reader-\(index)", (reader.0, reader.1))
            let mayOpen = index < 6
            let list = await town.get("/bureau/courriers/a-imprimer", as: person), all = await town.get("/bureau/courriers/imprimer", as: person)
            #expect(list.status == (mayOpen ? 200 : 403) && all.status == list.status, "\(reader)")
            for subject in everything {
                let isHers = reader.2.contains(subject), words = ">\(subject)<"
                #expect(list.text.contains(words) == isHers && all.text.contains(words) == isHers, "\(reader) \(subject)")
                let id = try await office.id(subject)
                #expect(await town.get("/bureau/courriers/\(id)/imprimer", as: person).status == (isHers ? 200 : mayOpen ? 404 : 403), "\(reader) \(subject)")
            }
        }
        // She marks hers; another's is not there to be marked, and once delivered shows to its readers alone.
        let officer = try await town.person("dora", (.projectOfficer, .edition(ID(7))))
        let hers = try await office.id("Une décision de 2026"), other = try await office.id("Une décision de 2027")
        func mark(_ id: Int) async -> Int { await town.post("/bureau/courriers/a-imprimer", ["letters": "\(id)", "way": "posted", "day": "2026-11-22"], as: officer).status }
        let statuses = await [mark(other), mark(hers)]
        #expect(statuses == [422, 303])
        #expect(await town.post("/bureau/courriers/a-imprimer", ["letters": "\(other)", "way": "posted", "day": "2026-11-22"], as: office.agent).status == 303)
        let list = await town.get("/bureau/courriers/a-imprimer", as: officer).text
        #expect(list.contains("Derniers courriers remis ou postés") && list.contains(">Une décision de 2026<") && !list.contains(">Une décision de 2027<"))
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
