import Database
import Foundation
@testable import Platform
import Synchronization
import TestTown
import Testing
import Vocabulary
import Web

/// What runs by itself, in one process at a time, and what is known of it.
@Suite struct `Jobs and their health` {
    /// How many times something ran.
    private final class Tally: Sendable {
        let count = Mutex(0)
        func add() { count.withLock { $0 += 1 } }
        var value: Int { count.withLock { $0 } }
    }

    private struct Trouble: Error {}

    @Test(arguments: Backend.all) func `of two processes one has the turn, once per interval, and the other takes over from a dead one`(backend: Backend) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend))
        let ran = Tally(), job = Job("count", every: .hours(1)) { _ in ran.add() }
        func process() -> JobRunner { JobRunner([job], world: town.world) { _, error in Issue.record(error) } }
        let one = process(), two = process()
        let turns = try await withThrowingTaskGroup(of: Bool.self) { group in
            for runner in [one, two, one, two, one, two] { group.addTask { try await runner.turn(job) } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(turns == 1 && ran.value == 1)
        town.pass(.minutes(59))
        for runner in [one, two] { #expect(try await !runner.turn(job), "not due yet") }
        town.pass(.minutes(1))
        // The first died: its lease has lapsed, the second does the work.
        #expect(try await two.turn(job))
        #expect(ran.value == 2)
        #expect(try await !one.turn(job))
    }

    @Test(arguments: Backend.all) func `a failure is counted, said, tried again soon, and forgotten once it goes well`(backend: Backend) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend), routes: AccountRoutes.routes + NotificationRoutes.routes)
        let admin = try await town.person("admin", (.administrator, .city)), officer = try await town.person("omar", (.projectOfficer, .city))
        let now = town.now
        try await town.database.write { db in
            try Lease.announce("sweep-sessions", every: .hours(6), db)
            _ = try Lease.take("sweep-sessions", for: .minutes(10), every: .hours(6), holder: "a", at: now, db)
            try Lease.failed("sweep-sessions", "disk is full", at: now, db)
        }
        let health = try #require(try await town.database.read { try Lease.health($0).first })
        #expect(health.failures == 1 && health.nextAt == now + .minutes(5) && health.state(at: now) == .failing)
        let page = await town.get("/bureau/technique", as: admin)
        #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)).isEmpty)
        for words in ["disk is full", "Une tâche automatique ne va pas bien", "Taille de la base", backend == .sqlite ? "SQLite 3." : "PostgreSQL 1"] {
            #expect(page.text.contains(words), "\(words)")
        }
        #expect(await town.get("/bureau/technique", as: officer).status == 403)
        #expect(await town.get("/bureau/technique").status == 303)
        try await town.database.write { try Lease.succeeded("sweep-sessions", $0) }
        town.pass(.minutes(1))
        let better = await town.get("/bureau/technique", as: admin)
        // The PostgreSQL of the tests keeps nothing through a power cut, and the page says so.
        #expect(better.text.contains(backend == .sqlite ? "Tout va bien" : "une coupure de courant perdrait des votes confirmés"))
        #expect(!better.text.contains("disk is full"))
        town.pass(.hours(7))
        #expect(await town.get("/bureau/technique", as: admin).text.contains("Plus aucun serveur ne s’en charge"))
    }
}

/// Letters from the outbox to the relay.
@Suite struct `Letters that leave` {
    private final class Relay: Sendable {
        let taken = Mutex<[String]>([])
        let outcome: SMTP.Outcome
        init(_ outcome: SMTP.Outcome = .accepted) { self.outcome = outcome }
        func send(_ mail: Mail) -> SMTP.Outcome {
            taken.withLock { $0.append(mail.text) }
            return outcome
        }
        var delivery: Delivery { Delivery(from: EmailAddress("ville@town.test")!) { self.send($0) } }
        var count: Int { taken.withLock(\.count) }
    }

    private static let secret = Letter(
        to: .address(EmailAddress("ines@town.test")!, name: "Inès", language: "fr"), kind: .necessary, subject: "Votre lien",
        paragraphs: ["Voici le lien."], button: .init("Me connecter", "/connexion/lien/abc", isSecret: true))

