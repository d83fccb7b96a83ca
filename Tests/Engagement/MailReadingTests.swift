@testable import Platform
import Testing
import Vocabulary

/// Raw messages taken apart, whatever they hold.
@Suite struct `Reading mail` {
    @Test func `accents come through their encodings`() throws {
        let mail = try #require(MailReader.read(MailSamples.accents))
        #expect(mail.name == "Hélène Noël" && mail.from?.text == "helene@exemple.fr")
        #expect(mail.subject == "Été à la plage")
        #expect(mail.text.contains("L'été, la piscine est-elle ouverte à midi ? Merci."))
    }

    @Test func `the words are taken once, the files with their names, whatever the nesting`() throws {
        let mail = try #require(MailReader.read(MailSamples.nested))
        #expect(mail.text == "Voici mon plan.")
        #expect(mail.attachments.map(\.name) == ["plan d'été.txt", "jeu.exe"])
        #expect(String(decoding: mail.attachments[0].bytes, as: UTF8.self).hasPrefix("Plan du quartier"))
    }

    @Test func `a message in HTML only is read as words, its scripts are not`() throws {
        let mail = try #require(MailReader.read(MailSamples.html))
        #expect(mail.text == "Bonjour,\nL'école est-elle\u{A0}fermée\u{A0}?\nMerci")
    }

    @Test func `a control written as a number in HTML stays the letters it is written with`() throws {
        let mail = try #require(MailReader.read(MailSamples.message(type: "text/html; charset=utf-8", body: "<p>Un&#0;deux&#x1F;trois&#233;</p>")))
        #expect(!mail.text.unicodeScalars.contains { $0.value < 32 } && mail.text.contains("trois\u{E9}"))
    }

    @Test func `what it answers is left out`() throws {
        let body = "Merci, et le lundi ?\n\nLe 22 nov. 2026 à 10:00, Ville <questions@town.test> a écrit :\n> Oui, le dimanche.\n> Bonne journée"
        #expect(try #require(MailReader.read(MailSamples.message(body: body))).text == "Merci, et le lundi ?")
        let signed = "Oui.\n-- \nJean, 3 rue du Pont"
        #expect(try #require(MailReader.read(MailSamples.message(body: signed))).text == "Oui.")
        #expect(try #require(MailReader.read(MailSamples.message(body: "> tout est cité"))).text == "> tout est cité")
    }

    @Test(arguments: ["Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <liste.exemple.fr>", "Return-Path: <>", "X-Failed-Recipients: a@b.fr"])
    func `machines say that they are machines`(header: String) throws {
        #expect(try #require(MailReader.read(MailSamples.message(headers: [header]))).isAutomatic)
    }

    @Test func `a person is not a machine`() throws {
        #expect(!(try #require(MailReader.read(MailSamples.message(headers: ["Auto-Submitted: no", "Precedence: normal"]))).isAutomatic))
        #expect(try #require(MailReader.read(MailSamples.message(from: "MAILER-DAEMON@exemple.fr"))).isAutomatic)
    }

    @Test func `hostile bytes are read, or refused, and never bring the house down`() {
        #expect(MailReader.read(MailSamples.hostile) != nil)
        #expect(MailReader.read([]) == nil)
        #expect(MailReader.read([UInt8](repeating: 65, count: MailReader.mostBytes + 1)) == nil)
        for size in [1, 7, 60, 200, 400] { _ = MailReader.read(Array(MailSamples.nested.prefix(size))) }
        for seed in 0..<50 {
            var bytes = MailSamples.nested
            for step in 0..<20 { bytes[(seed * 7919 + step * 104_729) % bytes.count] = UInt8(truncatingIfNeeded: seed &* 31 &+ step &* 17) }
            _ = MailReader.read(bytes)
        }
        // A header folded over two lines, an address that tries to begin another header.
        let mail = MailReader.read(MailSamples.message(from: "\"a\r\n b\" <petit@exemple.fr>", subject: "un\r\n deux"))
        #expect(mail?.subject == "un deux" && mail?.from?.text == "petit@exemple.fr")
    }

    @Test func `the mailbox is read from one line`() {
        let server = MailboxServer("imaps://questions%40ville.fr:mot%3Ade@imap.ville.fr/INBOX?address=questions@ville.fr")
        #expect(server?.user == "questions@ville.fr" && server?.password == "mot:de" && server?.port == 993 && server?.folder == "INBOX")
        #expect(MailboxServer("imap://a@b.fr:c@localhost:1143")?.requiresTLS == false)
        for line in ["https://a:b@c.fr", "imaps://c.fr/INBOX", "imaps://a:b@c.fr", "imaps://a@b.fr:c@host:99999"] { #expect(MailboxServer(line) == nil, "\(line)") }
    }
}
