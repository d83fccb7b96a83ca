import Database
@testable import Engagement
import HTML
import L10n
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The pages of those who answer, as a browser receives them, and what they count.
@Suite struct `Pages of the questions` {
    @Test(arguments: Backend.all) func `every page of the desk is well formed, whoever reads it`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask(["territory": "\(site.centre)"])
        let first = try await site.last()
        try await site.ask(["email": "autre@exemple.fr"], as: site.ana)
        await town.post(first.deskLink + "/transmission", ["service": "\(site.parks)", "note": "À vous."], as: site.rosa)
        await town.post("/bureau/questions/reglages/modeles", ["template": "new", "name": "Horaires", "body": "Du lundi au vendredi."], as: site.rosa)
        let pages = [
            "/bureau/questions", "/bureau/questions?liste=toutes&voie=web&q=voter&page=2", first.deskLink, first.deskLink + "?modele=1", "/bureau/questions/nouvelle?q=ana",
            "/bureau/questions/nouvelle?personne=\(site.ana.account)", "/bureau/questions/mesures?jours=30", "/bureau/questions/reglages", "/bureau/faq", "/bureau/faq/nouvelle?question=\(first.id)",
            "/bureau/rendez-vous", "/bureau/rendez-vous/creneaux",
        ]
        for page in pages {
            let answer = await town.get(page, as: site.rosa)
            #expect(answer.status == 200, "\(page)")
            #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page)")
            #expect(await town.get(page).status == 303, "\(page): a visitor signs in first")
        }
        for page in ["/questions", "/questions?q=voter", "/questions/poser", "/questions/poser?q=voter", "/rendez-vous?accessible=1&lieu=telephone"] {
            let answer = await town.get(page)
            #expect(answer.status == 200 && WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page)")
        }
        for page in [first.deskLink, "/bureau/questions"] {
            #expect(WellFormed.faults(inDocument: Array(await town.get(page, as: site.paul).text.utf8)) == [], "\(page)")
        }
        #expect(await town.get(first.deskLink + "?modele=1", as: site.rosa).text.contains("Du lundi au vendredi.</textarea>"))
    }

    @Test(arguments: Backend.all) func `while she is on the phone, an agent begins with what was answered before`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask()
        let first = try await site.last()
        await town.post(first.deskLink + "/reponse", ["body": "Oui, au bureau de vote de la mairie."], as: site.rosa)
        let similar = await town.get("/bureau/questions/semblables?q=peut-on+voter+sans+compte", as: site.rosa)
        #expect(similar.text.contains("data-text=\"Oui, au bureau de vote de la mairie.\"") && similar.text.contains(first.deskLink))
        #expect(await town.get("/bureau/questions/semblables?q=voter", as: site.ana).status == 403)
        #expect(!(await town.get("/bureau/questions/semblables?q=peut-on+voter+sans+compte", as: site.cleo).text.contains("mairie")), "not her neighbourhood")
        let typed = ["subject": "Peut-on voter sans compte ?", "act": "cas-\(first.id)", "answer": "Bonjour."]
        let back = await town.post("/bureau/questions/nouvelle", typed, as: site.rosa)
        #expect(back.status == 200 && back.text.contains("Bonjour.\n\nOui, au bureau de vote de la mairie.</textarea>"))
        #expect(!back.text.contains("Ce champ est à remplir"), "who only looks is not told what is missing")
        #expect(WellFormed.faults(inDocument: Array(back.text.utf8)) == [])
        let other = await town.post("/bureau/questions/nouvelle", typed, as: site.cleo)
        #expect(other.status == 200 && !other.text.contains("mairie.</textarea>"))
        try await site.ask(["email": "autre@exemple.fr"])
        let second = try await site.last()
        #expect(await town.get(second.deskLink + "?cas=\(first.id)", as: site.rosa).text.contains("de la mairie.</textarea>"))
    }

    @Test(arguments: Backend.all) func `the page of a call shows whose ideas, questions and appointments these are, and that she agreed`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.enter()
        let first = try await site.last()
        #expect(first.consentAt == town.now)
        try await site.enter(["subject": "Encore une chose"])
        let page = await town.get(try await site.last().deskLink, as: site.rosa)
        #expect(page.text.contains("Ses autres questions") && page.text.contains("Où déposer une idée sur papier") && page.text.contains("Accord de la personne"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        try await site.ask()
        #expect(try await site.last().consentAt == nil, "she wrote herself")
        let view = View(t: TextsOfTests.french, now: town.now)
        let idea = ConcernedProposal(id: 4, number: 2, title: "Un verger", link: "/editions/2026/propositions/2")
        let asker = view.asker(AskerFile(proposals: [idea], states: [4: (name: "Recevable", tone: .success)]))
        let words = String(decoding: asker.bytes, as: UTF8.self)
        #expect(words.contains("propositions/2/suivi") && words.contains("Recevable"))
    }

    @Test(arguments: Backend.all) func `a question may be about a body that everyone knows, and about an event`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town, now = town.now
        let (open, hidden) = try await town.database.write { db in
            func add(_ slug: String, _ opened: Instant?) throws -> Int {
                try db.insert("""
                    insert into assemblies (slug, name, kind, purpose, starts_at, renewal, term_months, created_at, created_by, opened_at)
                    values (\(slug), \("Conseil " + slug), 'neighbourhood-council', 'Débattre.', \(now), 'whole', 36, \(now), \(site.olga.account), \(opened)) returning id
                    """)
            }
            return (try add("centre", now), try add("brouillon", nil))
        }
        #expect(await town.get("/questions/poser?q=voter").text.contains("Conseil centre"))
        try await site.ask(["assembly": "\(open)"])
        let question = try await site.last()
        #expect(question.concern.body?.name == "Conseil centre")
        #expect(await town.get(question.deskLink, as: site.rosa).text.contains("/instances/centre"))
        #expect(await town.get("/bureau/questions?instance=\(open)", as: site.rosa).text.contains(question.deskLink))
        #expect(!(await town.get("/bureau/questions?instance=\(hidden)", as: site.rosa).text.contains(question.deskLink)))
        try await site.ask(["assembly": "\(hidden)", "email": "autre@exemple.fr"])
        #expect(try await site.last().concern.body == nil, "nobody is told of it yet")
        let walk = try await town.database.write { db in
            try db.insert("""
                insert into events (kind, title, description, place, starts_at, ends_at, created_by, created_at, published_at)
                values ('walk', 'Balade du soir', 'À pied.', 'Mairie', \(now + .days(3)), \(now + .days(4)), \(site.olga.account), \(now), \(now)) returning id
                """)
        }
        try await site.ask(["event": "\(walk)", "email": "tiers@exemple.fr"])
        #expect(try await site.last().concern.event?.title == "Balade du soir")
        #expect(await town.get("/questions/poser?evenement=\(walk)").text.contains("name=\"evenement\""))
    }

    @Test(arguments: Backend.all) func `the measures tell what was answered in time, and the file neither who nor what`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask()
        let inTime = try await site.last()
        await town.post(inTime.deskLink + "/reponse", ["body": "Oui, au bureau de vote."], as: site.rosa)
        try await site.ask()
        let late = try await site.last()
        try await site.ask()
        town.pass(.days(5))
        await town.post(late.deskLink + "/reponse", ["body": "Oui, au bureau de vote."], as: site.rosa)
        let figures = try await town.database.read { db in try QuestionFiguresStore.whole(since: town.now - .days(30), at: town.now, db) }
        #expect(figures == QuestionFigures(asked: 3, answered: 2, inTime: 1, late: 1))
        let topics = try await town.database.read { db in try QuestionFiguresStore.by(.topic, since: town.now - .days(30), at: town.now, db) }
        #expect(topics.map(\.name) == ["Voter"])
        for dimension in QuestionDimension.allCases {
            let lines = try await town.database.read { db in try QuestionFiguresStore.by(dimension, since: town.now - .days(30), at: town.now, db) }
            #expect(lines.reduce(0) { $0 + $1.asked } == 3, "\(dimension)")
        }
        #expect(await town.get("/bureau/questions/mesures", as: site.cleo).status == 403)
        // Each figure opens the list that it counts.
        let now = town.now, grants = [Grant(role: .receptionAgent, scope: .city, from: Town.noon - .days(1))]
        let reach = QuestionReach(Actor(account: site.rosa.account, name: "Rosa", grants: grants))
        func listed(_ opening: QuestionFilter, _ outcome: QuestionFilter.Outcome?) async throws -> Int {
            var filter = opening
            filter.outcome = outcome
            let read = QuestionFilter(FormValues(encoded: String(filter.link().drop { $0 != "?" }.dropFirst())))
            #expect(read == filter, "the address says it all")
            return try await town.database.read { db in try QuestionStore.count(read, reach, at: now, db) }
        }
        for dimension in QuestionDimension.allCases {
            for line in try await town.database.read({ db in try QuestionFiguresStore.by(dimension, since: now - .days(30), at: now, db) }) {
                let opening = dimension.list(of: line.key, within: 30)
                let counts = [try await listed(opening, nil), try await listed(opening, .given), try await listed(opening, .inTime), try await listed(opening, .late), try await listed(opening, .helped)]
                #expect(counts == [line.asked, line.answered, line.inTime, line.late, line.helped], "\(dimension)")
            }
        }
        await town.post(try await site.last().deskLink + "/prise", as: site.rosa)
        for load in try await town.database.read({ db in try QuestionFiguresStore.loads(at: now, db) }) {
            let counts = [try await listed(load.list(.waiting), nil), try await listed(load.list(.late), nil)]
            #expect(counts == [load.open, load.late] && load.open == 1)
        }
        let own = await town.get("/bureau/questions?personne=\(site.rosa.account)", as: site.olga)
        #expect(own.text.contains("name=\"personne\"") && WellFormed.faults(inDocument: Array(own.text.utf8)) == [])
        let page = await town.get("/bureau/questions/mesures?jours=30", as: site.rosa)
        #expect(page.text.contains("liste=toutes&amp;jours=30&amp;reponse=a-temps") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let list = await town.get("/bureau/questions?liste=toutes&service=accueil&jours=30&reponse=en-retard", as: site.rosa)
        #expect(list.status == 200 && list.text.contains("Promise, en retard") && WellFormed.faults(inDocument: Array(list.text.utf8)) == [])
        #expect(await town.get("/bureau/questions/export.csv", as: site.paul).status == 403)
        let file = await town.get("/bureau/questions/export.csv", as: site.rosa)
        #expect(file.text.split(separator: "\r\n").count == 4)
        #expect(!file.text.contains("Petit") && !file.text.contains("petit@") && !file.text.contains("sans compte"))
    }

    @Test(arguments: Backend.all) func `a question to which the person writes again comes back to whoever answered`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        func returned(_ person: Town.Person) async throws -> Int { try await town.database.read { db in try QuestionStore.reopened(for: person.account, db) } }
        try await site.ask()
        let question = try await site.last()
        await town.post(question.deskLink + "/reponse", ["body": "Oui, au bureau de vote."], as: site.rosa)
        #expect(try await returned(site.rosa) == 0)
        #expect(await town.post(QuestionKey.link(question, town.world), ["body": "Et le dimanche ?"]).status == 303)
        #expect(try await returned(site.rosa) == 1)
        #expect(try await returned(site.olga) == 0)
    }

    @Test(arguments: Backend.all) func `what waits for each is counted on her desk`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask(["territory": "\(site.banks)"])
        func waiting(_ person: Town.Person, _ grants: [Grant]) async throws -> [String: Int] {
            let visit = Visit(world: town.world, actor: Actor(account: person.account, name: person.name, grants: grants), now: town.now, t: TextsOfTests.french)
            return try await town.database.read { db in
                Dictionary(uniqueKeysWithValues: try Engagement.waiting(visit, db).map { (TextsOfTests.french($0.what), $0.count) })
            }
        }
        let city = Grant(role: .receptionAgent, scope: .city, from: town.now), centre = Grant(role: .receptionAgent, scope: .territory(site.centre), from: town.now)
        #expect(try await waiting(site.rosa, [city])["Questions d’habitants à prendre"] == 1)
        #expect(try await waiting(site.cleo, [centre])["Questions d’habitants à prendre"] == 0)
        #expect(try await waiting(site.ana, []).isEmpty)
        await town.post(try await site.last().deskLink + "/prise", as: site.rosa)
        #expect(try await waiting(site.rosa, [city])["Questions que vous suivez"] == 1)
        town.pass(.days(5))
        #expect(try await waiting(site.rosa, [city])["Questions d’habitants en retard"] == 1)
    }

    @Test(arguments: Backend.all) func `two who take at once, or write after the close, are told what happened`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask()
        let before = try await site.last()
        #expect(await town.post(before.deskLink + "/prise", as: site.rosa).status == 303)
        let isTaken = try await town.database.write { db in try QuestionWritingStore.take(before, by: site.olga.account, db) }
        #expect(!isTaken, "the page that she read said nobody had it")
        #expect(await town.post(before.deskLink + "/prise", as: site.olga).status == 303, "knowing who has it, she takes it over")
        #expect(try await site.last().owner == site.olga.account)
    }
}
