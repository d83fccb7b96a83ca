import Database
import Vocabulary
import Web

/// What opens a question to the person who asked it without an account: its number and a seal that only the city can make.
enum QuestionKey {
    /// `17-3f9a…`, for the address of the page.
    static func key(_ question: ID<Question>, _ world: World) -> String { "\(question)-\(seal(question, world, for: page))" }

    static func link(_ question: Question, _ world: World) -> String {
        "/questions/suivi/" + (question.asker.account == nil ? key(question.id, world) : "\(question.id)")
    }

    /// The question that a key opens; nil when it is no key of ours.
    static func question(_ key: some StringProtocol, _ world: World) -> ID<Question>? { question(key, world, for: page) }

    /// Where a mail that goes on with the question is written to: the mailbox, with a seal after a plus sign.
    /// An address is read on its way and quoted by others: this seal lets one write, and opens no page.
    static func address(_ question: ID<Question>, _ world: World) -> EmailAddress? {
        guard let mailbox = world.mailbox, let at = mailbox.text.lastIndex(of: "@") else { return nil }
        return EmailAddress("\(mailbox.text[..<at])+\(question)-\(seal(question, world, for: mail))\(mailbox.text[at...])")
    }

    /// The question whose seal such an address carries.
    static func question(of address: EmailAddress, _ world: World) -> ID<Question>? {
        guard let at = address.text.lastIndex(of: "@"), let plus = address.text[..<at].lastIndex(of: "+") else { return nil }
        return question(address.text[address.text.index(after: plus)..<at], world, for: mail)
    }

    private static let page = "question", mail = "question mail"

    private static func question(_ key: some StringProtocol, _ world: World, for use: String) -> ID<Question>? {
        let parts = key.split(separator: "-")
        guard parts.count == 2, let id = ID<Question>(parts[0]), Secrets.equal(String(parts[1]).lowercased(), seal(id, world, for: use)) else { return nil }
        return id
    }

    private static func seal(_ question: ID<Question>, _ world: World, for use: String) -> String {
        String(Secrets.hex(Secrets.hmacSHA256("\(use) \(question)".utf8, key: world.secret)).prefix(24))
    }
}
