import Database
import Vocabulary
import Web

/// Write an answer anew: what is published stays until another person validates the new words.
struct WriteFaqEntry: Action {
    typealias FormPage = FaqFilePage
    static let path: Path = "/bureau/faq/:entry"

    /// The entry, and what may be chosen.
    struct Subject: Sendable {
        var file: FaqFile
        var choices: ConcernChoices
    }

    let form: FaqForm

    init(_ form: inout FormReader, _ subject: Subject) { self.form = FaqForm(&form, subject.choices, origin: subject.file.entry.origin) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject { Subject(file: try FaqStore.file(visit, db), choices: try ConcernChoices(db)) }
    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { FaqRules.mayEdit(subject.file, visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let entry = subject.file.entry
        // What two people made internal, one does not make public alone.
        if entry.isInternal, !form.place.isInternal, entry.validatedAt != nil { throw FormErrors("internal", "Pour rendre publique une réponse entre collègues, écrivez-en une nouvelle.") }
        if entry.isPublic, QuestionRules.mayManage(visit.actor) != nil {
            if form.place.isInternal { throw FormErrors("internal", "Cette réponse est publiée : qui répond pour toute la ville peut la retirer.") }
            if form.place.edition != entry.edition { throw FormErrors("edition", "Cette réponse est publiée : qui répond pour toute la ville peut changer son édition.") }
        }
        try FaqStore.place(entry.id, at: form.place, db)
        try FaqStore.write(form.question, form.answer, rule: form.rule, article: form.article, for: entry.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: entry.deskLink, saying: "Le brouillon est enregistré. Une autre personne le valide.", journal: [JournalEntry("faq.write", "faq", entry.id.number, reason: form.question)])
    }
}

/// Validate what a colleague wrote: it is published.
struct ValidateFaqEntry: Action {
    typealias FormPage = FaqFilePage
    static let path: Path = "/bureau/faq/:entry/validation"

    /// What was read: other words, or another place, are not validated unread.
    let seen: String

    init(_ form: inout FormReader, _ file: FaqFile) { seen = form.raw("seen") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> FaqFile { try FaqStore.file(visit, db) }
    static func refusal(_ file: FaqFile, _ visit: Visit) -> Refusal? { FaqRules.mayValidate(file, visit.actor) }

    func perform(_ file: FaqFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let draft = file.draft, seen == file.seen(draft), try FaqStore.validate(file.entry.id, number: draft.number, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Le brouillon a changé : relisez-le.", wayOut: file.entry.deskLink, named: "Relire")
        }
        return Outcome(
            to: file.entry.deskLink, saying: file.entry.isInternal ? "La réponse est validée." : "La réponse est publiée.",
            journal: [JournalEntry("faq.validate", "faq", file.entry.id.number, reason: draft.question, isPublic: !file.entry.isInternal)])
    }
}

extension FaqFile {
    /// What tells these words, in this place, from any others.
    func seen(_ draft: FaqVersion) -> String {
        let place = "\(entry.topic) \(entry.edition.map { "\($0)" } ?? "") \(entry.isInternal)"
        return String(Secrets.sha256Hex([place, draft.question, draft.answer, draft.rule, draft.article?.rawValue ?? ""].joined(separator: "\u{0}")).prefix(32))
    }
}

/// Say something of an answer to the colleagues who keep it.
struct CommentFaqEntry: Action {
    typealias FormPage = FaqFilePage
    static let path: Path = "/bureau/faq/:entry/remarques"

    let comment: String

    init(_ form: inout FormReader, _ file: FaqFile) { comment = form.text("comment", min: 3, max: 2000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> FaqFile { try FaqStore.file(visit, db) }
    static func refusal(_ file: FaqFile, _ visit: Visit) -> Refusal? { FaqRules.mayWrite(visit.actor) }

    func perform(_ file: FaqFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try FaqStore.comment(comment, on: file.entry.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: file.entry.deskLink, saying: "La remarque est ajoutée.", journal: [JournalEntry("faq.comment", "faq", file.entry.id.number)])
    }
}

/// Take an answer out of the FAQ.
struct WithdrawFaqEntry: Action {
    typealias FormPage = FaqFilePage
    static let path: Path = "/bureau/faq/:entry/retrait"

    init(_ form: inout FormReader, _ file: FaqFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> FaqFile { try FaqStore.file(visit, db) }
    static func refusal(_ file: FaqFile, _ visit: Visit) -> Refusal? { FaqRules.mayWithdraw(file, visit.actor) }

    func perform(_ file: FaqFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try FaqStore.withdraw(file.entry.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: FaqLinks.desk, saying: "La réponse est retirée.", journal: [JournalEntry("faq.withdraw", "faq", file.entry.id.number, reason: file.entry.question)])
    }
}

/// Say whether a published answer helps: what does not is read again.
struct JudgeFaqEntry: Action {
    typealias FormPage = FaqEntryPage
    static let path: Path = "/questions/reponses/:entry/avis"
    static let limits = Limits(perTenMinutes: 10)

    let helped: Bool

    init(_ form: inout FormReader, _ entry: FaqEntry) {
        helped = form.raw("helped") == "yes"
        if !["yes", "no"].contains(form.raw("helped")) { form.error("helped", "Choisissez une réponse.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> FaqEntry { try FaqStore.publishedEntry(try visit.id("entry"), db) }
    static func refusal(_ entry: FaqEntry, _ visit: Visit) -> Refusal? { FaqRules.mayJudge(entry) }

    func perform(_ entry: FaqEntry, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try FaqStore.judge(entry.id, helped: helped, db)
        return Outcome(
            to: helped ? entry.link : QuestionLinks.ask + "?q=" + URLEncoding.queryValue(entry.question),
            saying: helped ? "Merci, votre avis est noté." : "Merci. Posez votre question : une personne vous répond.", journal: [JournalEntry("faq.judge", "faq", entry.id.number)])
    }
}
