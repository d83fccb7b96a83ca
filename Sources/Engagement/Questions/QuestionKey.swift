import Database
import Vocabulary
import Web

/// What opens a question to the person who asked it without an account: its number and a seal that only the city can make.
enum QuestionKey {
    /// `17-3f9a…`, for the address of the page.
    static func key(_ question: ID<Question>, _ world: World) -> String { "\(question)-\(seal(question, world))" }

    static func link(_ question: Question, _ world: World) -> String {
        "/questions/suivi/" + (question.asker.account == nil ? key(question.id, world) : "\(question.id)")
    }

    /// The question that a key opens; nil when it is no key of ours.
    static func question(_ key: some StringProtocol, _ world: World) -> ID<Question>? {
        let parts = key.split(separator: "-")
        guard parts.count == 2, let id = ID<Question>(parts[0]), Secrets.equal(String(parts[1]).lowercased(), seal(id, world)) else { return nil }
        return id
    }

    /// Where a mail that goes on with the question is written to: the mailbox, with the key after a plus sign.
    static func address(_ question: ID<Question>, _ world: World) -> EmailAddress? {
        guard let mailbox = world.mailbox, let at = mailbox.text.lastIndex(of: "@") else { return nil }
        return EmailAddress("\(mailbox.text[..<at])+\(key(question, world))\(mailbox.text[at...])")
    }

    /// The question whose key such an address carries.
    static func question(of address: EmailAddress, _ world: World) -> ID<Question>? {
        guard let at = address.text.lastIndex(of: "@"), let plus = address.text[..<at].lastIndex(of: "+") else { return nil }
        return question(address.text[address.text.index(after: plus)..<at], world)
    }

    private static func seal(_ question: ID<Question>, _ world: World) -> String {
        String(Secrets.hex(Secrets.hmacSHA256("question \(question)".utf8, key: world.secret)).prefix(24))
    }
}
