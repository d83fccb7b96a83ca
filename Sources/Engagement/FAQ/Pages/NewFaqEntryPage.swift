import Database
import HTML
import L10n
import Vocabulary
import Web

/// Somebody who answers residents writes an answer for the FAQ, from nothing or from a question that was answered.
struct NewFaqEntryPage: Page {
    static let path: Path = "/bureau/faq/nouvelle"
    static var surroundings: Surroundings { .desk }

    let choices: ConcernChoices
    let origin: Question?
    let answer: String?
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = FaqRules.mayWrite(visit.actor) { throw refusal }
        let id: ID<Question>? = (visit.form.value("origin") ?? visit.query["question"]).flatMap { ID($0) }
        let origin = try id.map { try QuestionStore.question($0, db) }
        if let origin, let refusal = QuestionRules.mayRead(origin, visit.actor) { throw refusal }
        return Self(
            choices: try ConcernChoices(db), origin: origin, answer: try origin.flatMap { try QuestionStore.turns($0.id, db).last { $0.kind == .answer }?.body }, now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Écrire une réponse") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("FAQ"), FaqLinks.desk)] }

    func body(_ view: View) -> HTML {
        guard let topic = origin?.topic ?? choices.topics.first?.id else { return emptyState(view.t("Ouvrez d’abord un thème.")) }
        let place = FaqStore.Place(topic: topic, edition: origin?.concern.edition, origin: origin?.id, isInternal: false, reviewAt: now + .days(180))
        return view.form(FaqLinks.write, guardsDraft: true) {
            """
            \(if: origin != nil, alert(.info, view.t("Ôtez tout ce qui ferait reconnaître la personne.")))\
            \(origin.map { view.hidden("origin", "\($0.id)") })\(view.faqFields(choices, question: origin?.subject, answer: answer, place: place))\(view.submit("Enregistrer le brouillon"))
            """
        }
    }
}
