import Testing
import Vocabulary
@testable import Platform

@Suite struct SMTPTests {
    private let mail = MailTests.mail(text: "Bonjour,\n.\n..points\nfin")

    private func sender(_ relay: ScriptedRelay, login: String = "", options: String = "starttls=no", whole: Int = 10) -> SMTP {
        SMTP(SMTPServer("smtp://\(login)127.0.0.1:\(relay.port)?\(options)")!, patience: .init(connect: 5, whole: whole))
    }

    /// What becomes of a message handed to a relay that behaves so.
    private func outcome(_ script: ScriptedRelay.Script, login: String = "", whole: Int = 10) -> SMTP.Outcome {
        let relay = ScriptedRelay(script)
        return withExtendedLifetime(relay) { sender(relay, login: login, whole: whole).send(mail) }
    }

    @Test func `a message taken by the relay is accepted, to the byte`() {
        let relay = ScriptedRelay()
        let smtp = sender(relay, options: "starttls=no&name=parvis.ville.fr")
        #expect(smtp.send(mail) == .accepted)
        #expect(relay.commands.prefix(4) == ["EHLO parvis.ville.fr", "MAIL FROM:<ne-pas-repondre@ville.fr>", "RCPT TO:<camille@exemple.fr>", "DATA"])
        // The relay takes off the dot that was added before each line that begins with one; quoted-printable leaves none.
        #expect(relay.messages == [String(decoding: mail.bytes(), as: UTF8.self)])
    }

    @Test func `several messages go over one connection`() {
        let relay = ScriptedRelay()
        let smtp = sender(relay)
        for _ in 0..<3 { #expect(smtp.send(mail) == .accepted) }
        #expect(relay.messages.count == 3)
        #expect(relay.connections == 1)
    }

    @Test(arguments: ["MAIL", "RCPT", "DATA"])
    func `an address or a message refused for good is told from a delay`(command: String) {
        let refused = outcome(.init(replies: [command: "550 5.1.1 inconnu"]))
        #expect(refused.isRefused(550))
        #expect("\(refused)".contains("550 5.1.1 inconnu"))
        let delayed = outcome(.init(replies: [command: "451 plus tard"]))
        #expect(delayed.isFailed)
        #expect("\(delayed)".contains("451 plus tard"))
    }

    @Test func `a refusal after the message is heard`() {
        #expect(outcome(.init(end: .reply("554 courrier indésirable"))).isRefused(554))
        #expect(outcome(.init(end: .reply("452 disque plein"))).isFailed)
    }

    @Test func `when the answer never comes, nobody claims to know`() {
        #expect(outcome(.init(end: .hangUp)).isUnknown)
        #expect(outcome(.init(end: .silence), whole: 1).isUnknown)
    }

    @Test func `a relay that is away, busy or mute has certainly taken nothing`() {
        #expect(SMTP(SMTPServer("smtp://127.0.0.1:1?starttls=no")!).send(mail).isFailed)
        #expect(outcome(.init(greeting: "421 trop de monde")).isFailed)
        #expect(outcome(.init(greeting: "554 allez-vous-en")).isFailed)
        #expect(outcome(.init(replies: ["EHLO": "550 non", "HELO": "550 non"])).isFailed)
    }

    @Test func `a library that does not start is a failure to try again`() {
        #expect(SMTP(SMTPServer("smtp://127.0.0.1:1?starttls=no")!, patience: .init()) { nil }.send(mail).isFailed)
    }

    @Test func `the password goes out by AUTH, and a wrong one is no fault of the message`() {
        var script = ScriptedRelay.Script(extensions: ["AUTH PLAIN"], replies: ["AUTH": "235 bienvenue"])
        let relay = ScriptedRelay(script)
        #expect(sender(relay, login: "ville:mot%3Ade%40passe@").send(mail) == .accepted)
        #expect(relay.commands.contains("AUTH PLAIN AHZpbGxlAG1vdDpkZUBwYXNzZQ=="))
        script.replies = ["AUTH": "535 5.7.8 non"]
        let refusal = outcome(script, login: "ville:secret@")
        #expect(refusal.isFailed)
        #expect(!"\(refusal)".contains("secret") && !"\(refusal)".contains("c2VjcmV0"))
        #expect(outcome(.init(replies: ["MAIL": "530 5.7.0 Authentication required"])).isFailed)
    }

    @Test func `where encryption is required, nothing is said in clear`() {
        let relay = ScriptedRelay(.init(extensions: ["AUTH PLAIN"]))
        #expect(sender(relay, login: "ville:secret@", options: "starttls=required").send(mail).isFailed)
        #expect(relay.messages.isEmpty)
        #expect(!relay.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        let lying = ScriptedRelay(.init(extensions: ["STARTTLS"], replies: ["STAR": "502 non"]))
        #expect(sender(lying, options: "starttls=required").send(mail).isFailed)
        #expect(lying.messages.isEmpty)
    }

    @Test func `the relay's address is read, or refused`() throws {
        let usual = try #require(SMTPServer("smtp://ville:a%40b@relais.ville.fr"))
        #expect((usual.host, usual.port, usual.security, usual.user, usual.password) == ("relais.ville.fr", 587, .startTLS, "ville", "a@b"))
        let hidden = try #require(SMTPServer("smtps://relais.ville.fr"))
        #expect((hidden.port, hidden.security) == (465, .tls))
        let local = try #require(SMTPServer("smtp://localhost"))
        #expect((local.port, local.security) == (25, .none))
        #expect(SMTPServer("smtp://[::1]:2525")?.port == 2525)
        #expect(SMTPServer("smtp://relais.ville.fr:25?starttls=no&name=a.fr&ca=/etc/ca.pem")?.authorities == "/etc/ca.pem")
        for wrong in ["", "relais.ville.fr", "http://x", "smtp://", "smtp://x:0", "smtp://x:99999", "smtp://x:abc", "smtp://user@x", "smtp://a b", "smtp://x?starttls=maybe", "smtp://a:%ff@x"] {
            #expect(SMTPServer(wrong) == nil, "\(wrong)")
        }
    }
}

extension SMTP.Outcome {
    var isFailed: Bool { if case .failed = self { true } else { false } }
    var isUnknown: Bool { if case .unknown = self { true } else { false } }
    func isRefused(_ code: Int) -> Bool { if case .refused(code: code, reason: _) = self { true } else { false } }
}
