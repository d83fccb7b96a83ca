import Database
@testable import ParticipatoryBodies
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The mailbox of a body: mail comes in and goes out by the platform, whoever sits in the bureau.
@Suite struct `The mailbox of a body` {
    private static let mailbox = BodiesTown.link + "/courrier"

    private func world(_ site: BodiesTown) -> World {
        var world = site.town.world
        world.mailbox = EmailAddress("questions@town.test")
        return world
    }

    private func mail(from: String, to: EmailAddress?, _ text: String, references: [String] = [], attachments: [IncomingMail.Attachment] = []) -> IncomingMail {
        IncomingMail(
            messageID: "<\(text)>", from: EmailAddress(from), name: "Odile", subject: "Une fuite au lavoir", text: text, addresses: [to].compactMap(\.self), references: references,
            isAutomatic: false, attachments: attachments)
    }

    @discardableResult
    private func take(_ mail: IncomingMail, _ site: BodiesTown) async throws -> Bool {
        let world = world(site), now = site.town.now, kept = try await MailFiles.store(mail.attachments, world)
        return try await site.town.database.write { db in try ParticipatoryBodies.mail.take(mail, kept, world, now, db) }
    }

    private func address(_ mark: ConversationMark, _ site: BodiesTown) async throws -> EmailAddress {
        let world = world(site)
        return try await site.town.database.read { db in
            let (assembly, conversation) = try #require(try ConversationStore.conversation(mark.conversation, db))
            return try #require(mark.address(conversation, of: assembly, world))
        }
    }

    private func last(_ site: BodiesTown) async throws -> ID<Conversation> { try await site.town.database.read { db in ID(try db.value("select max(id) from conversations", as: Int.self)) } }

    private func replyTo(_ address: String, _ site: BodiesTown) async throws -> String? {
        try await site.town.database.read { db in try db.all("select reply_to from letters where address = \(address) order by id") { $0.text() }.last }
    }

