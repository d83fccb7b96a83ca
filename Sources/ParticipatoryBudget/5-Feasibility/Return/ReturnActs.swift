import Database
import Vocabulary
import Web

/// Tell the panel what became of a project that the services set aside.
struct WriteReturn: Action {
    typealias FormPage = PanelReturnPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/retour"

    /// The report, in words for residents.
    struct Words: Sendable {
        var asked: String
        var found: String
        var tried: String
        var cost: String
        var remains: String
    }

    let words: Words

    init(_ form: inout FormReader, _ file: ReturnFile) {
        words = Words(
            asked: form.text("asked", min: 10, max: 2000), found: form.text("found", min: 10, max: 3000), tried: form.text("tried", min: 10, max: 2000),
            cost: form.optionalText("cost", max: 500) ?? "", remains: form.text("remains", min: 10, max: 2000))
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReturnFile { try PanelReturnStore.file(visit, db) }
    static func refusal(_ file: ReturnFile, _ visit: Visit) -> Refusal? { PanelReturnRules.mayWrite(file, visit.actor) }

    func perform(_ file: ReturnFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PanelReturnStore.write(words, on: file.study.proposal.id, by: try visit.account(), at: visit.now, db)
        let isNew = file.report == nil
        return Outcome(
            to: file.link, saying: isNew ? "Le retour est écrit. Le panel est prévenu et peut poser ses questions." : "Le retour est enregistré.",
            journal: [file.entry("feasibility.write-return", "Retour au panel écrit.")],
            letters: isNew ? file.panel.map { letter(file, to: $0) } : [])
    }

    private func letter(_ file: ReturnFile, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Retour au panel : « \(file.study.proposal.title) »",
            paragraphs: [
                "Les services n’ont pas pu retenir « \(file.study.proposal.title) ». Ils expliquent ce qu’ils ont trouvé, essayé, et ce qui reste possible.",
                "Lisez leur retour et posez vos questions : les réponses seront publiées avec lui.",
            ], button: Letter.Button("Lire le retour", file.link))
    }
}

/// A member of the panel asks a question.
struct AskOnReturn: Action {
    typealias FormPage = PanelReturnPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/retour/questions"

    let question: String

    init(_ form: inout FormReader, _ file: ReturnFile) { question = form.text("question", min: 10, max: 1000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReturnFile { try PanelReturnStore.file(visit, db) }
    static func refusal(_ file: ReturnFile, _ visit: Visit) -> Refusal? { PanelReturnRules.mayAsk(file, visit.actor) }

    func perform(_ file: ReturnFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let report = file.report else { throw NotFound() }
        try PanelReturnStore.ask(question, on: report.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "#questions", saying: "Votre question est transmise aux services.", journal: [file.entry("feasibility.ask-return", question)],
            letters: try file.letters(asking: question, report, db))
    }
}

/// Answer a question of the panel.
struct AnswerOnReturn: Action {
    typealias FormPage = PanelReturnPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/retour/reponses"

    let question: ID<PanelQuestion>
    let answer: String

    init(_ form: inout FormReader, _ file: ReturnFile) {
        let typed: ID<PanelQuestion> = form.id("asked_question")
        question = typed
        answer = form.text("answer", min: 5, max: 2000)
        if !file.open.contains(where: { $0.id == typed }) { form.error("answer", "Cette question a déjà sa réponse.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReturnFile { try PanelReturnStore.file(visit, db) }
    static func refusal(_ file: ReturnFile, _ visit: Visit) -> Refusal? { PanelReturnRules.mayAnswer(file, visit.actor) }

    func perform(_ file: ReturnFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PanelReturnStore.answer(answer, to: question, by: try visit.account(), at: visit.now, db)
        return Outcome(to: file.link + "#questions", saying: "La réponse est enregistrée.", journal: [file.entry("feasibility.answer-return", answer)])
    }
}

/// Publish the return, with the questions and the answers.
struct PublishReturn: Action {
    typealias FormPage = PanelReturnPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/retour/publication"

    init(_ form: inout FormReader, _ file: ReturnFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReturnFile { try PanelReturnStore.file(visit, db) }
    static func refusal(_ file: ReturnFile, _ visit: Visit) -> Refusal? { PanelReturnRules.mayPublish(file, visit.actor) }

    func perform(_ file: ReturnFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let report = file.report else { throw NotFound() }
        try PanelReturnStore.publish(report.id, by: try visit.account(), at: visit.now, db)
        var entry = file.entry("feasibility.publish-return", "Retour au panel publié.")
        entry.isPublic = true
        return Outcome(to: file.link, saying: "Le retour est publié, avec les questions du panel et les réponses.", journal: [entry])
    }
}

extension ReturnFile {
    func entry(_ act: String, _ reason: String) -> JournalEntry {
        JournalEntry(act, "proposal", study.proposal.id.number, edition: edition.id, reason: reason)
    }

    /// A question of the panel, to those who answer it: the lead service, and who wrote the return.
    func letters(asking question: String, _ report: PanelReturn, _ db: Reading) throws -> [Letter] {
        let lead: [Letter.Recipient] = try study.study.map { try FeasibilityStore.recipients([$0.lead], db)[$0.lead] ?? [] } ?? []
        return (lead + [.account(report.writtenBy)]).unique.map { recipient in
            Letter(
                to: recipient, kind: .task, subject: "Le panel vous interroge sur « \(study.proposal.title) »", paragraphs: ["\(question)"],
                button: Letter.Button("Répondre", link + "#questions"))
        }
    }
}

extension [Letter.Recipient] {
    /// Each once, in order.
    var unique: [Letter.Recipient] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
