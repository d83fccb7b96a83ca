import Database
import L10n
package import Platform
import Vocabulary
package import Web

/// Makes a question of a mail, or the next message of a thread. Machines are not answered, and nobody fills the list by himself.
package enum MailReception {
    /// Takes a raw message in. Nil: it is no message.
    /// - Parameter others: the houses that are asked first whether it is theirs.
    package static func receive(_ bytes: [UInt8], _ world: World, others: [MailTaker] = []) async throws {
        guard var mail = MailReader.read(bytes) else { return }
        if mail.messageID.isEmpty { mail.messageID = "sans-numero-" + Secrets.sha256Hex(bytes) }
        let now = world.now(), id = mail.messageID, isWanted = !mail.isAutomatic && mail.from != nil && mail.from != world.mailbox
        if try await world.database.read({ try MailInStore.isKnown(id, $0) }) { return }
        let kept = isWanted ? try await MailFiles.store(mail.attachments, world) : MailFiles()
        let message = mail
        try await world.database.write { db in
            // Another process may have read it meanwhile.
            guard try MailInStore.take(id, .ignored, at: now, db), isWanted else { return }
            for other in others where try other.take(message, kept, world, now, db) { return try MailInStore.settle(id, .joined, nil, db) }
            try settle(message, kept, world, at: now, db)
        }
    }

    private static func settle(_ mail: IncomingMail, _ kept: MailFiles, _ world: World, at now: Instant, _ db: Writing) throws {
        if let thread = try thread(of: mail, world, db), QuestionRules.mayWrite(thread) == nil {
            guard try QuestionStore.mailed(to: thread.id, since: now - .days(1), db) < QuestionRules.mostADay else { return try MailInStore.settle(mail.messageID, .refused, thread.id, db) }
            let question = try WriteAgain.write(sender(mail, thread) + mail.text + kept.note, in: thread, channel: .mail, at: now, db)
            try finish(mail, .joined, question, "question.write", kept, at: now, db)
            try post(try QuestionLetters.toOfficers(question, "La personne a écrit à nouveau : question n° \(String(question.id.number))", besides: nil, db), world, at: now, db)
        } else if let from = mail.from {
            // Beyond, a person of the city reads the mailbox itself.
            guard try QuestionStore.opened(by: from, since: now - .days(1), db) < QuestionRules.mostADay else { return try MailInStore.settle(mail.messageID, .refused, nil, db) }
            guard let topic = try QuestionSettingsStore.openTopics(db).last else { return }
            let subject = mail.subject.count < 3 ? "Sans objet" : String(mail.subject.prefix(150))
            let id = try QuestionWritingStore.open(
                QuestionWritingStore.Arrival(
                    channel: .mail, way: .mail, topic: topic, subject: subject, body: mail.text + kept.note,
                    asker: Question.Asker(name: mail.name.isEmpty ? from.text : String(mail.name.prefix(120)), email: from), askedAt: now), db)
            let question = try QuestionStore.question(id, db)
            try finish(mail, .opened, question, "question.ask", kept, at: now, db)
            try post(QuestionLetters.receipt(question, world) + (try QuestionLetters.toOfficers(question, "Question n° \(String(id.number)) : \(subject)", besides: nil, db)), world, at: now, db)
        }
    }

    /// Who answers in the place of the person who asked is named: her words are not another's.
    private static func sender(_ mail: IncomingMail, _ question: Question) -> String {
        guard let from = mail.from, from != question.asker.email else { return "" }
        return "[Écrit depuis \(from), une autre adresse que celle de la question]\n\n"
    }

    /// By the mark in the address, else by the letter that it answers.
    private static func thread(of mail: IncomingMail, _ world: World, _ db: Reading) throws -> Question? {
        try mail.marks(db).lazy.compactMap { QuestionKey.question(of: $0, world) }.first.flatMap { try? QuestionStore.question($0, db) }
    }

    private static func finish(
        _ mail: IncomingMail, _ outcome: MailInStore.Outcome, _ question: Question, _ act: String, _ kept: MailFiles, at now: Instant, _ db: Writing
    ) throws {
        try kept.join(to: "question", question.id.number, at: now, db)
        try MailInStore.settle(mail.messageID, outcome, question.id, db)
        try Journal.record(JournalEntry(act, "question", question.id.number, channel: .automatic), by: nil, at: now, db)
    }

    private static func post(_ letters: [Letter], _ world: World, at now: Instant, _ db: Writing) throws {
        for letter in letters { try Outbox.post(letter, world, at: now, db) }
    }
}
