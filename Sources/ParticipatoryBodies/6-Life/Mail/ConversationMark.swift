import Vocabulary
import Web

/// Which conversation a mail goes on with, and in whose name: a seal after a plus sign in the mailbox of the city.
/// An address is read on its way and quoted by others: this seal lets one write, and opens no page.
enum ConversationMark: Sendable, Equatable {
    /// The person who wrote to the body.
    case person(ID<Conversation>)
    /// Somebody of the body, who answers in its name.
    case keeper(ID<Conversation>, AccountID)

    private var words: String {
        switch self {
        case .person(let conversation): "i\(conversation)"
        case .keeper(let conversation, let account): "m\(conversation).\(account)"
        }
    }

    var conversation: ID<Conversation> { switch self { case .person(let id): id; case .keeper(let id, _): id } }

    /// Nil: this site receives no mail.
    func address(_ conversation: Conversation, of assembly: Assembly, _ world: World) -> EmailAddress? {
        Self.address("\(words)-\(seal(conversation, assembly, world))", world)
    }

    /// Where anybody writes to a body.
    static func address(of assembly: Assembly, _ world: World) -> EmailAddress? { address(assembly.slug, world) }

    private static func address(_ mark: String, _ world: World) -> EmailAddress? {
        guard let mailbox = world.mailbox, let at = mailbox.text.lastIndex(of: "@") else { return nil }
        return EmailAddress("\(mailbox.text[..<at])+\(mark)\(mailbox.text[at...])")
    }

    /// What stands after the plus sign.
    static func end(of address: EmailAddress) -> Substring? {
        guard let at = address.text.lastIndex(of: "@"), let plus = address.text[..<at].lastIndex(of: "+") else { return nil }
        return address.text[address.text.index(after: plus)..<at]
    }

    /// The mark that such an address carries, and the seal that is to be checked; nil when it is none of ours.
    static func read(_ address: EmailAddress) -> (mark: ConversationMark, seal: String)? {
        guard let parts = end(of: address)?.split(separator: "-"), parts.count == 2, let kind = parts[0].first else { return nil }
        let numbers = parts[0].dropFirst().split(separator: ".")
        switch (kind, numbers.count) {
        case ("i", 1):
            guard let conversation = ID<Conversation>(numbers[0]) else { return nil }
            return (.person(conversation), String(parts[1]))
        case ("m", 2):
            guard let conversation = ID<Conversation>(numbers[0]), let account = AccountID(numbers[1]) else { return nil }
            return (.keeper(conversation, account), String(parts[1]))
        default: return nil
        }
    }

    /// Whether it was sealed for this conversation of this body, and for no other thing.
    func isSealed(_ seal: String, _ conversation: Conversation, _ assembly: Assembly, _ world: World) -> Bool {
        Secrets.equal(seal.lowercased(), self.seal(conversation, assembly, world))
    }

    private func seal(_ conversation: Conversation, _ assembly: Assembly, _ world: World) -> String {
        String(Secrets.hex(Secrets.hmacSHA256("conversation mail \(words) \(conversation.sealed(assembly))".utf8, key: world.secret)).prefix(24))
    }
}