    private func town(_ backend: Backend) async throws -> Town {
        try await Town(try await TestDatabases.fresh(backend), routes: AccountRoutes.routes + NotificationRoutes.routes)
    }

    @Test(arguments: Backend.all) func `two processes send each letter once, and a secret link is forgotten when it has left`(backend: Backend) async throws {
        let town = try await town(backend), relay = Relay(), now = town.now
        try await town.database.write { db in for _ in 0..<45 { try Outbox.post(Self.secret, town.world, at: now, db) } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { try await relay.delivery.run(town.world) } }
            try await group.waitForAll()
        }
        #expect(relay.count == 45 && relay.taken.withLock { $0.allSatisfy { $0.contains("http://town.test/connexion/lien/abc") } })
        let left = try await town.database.read { try $0.count("select count(*) from letters where button_path <> '' or state <> 'sent'") }
        #expect(left == 0)
    }

    @Test(arguments: [("fr", "\u{A0}: http://town.test/connexion"), ("en", ": http://town.test/en/connexion")]) func `the link of a letter is written as its language does`(_ language: String, _ written: String) async throws {
        let town = try await town(.sqlite), relay = Relay(), now = town.now
        var letter = Self.secret
        letter.recipient = .address(EmailAddress("ines@town.test")!, name: "Inès", language: language)
        let posted = letter
        try await town.database.write { try Outbox.post(posted, town.world, at: now, $0) }
        try await relay.delivery.run(town.world)
        let taken = relay.taken.withLock { $0 }, text = try #require(taken.first)
        #expect(text.contains(written) && text.contains("\u{A0}:") == (language == "fr"), "\(text)")
    }

    @Test(arguments: Backend.all) func `a temporary failure waits longer and longer, then the letter is given up and an officer may send it again`(backend: Backend) async throws {
        let town = try await town(backend), relay = Relay(.failed(reason: "busy")), now = town.now
        try await town.database.write { try Outbox.post(Self.secret, town.world, at: now, $0) }
        var waits: [Int] = []
        for _ in 0..<6 {
            try await relay.delivery.run(town.world)
            let next = try #require(try await town.database.read { try $0.first("select next_at from letters") { $0.instant() } })
            waits.append((next - town.now).milliseconds / 60_000)
            town.pass(next - town.now)
        }
        #expect(waits == [1, 5, 30, 120, 720, 0] && relay.count == 6)
        let letter = try await town.database.read { try LetterStore.letter(1, $0) }
        #expect(letter.state == .refused && letter.problem == "busy" && letter.buttonPath == "/connexion/lien/abc", "kept: it may be sent again")
        let admin = try await town.person("admin", (.administrator, .city)), agent = try await town.person("ada", (.receptionAgent, .city))
        #expect(await town.post("/bureau/courriers/1/renvoyer", as: agent).status == 403)
        #expect(await town.post("/bureau/courriers/1/renvoyer", as: admin).status == 303)
        let good = Relay()
        try await good.delivery.run(town.world)
        #expect(good.count == 1)
    }

    @Test(arguments: Backend.all) func `the outbox is searched by its readers and taken away, without what letters say; they come from the city`(backend: Backend) async throws {
        let town = try await town(backend), now = town.now, relay = Relay()
        let admin = try await town.person("admin", (.administrator, .city)), ines = try await town.person("ines")
        try await town.database.write { db in
            try Outbox.post(Self.secret, town.world, at: now, db)
            try Outbox.post(Letter(to: .account(admin.account), kind: .task, subject: "Une tâche", paragraphs: ["Faites-la."]), town.world, at: now, db)
        }
        let file = await town.get("/bureau/courriers.csv?etat=waiting&q=ines%40", as: admin)
        #expect(file.text.split(separator: "\r\n").count == 2 && file.text.contains("Inès;ines@town.test") && !file.text.contains("Voici le lien"))
        func rows(_ words: String) async -> Int { await town.get("/bureau/courriers.csv?q=" + words, as: admin).text.split(separator: "\r\n").count - 1 }
        let found = await [rows("ines"), rows("IN%C3%88S"), rows("in%C3%A8s%20town"), rows("nes"), rows("%25"), rows("_")]
        #expect(found == [1, 1, 1, 0, 0, 0], "as words begin, whatever the accents; % and _ are no words")
        let page = await town.get("/bureau/courriers?q=ines%40", as: admin).text
        #expect(page.contains("Inès") && !page.contains("Une tâche"))
        #expect(await town.get("/bureau/courriers.csv", as: ines).status == 403)
        try await relay.delivery.run(town.world)
        #expect(relay.taken.withLock { $0.count == 2 && $0.allSatisfy { $0.contains("-- \nSaint-Test\n") } })
    }

    @Test(arguments: Backend.all) func `a sender that died leaves doubt, never a second letter`(backend: Backend) async throws {
        let town = try await town(backend), relay = Relay(), now = town.now
        try await town.database.write { db in
            try Outbox.post(Self.secret, town.world, at: now, db)
            _ = try LetterStore.take(20, lease: .minutes(5), at: now, db)
        }
        town.pass(.minutes(6))
        try await relay.delivery.run(town.world)
        #expect(relay.count == 0)
        #expect(try await town.database.read { try LetterStore.letter(1, $0).state } == .uncertain)
        #expect(try await town.database.write { try LetterStore.begin(1, lease: .minutes(5), at: town.now, $0) } == false, "the slow sender does not send it either")
    }

    @Test(arguments: Backend.all) func `one letter at a time is in a sender’s hands, and one that the relay took after all is sent`(backend: Backend) async throws {
        let town = try await town(backend), now = town.now
        try await town.database.write { db in for _ in 0..<3 { try Outbox.post(Self.secret, town.world, at: now, db) } }
        // The relay takes so long that another process gives the letter up as in doubt; the answer comes all the same.
        let slow = Delivery(from: EmailAddress("ville@town.test")!) { _ in
            town.pass(.minutes(6))
            let ready = DispatchSemaphore(value: 0)
            Task {
                defer { ready.signal() }
                try await town.database.write { db in
                    #expect(try db.count("select count(*) from letters where state = 'sending'") == 1)
                    try LetterStore.markUncertain(at: town.now, db)
                }
            }
            ready.wait()
            return .accepted
        }
        try await slow.run(town.world)
        #expect(try await town.database.read { try $0.count("select count(*) from letters where state = 'sent'") } == 3)
    }

    @Test func `the administrator reads no letter about an idea, whoever conducts the editions does`() async throws {
        let town = try await town(.sqlite), now = town.now
        let admin = try await town.person("admin", (.administrator, .city)), officer = try await town.person("omar", (.projectOfficer, .city))
        let ines = try await town.person("ines")
        try await town.database.write { db in
            try Outbox.post(Letter(
                to: .account(ines.account), kind: .necessary, subject: "Votre idée est retenue", paragraphs: ["Sous embargo."], button: .init("La voir", "/mes-idees/1")
            ), town.world, at: now, db)
            try Outbox.post(Letter(
                to: .account(ines.account), kind: .necessary, subject: "Réponse à votre question", paragraphs: ["Oui, le dimanche."], button: .init("Voir", "/questions/suivi/1-a", isSecret: true)
            ), town.world, at: now, db)
            try Outbox.post(Letter(
                to: .account(ines.account), kind: .necessary, subject: "Un rôle vous est confié", paragraphs: ["Motif : relais."], button: .init("Ouvrir", "/bureau")
            ), town.world, at: now, db)
        }
        let page = await town.get("/bureau/courriers", as: admin).text
        #expect(!page.contains("est retenue") && !page.contains("Sous embargo") && !page.contains("Oui, le dimanche") && page.contains("Un rôle vous est confié"))
        #expect(await town.get("/bureau/courriers", as: officer).text.contains("Sous embargo"))
        try await town.database.write { db in
            try Outbox.post(Letter(
                to: .account(ines.account), kind: .task, subject: "Un message attend une réponse", paragraphs: ["Mon voisin me menace."], button: .init("Lire", "/instances/centre/courrier/1")
            ), town.world, at: now, db)
            try Outbox.post(Letter(
                to: .address(EmailAddress("zoe@exemple.fr")!, name: "Zoé", language: "fr"), kind: .necessary, subject: "Le bureau vous répond", paragraphs: ["Nous prévenons la police."],
                button: .init("Voir", "/instances/centre/courrier/1?cle=a", isSecret: true)
            ), town.world, at: now, db)
        }
        let seen = await town.get("/bureau/courriers", as: officer).text
        #expect(!seen.contains("menace") && !seen.contains("police") && seen.contains("Échange avec une personne"))
    }

    @Test func `no officer reads a secret link, in the outbox or elsewhere`() async throws {
        let town = try await town(.sqlite)
        let admin = try await town.person("admin", (.administrator, .city)), officer = try await town.person("omar", (.projectOfficer, .city))
        let agent = try await town.person("ada", (.receptionAgent, .city)), editor = try await town.person("eva", (.projectOfficer, .edition(ID(1))))
        _ = try await town.person("ines")
        for path in ["/connexion/lien", "/mot-de-passe-oublie"] { #expect(await town.post(path, ["email": "ines@town.test"]).status == 303) }
        let secrets = try await town.database.read { try $0.all("select button_path from letters where is_secret = true") { $0.text() } }
        #expect(secrets.count == 2)
        for person in [admin, officer] {
            let page = await town.get("/bureau/courriers", as: person)
            #expect(page.status == 200 && page.text.contains("lien secret") && !secrets.contains { page.text.contains($0) })
        }
        for person in [agent, editor] { #expect(await town.get("/bureau/courriers", as: person).status == 403) }
        town.pass(.days(31))
        try await town.database.write { try AccountUpkeepStore.sweep(at: town.now, $0) }
        #expect(try await town.database.read { try $0.count("select count(*) from letters where is_secret = true and button_path <> ''") } == 0)
    }

    @Test(arguments: Backend.all) func `one gesture of a mail program stops a kind of letters, and only letters that may stop`(backend: Backend) async throws {
        let town = try await town(backend), now = town.now
        let ines = try await town.person("ines")
        let letters: [Letter] = [Letter.Kind.campaign, .necessary].map { Letter(to: .account(ines.account), kind: $0, subject: "Bonjour", paragraphs: ["Texte."]) }
        try await town.database.write { db in for letter in letters { try Outbox.post(letter, town.world, at: now, db) } }
        let names = try await town.database.read { try $0.all("select message_id from letters order by id") { $0.text() } }
        let oneClick = FormValues(["List-Unsubscribe": ["One-Click"]])
        func click(_ name: String, _ values: FormValues) async -> Int {
            let request = WebRequest(method: .post, path: "/desabonnement/\(name)", receivedAt: town.now)
            return await town.door.respond(to: request) { _ in values }.status
        }
        #expect(await click(names[0], FormValues()) == 403, "any other form needs a page of ours")
        #expect(await click(names[0], oneClick) == 200)
        #expect(await click(names[1], oneClick) == 409)
        #expect(await click("0000", oneClick) == 404)
        try await town.database.write { try Outbox.post(letters[0], town.world, at: now, $0) }
        #expect(try await town.database.read { try LetterStore.letter(3, $0).state } == .unwanted)
        #expect(await town.get("/desabonnement/\(names[0])").text.contains("Ne plus les recevoir"))
        // She chooses again.
        #expect(await town.post("/mon-compte/messages", lists: ["kinds": ["campaign", "task"]], as: ines).status == 303)
        try await town.database.write { try Outbox.post(letters[0], town.world, at: now, $0) }
        #expect(try await town.database.read { try LetterStore.letter(4, $0).state } == .waiting)
        // Officers' tasks are no question for a resident, and nothing is decided for her.
        let page = await town.get("/mon-compte/messages", as: ines)
        #expect(page.form("/mon-compte/messages")?.offered["kinds"] == ["following", "conversation", "campaign"])
        let chosen = try await town.database.read { try LetterStore.preferences(ines.account, $0) }
        #expect(chosen[.campaign] == true && chosen[.following] == false && chosen[.task] == nil)
    }
}
