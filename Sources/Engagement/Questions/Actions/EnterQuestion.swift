import Database
import L10n
import Platform
import Vocabulary
import Web

/// Type in a question told on the phone or at the counter, or written on paper; answered at once when the answer is known.
struct EnterQuestion: Action {
    typealias FormPage = EnterQuestionPage
    static let path: Path = "/bureau/questions/nouvelle"

    /// What may be chosen, and the accounts that exist.
    struct Subject: Sendable {
        var actor: Actor
        var choices: ConcernChoices
    }

    let channel: Question.Channel
    let way: Question.Way
    let subject: String
    let body: String
    let chosen: ChosenConcern
    let person: AccountID?
    let asker: Question.Asker
    let answer: String?
    let onlyLooks: Bool

    init(_ form: inout FormReader, _ subject: Subject) {
        let pressed = form.raw("act")
        onlyLooks = pressed == "close" || Suggestion.isKey(pressed)
        let untouched = form
        channel = form.choice("channel", .phone)
        way = form.choice("way", .mail)
        self.subject = form.text("subject", min: 5, max: 150)
        body = form.text("body", min: 5, max: 4000)
        chosen = ChosenConcern(&form, subject.choices)
        person = form.optionalID("person")
        asker = Question.Asker(
            name: form.optionalText("name", max: 120) ?? "", email: form.optionalEmail("email"), phone: form.optionalText("phone", max: 30) ?? "",
            address: form.optionalText("address", max: 300) ?? "")
        answer = form.optionalText("answer", max: 6000)
        if !form.isChecked("consent") { form.error("consent", "Dites à la personne que sa question est notée.") }
        if person == nil { Self.check(way, asker, hasAnswer: answer != nil, &form) }
        // Whoever only looks is not told what is missing.
        if onlyLooks { form = untouched }
    }

    /// Somebody who waits for an answer can be reached.
    private static func check(_ way: Question.Way, _ asker: Question.Asker, hasAnswer: Bool, _ form: inout FormReader) {
        guard !hasAnswer else { return }
        switch way {
        case .mail: if asker.email == nil { form.error("email", "Pour répondre par courriel, il faut une adresse électronique.") }
        case .letter: if asker.address.isEmpty || asker.name.isEmpty { form.error("address", "Pour répondre par lettre, il faut un nom et une adresse.") }
        case .phone: if asker.phone.isEmpty { form.error("phone", "Pour rappeler, il faut un numéro.") }
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject { Subject(actor: visit.actor, choices: try ConcernChoices(db)) }
    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { QuestionRules.mayReceive(subject.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // The page comes back with what was typed, and the answers that come close.
        if onlyLooks { throw FormErrors() }
        guard let topic = chosen.topic else { throw NotFound() }
        let agent = try visit.account()
        let id = try QuestionWritingStore.open(
            QuestionWritingStore.Arrival(
                channel: channel, way: way, topic: topic, concern: try chosen.concern(db), subject: self.subject, body: body, asker: try whoAsks(db), enteredBy: agent,
                askedAt: visit.now, isAgreed: true), db)
        let entered = try QuestionStore.question(id, db)
        // Whoever typed it may always follow it, on whatever territory it is.
        if QuestionRules.mayHandle(entered, visit.actor) != nil { _ = try QuestionWritingStore.take(entered, by: agent, db) }
        let entry = JournalEntry("question.enter", "question", id.number, channel: channel.journal)
        guard let answer else {
            return Outcome(
                to: entered.deskLink, saying: "La question porte le numéro \(String(id.number)). Réponse due le \(day: entered.dueAt).", journal: [entry],
                letters: QuestionLetters.receipt(entered, visit.world)
                    + (try QuestionLetters.toOfficers(entered, "Question n° \(String(id.number)) : \(self.subject)", besides: agent, db)))
        }
        try QuestionWritingStore.answer(answer, id, by: agent, channel: channel, at: visit.now, db)
        let answered = try QuestionStore.question(id, db)
        return Outcome(
            to: answered.deskLink, saying: "La question n° \(String(id.number)) est enregistrée avec sa réponse.", journal: [entry, JournalEntry("question.answer", "question", id.number, channel: channel.journal)],
            letters: QuestionLetters.answer(answer, answered, visit.world))
    }

    private func whoAsks(_ db: Reading) throws -> Question.Asker {
        guard let person else { return asker }
        let account = try AccountStore.account(person, db)
        return Question.Asker(
            account: account.id, name: account.displayName, email: account.email, phone: account.phone, address: account.postalAddress, language: account.language)
    }
}
