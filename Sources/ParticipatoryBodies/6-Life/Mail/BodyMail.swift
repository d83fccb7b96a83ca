import Database
import L10n
import Platform
import Vocabulary
import Web

/// The mailbox of the bodies: a mail to a body opens a conversation, an answer to one of its letters goes on with it, whoever sits there later.
enum BodyMail {
    static var taker: MailTaker { MailTaker { mail, kept, world, now, db in try take(mail, kept, world, at: now, db) } }

    static func take(_ mail: IncomingMail, _ kept: MailFiles, _ world: World, at now: Instant, _ db: Writing) throws -> Bool {
        let addresses = try mail.marks(db)
        for address in addresses {
            guard let (mark, seal) = ConversationMark.read(address), let (assembly, conversation) = try ConversationStore.conversation(mark.conversation, db),
                mark.isSealed(seal, conversation, assembly, world)
            else { continue }
            return try goOn(mark, with: conversation, assembly, mail, kept, world, at: now, db)
        }
        for address in mail.addresses {
            // A mark after somebody else's address is hers: `marie+centre@exemple.fr`.
            if let end = ConversationMark.end(of: address), let assembly = try AssemblyStore.assembly(slug: String(end).lowercased(), db), assembly.isOpen,
                ConversationMark.address(of: assembly, world)?.text.lowercased() == address.text.lowercased() {
                try open(mail, kept, to: assembly, world, at: now, db)
                return true
            }
        }
        return false
    }

    private static func open(_ mail: IncomingMail, _ kept: MailFiles, to assembly: Assembly, _ world: World, at now: Instant, _ db: Writing) throws {
        guard let from = mail.from, try ConversationStore.opened(by: from, since: now - .days(1), db) < ConversationRules.mostADay else { return }
        let subject = mail.subject.count < 3 ? "Sans objet" : String(mail.subject.prefix(120))
        let conversation = try ConversationStore.open(
            Conversation(
                id: ID(1), subject: subject, name: mail.name.isEmpty ? from.text : String(mail.name.prefix(80)), email: from.text, language: "fr", at: now, waits: true),
            of: assembly, text: words(mail, kept), db)
        if let line = conversation.lines.first?.id { try kept.join(to: ConversationStore.files, line.number, at: now, db) }
        let letters = letters(assembly, conversation, kept, world)
        try finish("life.write", assembly, by: nil, letters.receipt + letters.keepers(words(mail, kept), at: now, db), world, at: now, db)
    }

    /// False when the body is no more: the city reads the mail as any other.
    private static func goOn(
        _ mark: ConversationMark, with conversation: Conversation, _ assembly: Assembly, _ mail: IncomingMail, _ kept: MailFiles, _ world: World, at now: Instant, _ db: Writing
    ) throws -> Bool {
        guard AssemblyRules.alive(assembly) == nil else { return false }
        guard try ConversationStore.written(in: conversation.id, since: now - .days(1), db) < ConversationRules.mostLinesADay else { return true }
        let letters = letters(assembly, conversation, kept, world)
        switch mark {
        case .person:
            let text = sender(mail, conversation) + words(mail, kept)
            try add(Conversation.Line(isOfTheBody: false, by: conversation.name, text: text, at: now), kept, to: conversation, by: conversation.account, db)
            try finish("life.answer", assembly, by: conversation.account, letters.keepers(text, at: now, db), world, at: now, db)
        case .keeper(_, let account):
            // The address was hers alone; she still keeps the body, and writes from her own mailbox.
            guard try AssemblyStore.keepers(assembly, at: now, db).contains(account) else { return true }
            guard try AccountStore.account(account, db).email == mail.from else {
                try refuse(letters, account, world, at: now, db)
                return true
            }
            try add(Conversation.Line(isOfTheBody: true, by: assembly.name, text: words(mail, kept), at: now), kept, to: conversation, by: account, db)
            try finish("life.answer", assembly, by: account, letters.answer(words(mail, kept)), world, at: now, db)
        }
        return true
    }

    private static func letters(_ assembly: Assembly, _ conversation: Conversation, _ kept: MailFiles, _ world: World) -> ConversationLetters {
        var letters = ConversationLetters(assembly, conversation, world)
        letters.joined = kept.files.map(\.name)
        return letters
    }

    private static func add(_ line: Conversation.Line, _ kept: MailFiles, to conversation: Conversation, by account: AccountID?, _ db: Writing) throws {
        let id = try ConversationStore.add(line, to: conversation.id, by: account, db)
        try kept.join(to: ConversationStore.files, id.number, by: account, at: line.at, db)
    }

    /// An answer that came from another address than hers has not left: she is told, once a day.
    private static func refuse(_ letters: ConversationLetters, _ account: AccountID, _ world: World, at now: Instant, _ db: Writing) throws {
        let today = CityTime.city.startOfDay(now)
        guard try ReminderStore.take("body-mail-refused", letters.conversation.id.number, of: account, due: today, at: now, db) else { return }
        try Outbox.post(letters.refused(account), world, at: now, db)
    }

    /// Who reads knows of the files that could not be kept.
    private static func words(_ mail: IncomingMail, _ kept: MailFiles) -> String { String(mail.text.prefix(5000)) + kept.note }

    /// Who answers in the place of the person who wrote is named: her words are not another's.
    private static func sender(_ mail: IncomingMail, _ conversation: Conversation) -> String {
        guard let from = mail.from, from.text != conversation.email else { return "" }
        return "[Écrit depuis \(from), une autre adresse que celle de l’échange]\n\n"
    }

    private static func finish(
        _ act: String, _ assembly: Assembly, by account: AccountID?, _ letters: [Letter], _ world: World, at now: Instant, _ db: Writing
    ) throws {
        try Journal.record(JournalEntry(act, "assembly", assembly.id.number, channel: .automatic), by: account, at: now, db)
        for letter in letters { try Outbox.post(letter, world, at: now, db) }
    }
}
