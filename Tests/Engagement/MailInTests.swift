import Database
@testable import Engagement
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Mail that comes in becomes questions and goes on with threads, on both databases.
@Suite struct `Mail that comes in` {
    private static let address = EmailAddress("questions@town.test")!

    /// The same town with a mailbox.
    private func withMailbox(_ site: QuestionsTown) -> World {
        var world = site.town.world
        world.mailbox = Self.address
        return world
    }

    private func count(_ site: QuestionsTown) async throws -> Int { try await site.town.database.read { db in try db.count("select count(*) from questions") } }

    @Test(arguments: Backend.all) func `a mail opens a question once, with its files and its receipt`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), world = withMailbox(site)
        try await MailReception.receive(MailSamples.nested, world)
        try await MailReception.receive(MailSamples.nested, world)
        #expect(try await count(site) == 1)
        let question = try await site.last()
        #expect(question.channel == .mail && question.asker.email?.text == "petit@exemple.fr" && question.subject == "Voter")
        let page = await site.town.get(question.deskLink, as: site.rosa)
        #expect(page.text.contains("plan d&#39;été.txt") && page.text.contains("Pièces non gardées\u{A0}: jeu.exe"))
        let file = try await site.town.database.read { db in try DocumentStore.all(of: "question", question.id.number, db)[0] }
        #expect(await site.town.get("\(question.deskLink)/pieces/\(file.id)", as: site.rosa).status == 200)
        #expect(await site.town.get("\(question.deskLink)/pieces/\(file.id)", as: site.cleo).status == 403)
        #expect(await site.town.get(file.path()).status == 404, "it is nobody else's")
        #expect(try await site.letters(to: "petit@exemple.fr").first?.subject.contains("Nous avons reçu") == true)
    }

    @Test(arguments: Backend.all) func `an answer goes on with its thread, by the address or by the letter`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), world = withMailbox(site)
        try await MailReception.receive(MailSamples.message(), world)
        let question = try await site.last(), mark = try #require(QuestionKey.address(question.id, world))
        #expect(mark.text.hasPrefix("questions+\(question.id)-"))
        try await site.town.database.write { db in try QuestionWritingStore.answer("Oui, le dimanche.", question.id, by: site.rosa.account, at: site.town.now, db) }
        try await MailReception.receive(MailSamples.message(to: "Ville <\(mark)>", id: "<deux@exemple.fr>", body: "Et le lundi ?"), world)
        #expect(try await count(site) == 1)
        #expect(try await site.last().waitingSince != nil)
        let letter = try await site.town.database.read { db in try db.value("select message_id from letters where reply_to = \(mark.text) limit 1", as: String.self) }
        try await MailReception.receive(MailSamples.message(id: "<trois@exemple.fr>", headers: ["In-Reply-To: <\(letter)@town.test>"], body: "Et le mardi ?"), world)
        #expect(try await count(site) == 1)
        let turns = try await site.town.database.read { db in try QuestionStore.turns(question.id, db) }
        #expect(turns.map(\.body) == ["Peut-on voter le dimanche ?", "Oui, le dimanche.", "Et le lundi ?", "Et le mardi ?"])
        // A mark that we did not make opens nothing of another's.
        let forged = "questions+\(question.id)-0123456789abcdef01234567@town.test"
        try await MailReception.receive(MailSamples.message(to: forged, id: "<quatre@exemple.fr>"), world)
        #expect(try await count(site) == 2)
    }

    @Test(arguments: Backend.all) func `the address of a thread opens no page, names who else writes to it, and has its limit`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), world = withMailbox(site)
        try await MailReception.receive(MailSamples.message(), world)
        let question = try await site.last(), mark = try #require(QuestionKey.address(question.id, world))
        let seal = mark.text.drop { $0 != "+" }.dropFirst().prefix { $0 != "@" }
        #expect(await site.town.get("/questions/suivi/\(seal)").status == 404)
        #expect(await site.town.get("/questions/suivi/\(QuestionKey.key(question.id, world))").status == 200)
        for number in 0..<12 { try await MailReception.receive(MailSamples.message(from: "autre@exemple.fr", to: "<\(mark)>", id: "<a\(number)@exemple.fr>", body: "Moi aussi."), world) }
        let turns = try await site.town.database.read { db in try QuestionStore.turns(question.id, db) }
        #expect(turns.count == QuestionRules.mostADay, "with the first")
        #expect(turns[0].body == "Peut-on voter le dimanche ?" && turns[1].body.hasPrefix("[Écrit depuis autre@exemple.fr"))
        #expect(try await count(site) == 1)
    }

    @Test(arguments: Backend.all) func `machines are not answered, nor our own mail, nor the eleventh of the day`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), world = withMailbox(site)
        try await MailReception.receive(MailSamples.message(id: "<absent@exemple.fr>", headers: ["Auto-Submitted: auto-replied"]), world)
        try await MailReception.receive(MailSamples.message(from: "questions@town.test", id: "<nous@town.test>"), world)
        #expect(try await count(site) == 0)
        for number in 0..<12 { try await MailReception.receive(MailSamples.message(id: "<\(number)@exemple.fr>"), world) }
        #expect(try await count(site) == 10)
        #expect(try await site.letters(to: "petit@exemple.fr").count == 10, "no letter answers the others")
        let outcomes = try await site.town.database.read { db in try db.all("select outcome from received_mails order by outcome") { $0.text() } }
        #expect(Set(outcomes) == ["ignored", "opened", "refused"])
    }

    @Test(arguments: Backend.all) func `the mailbox is read from where it was left, even when it was made anew`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), world = withMailbox(site), mailbox = ScriptedMailbox()
        defer { mailbox.stop() }
        let server = try #require(MailboxServer("imap://questions%40town.test:secret@127.0.0.1:\(mailbox.port)/INBOX"))
        try await MailInJob.run(server, world, others: [])
        #expect(try await count(site) == 0)
        mailbox.put(MailSamples.message(id: "<a@exemple.fr>"), number: 4)
        mailbox.put(MailSamples.accents, number: 9)
        try await MailInJob.run(server, world, others: [])
        try await MailInJob.run(server, world, others: [])
        #expect(try await count(site) == 2)
        #expect(mailbox.commands.count { $0.uppercased().hasPrefix("UID FETCH") } == 2, "each is fetched once")
        mailbox.begin(again: 8)
        mailbox.put(MailSamples.message(id: "<a@exemple.fr>"), number: 1)
        mailbox.put(MailSamples.message(id: "<b@exemple.fr>", subject: "Encore"), number: 2)
        try await MailInJob.run(server, world, others: [])
        #expect(try await count(site) == 3)
        #expect(try await site.last().subject == "Encore")
        // One that always fails is tried some turns, then left, and those after it are read.
        struct Impossible: Error {}
        mailbox.put(MailSamples.message(id: "<c@exemple.fr>", subject: "Impossible"), number: 3)
        mailbox.put(MailSamples.message(id: "<d@exemple.fr>", subject: "Après"), number: 5)
        func turn() async throws {
            try await MailInJob.run(server, world) { bytes in
                if String(decoding: bytes, as: UTF8.self).contains("Impossible") { throw Impossible() }
                try await MailReception.receive(bytes, world)
            }
        }
        for _ in 1..<MailInJob.mostFailures { await #expect(throws: Impossible.self) { try await turn() } }
        #expect(try await count(site) == 3)
        await #expect(throws: Impossible.self) { try await turn() }
        #expect(try await count(site) == 4)
        try await turn()
        let wrong = try #require(MailboxServer("imap://questions%40town.test:faux@127.0.0.1:\(mailbox.port)/INBOX"))
        await #expect(throws: IMAP.Problem.self) { try await MailInJob.run(wrong, world, others: []) }
    }
}
