import Database
import Platform
import Vocabulary
import Web

/// The letters that several acts on questions share.
enum QuestionLetters {
    /// How the person is written to; nil when she left no address.
    static func recipient(_ question: Question) -> Letter.Recipient? {
        if let account = question.asker.account { return .account(account) }
        return question.asker.email.map { .address($0, name: question.asker.name, language: question.asker.language) }
    }

    /// To the person who asked, with the way to the thread of her question.
    static func letter(_ question: Question, _ subject: Message, _ paragraphs: [Message], button label: Message, _ world: World) -> [Letter] {
        guard let recipient = recipient(question) else { return [] }
        let button = Letter.Button(label, QuestionKey.link(question, world), isSecret: question.asker.account == nil)
        var letter = Letter(to: recipient, kind: .necessary, subject: subject, paragraphs: paragraphs, button: button)
        letter.replyTo = QuestionKey.address(question.id, world)
        return [letter]
    }

    static func receipt(_ question: Question, _ world: World) -> [Letter] {
        letter(
            question, "Nous avons reçu votre question n° \(String(question.id.number))",
            ["« \(question.subject) »", "Nous vous répondons au plus tard le \(day: question.dueAt)."], button: "Suivre ma question", world)
    }

    static func answer(_ body: String, _ question: Question, _ world: World) -> [Letter] {
        letter(
            question, "Réponse à votre question n° \(String(question.id.number)) : \(question.subject)",
            ["\(body)", world.mailbox == nil ? "Cette réponse ne suffit pas ? Écrivez-nous à la suite, depuis cette page." : "Cette réponse ne suffit pas ? Répondez simplement à ce courriel."],
            button: "Voir l’échange, donner mon avis", world)
    }

    /// To those who now have to answer: whoever has it in hand, else the service, else nobody by mail.
    static func toOfficers(_ question: Question, _ subject: Message, besides account: AccountID?, _ db: Reading) throws -> [Letter] {
        var officers = [question.owner].compactMap(\.self)
        if officers.isEmpty, let service = question.service {
            let found = try ServiceStore.service(service, db)
            officers = [found.referent, found.deputy].compactMap(\.self)
        }
        return Set(officers).subtracting([account].compactMap(\.self)).sorted().map {
            Letter(
                to: .account($0), kind: .task, subject: subject,
                paragraphs: ["« \(question.subject) »", "La réponse est due le \(day: question.dueAt)."], button: Letter.Button("Ouvrir la question", question.deskLink))
        }
    }
}
