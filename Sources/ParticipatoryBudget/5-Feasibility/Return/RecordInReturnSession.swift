import Database
import Vocabulary
import Web

/// Write down, in session, what was said of a project and what a member of the panel asked aloud.
struct RecordInReturnSession: Action {
    typealias FormPage = ReturnSessionPage
    static let path: Path = "/bureau/editions/:edition/etudes/retours/seances/:session/projets"

    let number: Int
    let note: String
    let question: String
    let answer: String

    init(_ form: inout FormReader, _ file: ReturnSessionFile) {
        let asked = form.int("project", in: 1...1_000_000)
        number = asked
        if form.errors.isEmpty, !file.open.contains(where: { $0.number == asked }) { form.error("project", "Le retour sur ce projet n’est pas écrit, ou il est déjà publié.") }
        note = form.text("note", min: 5, max: 1500)
        question = form.optionalText("question", max: 1000) ?? ""
        answer = form.optionalText("answer", max: 2000) ?? ""
        if question.isEmpty, !answer.isEmpty { form.error("question", "Écrivez la question à laquelle on a répondu.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReturnSessionFile { try ReturnSessionStore.file(visit, db) }
    static func refusal(_ file: ReturnSessionFile, _ visit: Visit) -> Refusal? { ReturnSessionRules.mayNote(file, visit.actor) }

    func perform(_ file: ReturnSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), study = try FeasibilityStore.file(file.edition, number: number, db)
        let told = try PanelReturnStore.file(study, db)
        guard let report = told.report else { throw NotFound() }
        // What was said first stays.
        let said = [file.said.first { $0.number == number }?.note, note].compactMap(\.self).joined(separator: "\n")
        try PanelSessionStore.note(said, group: "", points: nil, on: study.proposal.id, in: file.session.id, by: account, at: visit.now, db)
        if !question.isEmpty { try ReturnSessionStore.ask(question, answer: answer, on: report.id, by: account, at: visit.now, db) }
        let isLeftOpen = !question.isEmpty && answer.isEmpty
        return Outcome(
            to: file.link + "#projets", saying: "C’est noté.", journal: [file.entry("feasibility.record-return", "n° \(number). \(note)")],
            letters: isLeftOpen ? try told.letters(asking: question, report, db) : [])
    }
}