    @Test(arguments: Backend.all) func `a mail to a body opens a conversation, its answers go on with it both ways`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        #expect(try await !take(mail(from: "odile@exemple.fr", to: EmailAddress("questions+inconnu@town.test"), "Bonjour"), site), "no such body")
        #expect(try await !take(mail(from: "odile@exemple.fr", to: EmailAddress("questions@town.test"), "Bonjour"), site), "for the city")
        #expect(try await !take(mail(from: "odile@exemple.fr", to: EmailAddress("marie+centre@exemple.fr"), "Bonjour"), site), "somebody else's address")
        #expect(try await take(mail(from: "odile@exemple.fr", to: EmailAddress("questions+centre@town.test"), "Le bassin fuit."), site))
        let id = try await last(site), page = "\(Self.mailbox)/\(id)"
        #expect(await town.get(page, as: site.ana).text.contains("Le bassin fuit."))
        #expect(try await site.letters(to: site.ana).last?.contains("un message attend une réponse") == true)
        let person = try await address(.person(id), site), keeper = try await address(.keeper(id, site.ana.account), site)
        #expect(try await replyTo("odile@exemple.fr", site) == person.text)
        #expect(try await replyTo("ana@town.test", site) == keeper.text)
        try await take(mail(from: "ana@town.test", to: keeper, "Nous prévenons le service."), site)
        #expect(await town.get(page, as: site.olga).text.contains("Nous prévenons le service."))
        try await take(mail(from: "odile@exemple.fr", to: person, "Merci, il fuit encore."), site)
        let seen = await town.get(page, as: site.ana).text
        #expect(seen.contains("Merci, il fuit encore.") && !seen.contains("une autre adresse"))
        try await take(mail(from: "voisin@exemple.fr", to: person, "Chez moi aussi."), site)
        #expect(await town.get(page, as: site.ana).text.contains("Écrit depuis voisin@exemple.fr"))
        #expect(await town.get(Self.mailbox, as: site.ana).text.contains("À répondre"))
    }

    @Test(arguments: Backend.all) func `nobody answers in the name of a body who does not keep it, nor with a seal of his own`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        try await take(mail(from: "odile@exemple.fr", to: EmailAddress("questions+centre@town.test"), "Le bassin fuit."), site)
        let id = try await last(site), page = "\(Self.mailbox)/\(id)"
        for (from, mark) in [("bob@town.test", ConversationMark.keeper(id, site.bob.account)), ("pirate@exemple.fr", .keeper(id, site.ana.account))] {
            try await take(mail(from: from, to: try await address(mark, site), "Réponse d’un autre."), site)
        }
        let forged = try #require(EmailAddress("questions+i\(id)-\(String(repeating: "a", count: 24))@town.test"))
        #expect(try await !take(mail(from: "pirate@exemple.fr", to: forged, "Réponse d’un autre."), site))
        #expect(!(await town.get(page, as: site.ana).text.contains("Réponse d’un autre.")))
        for number in 0..<30 { try await take(mail(from: "odile@exemple.fr", to: try await address(.person(id), site), "Encore \(number)."), site) }
        let count = try await town.database.read { db in try db.count("select count(*) from conversation_lines") }
        #expect(count == ConversationRules.mostLinesADay)
    }

    @Test(arguments: Backend.all) func `an answer that cannot leave is told, and nothing is sent to who has left the site`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        try await take(mail(from: "odile@exemple.fr", to: EmailAddress("questions+centre@town.test"), "Le bassin fuit."), site)
        let id = try await last(site), keeper = try await address(.keeper(id, site.ana.account), site)
        for _ in 0..<2 { try await take(mail(from: "ana.perso@exemple.fr", to: keeper, "De chez moi."), site) }
        #expect(try await site.letters(to: site.ana).count { $0.contains("n’est pas partie") } == 1)
        try await town.database.write { db in _ = try db.run("update conversations set email = '', name = '' where id = \(id)") }
        func sent() async throws -> Int { try await town.database.read { db in try db.count("select count(*) from letters where account_id is null") } }
        let before = try await sent()
        #expect(await town.post("\(Self.mailbox)/\(id)", ["text": "Nous prévenons le service."], as: site.ana).status == 303)
        #expect(try await sent() == before, "to no address, and to nobody else's")
        try await town.database.write { db in _ = try db.run("update assemblies set closed_at = \(town.now), closed_by = \(site.ana.account)") }
        #expect(try await !take(mail(from: "odile@exemple.fr", to: try await address(.person(id), site), "Et maintenant ?"), site), "the city reads it")
    }

    @Test(arguments: Backend.all) func `the bureau writes first, and not to a whole neighbourhood`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = Self.mailbox + "/nouveau"
        try await site.live()
        let message = ["name": "Les Amis du lavoir", "email": "amis@exemple.fr", "subject": "La fête", "text": "Viendrez-vous tenir un stand ?"]
        #expect(await town.get(page).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(page, as: site.bob).status == 403)
        #expect(await town.post(page, message, as: site.bob).status == 403)
        #expect(await town.post(page, message.merging(["email": "personne"]) { $1 }, as: site.ana).status == 422)
        for _ in 0..<ConversationRules.mostBegunADay { #expect(await town.post(page, message, as: site.ana).status == 303) }
        #expect(await town.post(page, message, as: site.ana).status == 409)
        let seen = await town.get(Self.mailbox, as: site.ana).text
        #expect(seen.contains("La fête") && !seen.contains("À répondre"), "the body wrote last")
        let told = try await town.database.read { db in try db.all("select subject from letters where address = 'amis@exemple.fr'") { $0.text() } }
        #expect(told.first?.contains("vous écrit") == true)
    }

    @Test(arguments: Backend.all) func `files that come by mail are kept with the words, read by who reads them, and gone with them`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let files = [
            IncomingMail.Attachment(name: "plan.pdf", bytes: Array(Town.pdf.utf8)), IncomingMail.Attachment(name: "jeu.exe", bytes: Array("MZ\u{90}\u{0}binaire".utf8)),
        ]
        try await take(mail(from: "odile@exemple.fr", to: EmailAddress("questions+centre@town.test"), "Voici le plan.", attachments: files), site)
        let id = try await last(site), page = "\(Self.mailbox)/\(id)", key = try await site.conversationKey(id)
        let seen = await town.get(page, as: site.ana).text
        #expect(seen.contains("plan.pdf") && seen.contains("Pièces non gardées : jeu.exe"))
        let document = try await town.database.read { db in try db.value("select id from documents where subject = 'conversation-line' and removed_at is null", as: Int.self) }
        let file = "\(page)/pieces/\(document)"
        #expect(await town.get(file, as: site.ana).status == 200)
        #expect(await town.get(file + "?cle=\(key)").status == 200)
        #expect(await town.get(file, as: site.bob).status == 404, "a member who is not of the bureau")
        #expect(await town.get("/fichiers/\(document)/large", as: site.bob).status == 404)
        try await take(mail(from: "odile@exemple.fr", to: EmailAddress("questions+centre@town.test"), "Autre chose."), site)
        let answer = ["text": "Voici notre plan."]
        #expect(await town.post(page, answer, as: site.bob, files: ["file": [Town.upload(Town.pdf, named: "notre-plan.pdf")]]).status == 404)
        #expect(await town.post(page, answer, as: site.ana, files: ["file": [Town.upload("MZ\u{90}\u{0}binaire", named: "jeu.exe")]]).status == 422)
        #expect(await town.post(page, answer, as: site.ana, files: ["file": [Town.upload(Town.pdf, named: "notre-plan.pdf")]]).status == 303)
        #expect(await town.get(page + "?cle=\(key)").text.contains("notre-plan.pdf"))
        let other = try await last(site)
        #expect(await town.get("\(Self.mailbox)/\(other)/pieces/\(document)", as: site.ana).status == 404, "another conversation's")
        let told = try await town.database.read { db in try db.all("select body from letters where account_id = \(site.ana.account) order by id") { $0.text() } }
        #expect(told.contains { $0.contains("plan.pdf") })
        town.pass(.days(731))
        try await ParticipatoryBodies.forget(town.world)
        #expect(try await town.database.read { db in try db.count("select count(*) from documents where removed_at is null") } == 0)
    }

    @Test(arguments: Backend.all) func `a seal is of one conversation of one body, and of no other that takes its number`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        try await take(mail(from: "odile@exemple.fr", to: EmailAddress("questions+centre@town.test"), "Le bassin fuit."), site)
        let id = try await last(site), mark = try await address(.person(id), site), key = try await site.conversationKey(id), page = "\(Self.mailbox)/\(id)"
        #expect(await town.get("\(page)?cle=\(key)").status == 200)
        try await town.database.write { db in _ = try db.run("update conversations set at = at + 1 where id = \(id)") }
        #expect(await town.get("\(page)?cle=\(key)").status == 404)
        #expect(try await !take(mail(from: "odile@exemple.fr", to: mark, "Encore moi."), site))
        let person = try await address(.person(id), site).text, keeper = try await address(.keeper(id, site.ana.account), site).text
        let swapped = person.replacing("+i\(id)-", with: "+m\(id).\(site.ana.account)-")
        #expect(try await !take(mail(from: "ana@town.test", to: EmailAddress(swapped), "En son nom."), site), "a person's seal is no keeper's")
        #expect(swapped != keeper)
    }
}
