import Foundation
import Testing
import Vocabulary
@testable import Platform

@Suite struct MailTests {
    static func mail(subject: String = "Votre idée est recevable", text: String = "Bonjour,\n\nÀ bientôt.\n", html: String? = nil, name: String = "Camille Durand") -> Mail {
        Mail(
            from: .init(name: "Ville de Saint-Rémy", address: EmailAddress("ne-pas-repondre@ville.fr")!),
            to: .init(name: name, address: EmailAddress("camille@exemple.fr")!),
            replyTo: .init(address: EmailAddress("budget@ville.fr")!), subject: subject, text: text, html: html,
            messageID: "courrier-12@ville.fr", inReplyTo: "courrier-3@ville.fr", date: Instant(milliseconds: 1_795_356_300_500),
            unsubscribe: "https://budget.ville.fr/courriers/arreter?jeton=abc")
    }

    /// What another reader, Python's `email`, understands of a message.
    private struct Understood: Decodable {
        let headers: [String: String]
        let parts: [[String]]
        let defects: Int
    }

    private func understood(_ mail: Mail) throws -> Understood {
        let script = """
            import sys, json, email, email.policy
            m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
            parts = [[p.get_content_type(), p.get_content().replace(chr(13), '')] for p in m.walk() if not p.is_multipart()]
            json.dump({"headers": {k: str(v) for k, v in m.items()}, "parts": parts, "defects": len(m.defects)}, sys.stdout)
            """
        let process = Process(), input = Pipe(), output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(mail.bytes()))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Understood.self, from: data)
    }

    private func lines(_ mail: Mail) -> [String] {
        String(decoding: mail.bytes(), as: UTF8.self).components(separatedBy: "\r\n")
    }

    @Test func `another reader finds in it what was written`() throws {
        let text = "Bonjour,\n\nVotre idée « Un banc à l’ombre » est recevable = bravo.\n.\nFrom here \nfin de ligne \t\n" + String(repeating: "été ", count: 60)
        let mail = Self.mail(
            subject: "Votre idée « Un banc à l’ombre des platanes de la place » a été déclarée recevable 🌳", text: text,
            html: "<p>Bonjour, <a href=\"https://x.fr/?a=b\">idée</a></p>", name: "Zoé d’Œuvre, élue")
        let read = try understood(mail)
        #expect(read.defects == 0)
        #expect(read.headers["Subject"] == mail.subject)
        #expect(read.headers["To"] == "\"Zoé d’Œuvre, élue\" <camille@exemple.fr>")
        #expect(read.headers["From"] == "Ville de Saint-Rémy <ne-pas-repondre@ville.fr>")
        #expect(read.headers["Reply-To"] == "<budget@ville.fr>" || read.headers["Reply-To"] == "budget@ville.fr")
        #expect(read.headers["Date"] == "Sun, 22 Nov 2026 14:05:00 +0000")
        #expect(read.headers["Message-ID"] == "<courrier-12@ville.fr>")
        #expect(read.headers["In-Reply-To"] == "<courrier-3@ville.fr>")
        #expect(read.headers["Auto-Submitted"] == "auto-generated")
        #expect(read.headers["List-Unsubscribe"] == "<https://budget.ville.fr/courriers/arreter?jeton=abc>")
        #expect(read.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
        #expect(read.parts.map { $0[0] } == ["text/plain", "text/html"])
        #expect(read.parts[0][1].trimmingCharacters(in: .newlines) == text.trimmingCharacters(in: .newlines))
        #expect(read.parts[1][1].trimmingCharacters(in: .newlines) == mail.html)
    }

    @Test func `a text alone has no alternative`() throws {
        let read = try understood(Self.mail())
        #expect(read.parts.map { $0[0] } == ["text/plain"])
        #expect(read.parts[0][1].hasPrefix("Bonjour,\n\nÀ bientôt."))
    }

    @Test func `every line is short ASCII, and the message the same each time`() {
        let long = String(repeating: "à", count: 500)
        let mail = Self.mail(subject: long, text: long + String(repeating: "x", count: 300), html: long, name: long)
        #expect(mail.bytes() == mail.bytes())
        #expect(lines(mail).allSatisfy { $0.utf8.count <= 76 && $0.allSatisfy(\.isASCII) })
        #expect(!mail.bytes().contains(0))
    }

    @Test(arguments: ["\r\nBcc: voleur@exemple.fr", "\nBcc: voleur@exemple.fr\n\n<b>", "\rBcc: v@x.fr", "a\u{2028}Bcc: v", "\u{85}Bcc: v", "\0", "=?UTF-8?Q?x?=", "\"\r\n <v@x.fr>,"])
    func `no field begins a header of its own`(attack: String) throws {
        var mail = Self.mail(subject: "Idée " + attack, name: "Zoé" + attack)
        let usual = Set(try understood(mail).headers.keys)
        mail.messageID = "x" + attack + "@ville.fr"
        mail.inReplyTo = attack
        mail.language = "fr" + attack
        mail.from.name = "a" + attack
        mail.unsubscribe = "https://ville.fr/" + attack
        let read = try understood(mail)
        #expect(Set(read.headers.keys).isSubset(of: usual))
        #expect(!lines(mail).contains { $0.hasPrefix("Bcc") || $0.contains("\r") || $0.contains("\n") })
        #expect(read.headers["To"]?.hasSuffix("<camille@exemple.fr>") == true)
        #expect(lines(mail).filter { $0.isEmpty }.count <= 5)
    }

    @Test func `an address that is no page is not announced`() {
        var mail = Self.mail()
        for link in ["javascript:alert(1)", "https://x.fr/a b", "https://x.fr/>", "mailto:a@b.fr"] {
            mail.unsubscribe = link
            #expect(!lines(mail).contains { $0.hasPrefix("List-Unsubscribe") })
        }
        mail.unsubscribe = "http://localhost:8080/x"
        #expect(!lines(mail).contains { $0.hasPrefix("List-Unsubscribe-Post") })
    }

    @Test(arguments: [(0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 +0000"), (4_102_444_799_999, "Thu, 31 Dec 2099 23:59:59 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000")])
    func `dates are written as mail wants them`(milliseconds: Int, text: String) {
        #expect(lines(Mail(from: Self.mail().from, to: Self.mail().to, subject: "s", text: "t", messageID: "a@b", date: Instant(milliseconds: milliseconds)))[0] == "Date: " + text)
    }
}
