import Database
import Platform
import Vocabulary
import Web

/// Set a topic of the questions: its name, within how many working days it is answered, which service answers.
struct SaveTopic: Action {
    typealias FormPage = QuestionSettingsPage
    static let path: Path = "/bureau/questions/reglages/themes"

    /// The topics and the services that exist.
    struct Subject: Sendable {
        var topics: [QuestionTopic]
        var services: [MunicipalService]
    }

    let known: QuestionTopic?
    let name: String
    let days: Int
    let service: ServiceID?
    let isActive: Bool

    init(_ form: inout FormReader, _ subject: Subject) {
        let id: ID<QuestionTopic>? = form.optionalID("topic"), service: ServiceID? = form.optionalID("service")
        known = subject.topics.first { $0.id == id }
        name = form.text("name", min: 3, max: 80)
        days = form.int("days", in: 1...60)
        self.service = subject.services.first { $0.id == service }?.id
        isActive = known == nil || form.isChecked("active")
        if !isActive, !subject.topics.contains(where: { $0.isActive && $0.id != id }) { form.error("active", "Gardez au moins un thème ouvert : chaque question en a un.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(topics: try QuestionSettingsStore.topics(db), services: try ServiceStore.all(db).filter(\.isActive))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { QuestionRules.mayManage(visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if try QuestionSettingsStore.isTopicTaken(name, besides: known?.id, db) { throw FormErrors("name", "Un thème porte déjà ce nom.") }
        let topic = QuestionTopic(id: known?.id ?? ID(1), name: name, answerDays: days, service: service, isActive: isActive)
        let id = try QuestionSettingsStore.save(topic, isNew: known == nil, db)
        return Outcome(
            to: QuestionSettingsPage.link, saying: "Le thème est enregistré.", journal: [JournalEntry("question.topic", "question-topic", id.number, reason: name)])
    }
}
