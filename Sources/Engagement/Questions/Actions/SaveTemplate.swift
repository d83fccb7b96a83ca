import Database
import Vocabulary
import Web

/// Keep an answer that will be used again.
struct SaveTemplate: Action {
    typealias FormPage = QuestionSettingsPage
    static let path: Path = "/bureau/questions/reglages/modeles"

    let known: AnswerTemplate?
    let name: String
    let body: String
    let isActive: Bool

    init(_ form: inout FormReader, _ templates: [AnswerTemplate]) {
        let id: ID<AnswerTemplate>? = form.optionalID("template")
        known = templates.first { $0.id == id }
        name = form.text("name", min: 3, max: 80)
        body = form.text("body", min: 10, max: 6000)
        isActive = known == nil || form.isChecked("active")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> [AnswerTemplate] { try QuestionSettingsStore.templates(db) }
    static func refusal(_ templates: [AnswerTemplate], _ visit: Visit) -> Refusal? { QuestionRules.mayManage(visit.actor) }

    func perform(_ templates: [AnswerTemplate], _ visit: Visit, _ db: Writing) throws -> Outcome {
        if try QuestionSettingsStore.isTemplateTaken(name, besides: known?.id, db) { throw FormErrors("name", "Un modèle porte déjà ce nom.") }
        let id = try QuestionSettingsStore.save(AnswerTemplate(id: known?.id ?? ID(1), name: name, body: body, isActive: isActive), isNew: known == nil, db)
        return Outcome(
            to: QuestionSettingsPage.link, saying: "Le modèle est enregistré.", journal: [JournalEntry("question.template", "answer-template", id.number, reason: name)])
    }
}
