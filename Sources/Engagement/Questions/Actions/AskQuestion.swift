import Database
import L10n
import Platform
import Vocabulary
import Web

/// Put a question to the city, with a few files if they help. The receipt says its number and by when she is answered.
struct AskQuestion: PreparedAction {
    typealias FormPage = AskPage
    static let path: Path = "/questions/poser"
    static let limits = Limits(bytes: DocumentUpload.limits.bytes, perTenMinutes: 20)
    static let mostFiles = 3

    /// What may be chosen, and who asks when she is signed in.
    struct Subject: Sendable {
        var choices: ConcernChoices
        var account: Account?
    }

    let subject: String
    let body: String
    let chosen: ChosenConcern
    let asker: Question.Asker
    /// The files joined, if any.
    var preparation: MailFiles?

    init(_ form: inout FormReader, _ subject: Subject) {
        self.subject = form.text("subject", min: 5, max: 150)
        body = form.text("body", min: 10, max: 4000)
        chosen = ChosenConcern(&form, subject.choices)
        if let account = subject.account, account.email != nil {
            asker = Question.Asker(account: account.id, name: account.displayName, email: account.email, language: account.language)
        } else {
            asker = Question.Asker(account: subject.account?.id, name: form.text("name", max: 120), email: form.email("email"))
        }
    }

    /// Nothing is stored for a form that will come back with errors, nor beyond the questions of a day.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> MailFiles {
        let sent = (form.files["file"] ?? []).filter { $0.size > 0 }
        guard !sent.isEmpty else { return MailFiles() }
        let subject = try await visit.world.database.read { try Self.subject(visit, $0) }
        var reader = FormReader(form, now: visit.now)
        let act = AskQuestion(&reader, subject)
        var errors = reader.errors
        if errors.isEmpty { try await visit.world.database.read { try act.checkDay(visit, $0) } }
        guard errors.isEmpty else {
            errors.add("file", "Choisissez à nouveau vos fichiers : un envoi incomplet ne les garde pas.")
            throw errors
        }
        return try await .store(sent, most: mostFiles, visit.world)
    }

    private func checkDay(_ visit: Visit, _ db: Reading) throws {
        guard let email = asker.email, try QuestionStore.opened(by: email, since: visit.now - .days(1), db) >= QuestionRules.mostADay else { return }
        throw FormErrors("email", "Dix questions sont déjà parties de cette adresse aujourd’hui : écrivez plutôt à la suite de l’une d’elles.")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(choices: try ConcernChoices(db), account: try visit.actor.account.map { try AccountStore.account($0, db) })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { nil }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let topic = chosen.topic else { throw NotFound() }
        try checkDay(visit, db)
        var asker = self.asker
        if subject.account == nil { asker.language = visit.t.language.code }
        let id = try QuestionWritingStore.open(
            QuestionWritingStore.Arrival(
                channel: .web, way: .mail, topic: topic, concern: try chosen.concern(db), subject: self.subject, body: body, asker: asker, askedAt: visit.now), db)
        try preparation?.join(to: "question", id.number, by: visit.actor.account, at: visit.now, db)
        let question = try QuestionStore.question(id, db)
        return Outcome(
            to: QuestionKey.link(question, visit.world), saying: "Votre question est enregistrée sous le numéro \(String(id.number)). Nous vous répondons au plus tard le \(day: question.dueAt).",
            journal: [JournalEntry("question.ask", "question", id.number)],
            letters: QuestionLetters.receipt(question, visit.world)
                + (try QuestionLetters.toOfficers(question, "Question n° \(String(id.number)) : \(self.subject)", besides: nil, db)))
    }
}
