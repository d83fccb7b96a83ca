import Database
import Platform
import Vocabulary
import Web

/// The letters of one conversation: each is answered on the site, or by answering the mail.
struct ConversationLetters: Sendable {
    let assembly: Assembly
    let conversation: Conversation
    let world: World
    /// The names of the files that came with the words: they are read on the page.
    var joined: [String] = []

    init(_ assembly: Assembly, _ conversation: Conversation, _ world: World) { (self.assembly, self.conversation, self.world) = (assembly, conversation, world) }

    /// The page of the conversation, for who wrote without an account.
    var secretPath: String { "\(conversation.link(assembly))?cle=\(ConversationKey.key(conversation, of: assembly, world))" }

    /// To who wrote: it has arrived.
    var receipt: [Letter] {
        toPerson(
            "\(assembly.name) : votre message est arrivé", ["« \(conversation.subject) » est chez le bureau de l’instance. La réponse vous arrivera ici."], "Voir mon message")
    }

    /// To who wrote: what the body says.
    func answer(_ text: String) -> [Letter] { toPerson("\(assembly.name) vous répond : \(conversation.subject)", ["\(text)"] + joinedWords, "Voir l’échange et répondre") }

    /// To somebody to whom the body writes first.
    func first(_ text: String) -> [Letter] { toPerson("\(assembly.name) vous écrit : \(conversation.subject)", ["\(text)"], "Voir l’échange et répondre") }

    private var joinedWords: [Message] { joined.isEmpty ? [] : ["Pièces jointes, à lire dans l’échange : \(joined.joined(separator: ", "))"] }

    /// Nobody's: the person has left the site, and her address with her.
    private func toPerson(_ subject: Message, _ paragraphs: [Message], _ label: Message) -> [Letter] {
        guard let email = EmailAddress(conversation.email) else { return [] }
        return [
            Letter(
                to: .address(email, name: conversation.name, language: conversation.language), kind: .necessary, subject: subject, paragraphs: paragraphs,
                button: Letter.Button(label, secretPath, isSecret: true)
            ).answered(at: ConversationMark.person(conversation.id).address(conversation, of: assembly, world)),
        ]
    }

    /// To who answered from a mailbox that is not the one of her account.
    func refused(_ keeper: AccountID) -> Letter {
        Letter(
            to: .account(keeper), kind: .necessary, subject: "\(assembly.name) : votre réponse n’est pas partie",
            paragraphs: ["Une réponse à « \(conversation.subject) » est venue d’une autre adresse que celle de votre compte. Répondez sur le site, ou depuis cette adresse."],
            button: Letter.Button("Répondre", conversation.link(assembly)))
    }

    /// To the bureau and the officer: the words, so that whoever reads her mail answers it there.
    func keepers(_ text: String, at now: Instant, _ db: Reading) throws -> [Letter] {
        try AssemblyStore.keepers(assembly, at: now, db).sorted().map {
            Letter(
                to: .account($0), kind: .task, subject: "\(assembly.name) : un message attend une réponse",
                paragraphs: ["\(conversation.name) a écrit à l’instance : « \(conversation.subject) »", "\(text)"] + joinedWords,
                button: Letter.Button("Lire et répondre", conversation.link(assembly))
            ).answered(at: ConversationMark.keeper(conversation.id, $0).address(conversation, of: assembly, world))
        }
    }
}

extension Letter {
    /// The same, whose answers go to this address.
    fileprivate func answered(at address: EmailAddress?) -> Letter {
        var letter = self
        letter.replyTo = address
        return letter
    }
}
