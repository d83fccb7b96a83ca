import Database
import L10n
import Platform
import Vocabulary
import Web

/// Put a question to the city. The receipt says its number and by when she is answered.
struct AskQuestion: Action {
    typealias FormPage = AskPage
    static let path: Path = "/questions/poser"
    static let limits = Limits(perTenMinutes: 20)

    /// What may be chosen, and who asks when she is signed in.
    struct Subject: Sendable {
        var choices: ConcernChoices
        var account: Account?
    }

    let subject: String
    let body: String
    let chosen: ChosenConcern
    let asker: Question.Asker

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

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(choices: try ConcernChoices(db), account: try visit.actor.account.map { try AccountStore.account($0, db) })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { nil }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let topic = chosen.topic else { throw NotFound() }
        if let email = self.asker.email, try QuestionStore.opened(by: email, since: visit.now - .days(1), db) >= QuestionRules.mostADay {
            throw FormErrors("email", "Dix questions sont déjà parties de cette adresse aujourd’hui : écrivez plutôt à la suite de l’une d’elles.")
        }
        var asker = self.asker
        if subject.account == nil { asker.language = visit.t.language.code }
        let id = try QuestionWritingStore.open(
            QuestionWritingStore.Arrival(
                channel: .web, way: .mail, topic: topic, concern: try chosen.concern(db), subject: self.subject, body: body, asker: asker, askedAt: visit.now), db)
        let question = try QuestionStore.question(id, db)
        return Outcome(
            to: QuestionKey.link(question, visit.world), saying: "Votre question est enregistrée sous le numéro \(String(id.number)). Nous vous répondons au plus tard le \(day: question.dueAt).",
            journal: [JournalEntry("question.ask", "question", id.number)],
            letters: QuestionLetters.receipt(question, visit.world)
                + (try QuestionLetters.toOfficers(question, "Question n° \(String(id.number)) : \(self.subject)", besides: nil, db)))
    }
}
