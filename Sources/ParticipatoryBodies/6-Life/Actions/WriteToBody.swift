import Database
import Platform
import Vocabulary
import Web

/// Write to a body: its bureau and its officer are told, and what is said stays together whoever sits there later.
struct WriteToBody: Action {
    typealias FormPage = WriteToBodyPage
    static let path: Path = "/instances/:assembly/ecrire"
    static let limits = Limits(perTenMinutes: 10)

    let typed: ConversationForm

    init(_ form: inout FormReader, _ standing: Standing) { typed = ConversationForm(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { ConversationRules.mayWrite(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = standing.assembly
        if try ConversationStore.opened(by: typed.email, since: visit.now - .days(1), db) >= ConversationRules.mostADay {
            throw FormErrors("email", "Cinq messages sont déjà partis de cette adresse aujourd’hui : écrivez plutôt à la suite de l’un d’eux.")
        }
        let conversation = typed.conversation(with: visit.actor.account, language: visit.t.language.code, at: visit.now)
        let letters = ConversationLetters(assembly, try ConversationStore.open(conversation, of: assembly, text: typed.text, db), visit.world)
        return Outcome(
            to: assembly.link, saying: "Votre message est parti. Le bureau vous répond par courriel.",
            journal: [JournalEntry("life.write", "assembly", assembly.id.number)], letters: letters.receipt + (try letters.keepers(typed.text, at: visit.now, db)))
    }
}

/// Add a word to a conversation: the body answers, or the person goes on.
struct AddToConversation: PreparedAction {
    typealias FormPage = ConversationPage
    static let path: Path = "/instances/:assembly/courrier/:conversation"
    static let limits = Limits(bytes: 11 << 20, perTenMinutes: 30)

    let text: String
    /// The file joined to the words, if any.
    var preparation: MailFiles?

    init(_ form: inout FormReader, _ file: ConversationFile) { text = form.text("text", min: 2, max: 5000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ConversationFile { try ConversationStore.file(visit, db) }
    static func refusal(_ file: ConversationFile, _ visit: Visit) -> Refusal? { ConversationRules.mayAdd(file) }

    /// Who has the secret of a conversation fills no disk: it takes as many messages with a file as it does by mail.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> MailFiles {
        guard let sent = form.files["file"]?.first, sent.size > 0 else { return MailFiles() }
        let isFull = try await visit.world.database.read { db in
            let file = try ConversationStore.file(visit, db)
            let written = try ConversationStore.written(in: file.conversation.id, since: visit.now - .days(1), db)
            return file.isWriter && written >= ConversationRules.mostLinesADay
        }
        if isFull { throw FormErrors("", "Beaucoup d’envois viennent de votre connexion. Attendez quelques minutes, puis réessayez : rien n’est perdu.") }
        return try await .store(sent, visit.world)
    }

    func perform(_ file: ConversationFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let isOfTheBody = !file.isWriter, assembly = file.assembly, kept = preparation ?? MailFiles()
        var letters = ConversationLetters(assembly, file.conversation, visit.world)
        letters.joined = kept.files.map(\.name)
        let line = try ConversationStore.add(
            Conversation.Line(isOfTheBody: isOfTheBody, by: isOfTheBody ? assembly.name : file.conversation.name, text: text, at: visit.now), to: file.conversation.id, by: visit.actor.account, db)
        try kept.join(to: ConversationStore.files, line.number, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: file.isWriter && !file.key.isEmpty ? letters.secretPath : file.link, saying: isOfTheBody ? "La réponse est partie." : "Votre message est parti.",
            journal: [JournalEntry("life.answer", "assembly", assembly.id.number)],
            letters: isOfTheBody ? letters.answer(text) : try letters.keepers(text, at: visit.now, db))
    }
}

/// File a conversation that asks for nothing more.
struct CloseConversation: Action {
    typealias FormPage = ConversationPage
    static let path: Path = "/instances/:assembly/courrier/:conversation/classement"

    init(_ form: inout FormReader, _ file: ConversationFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> ConversationFile { try ConversationStore.file(visit, db) }
    static func refusal(_ file: ConversationFile, _ visit: Visit) -> Refusal? { ConversationRules.mayAnswer(file.standing) }

    func perform(_ file: ConversationFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ConversationStore.close(file.conversation.id, at: visit.now, db)
        return Outcome(to: file.assembly.link + "/courrier", saying: "L’échange est classé.")
    }
}
