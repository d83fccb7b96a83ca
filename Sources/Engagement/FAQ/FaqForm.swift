import Vocabulary
import Web

/// The words of an answer and where it stands, as a form sends them.
struct FaqForm: Sendable {
    let question: String
    let answer: String
    let rule: String
    let article: RulesArticle?
    let place: FaqStore.Place

    init(_ form: inout FormReader, _ choices: ConcernChoices, origin: ID<Question>?) {
        question = form.text("question", min: 8, max: 200)
        answer = form.text("answer", min: 20, max: 6000)
        rule = form.optionalText("rule", max: 120) ?? ""
        article = RulesArticle(rawValue: form.raw("article"))
        let topic: ID<QuestionTopic> = form.id("topic"), edition: EditionID? = form.optionalID("edition"), review = form.day("review")
        if !choices.topics.contains(where: { $0.id == topic }) { form.error("topic", "Choisissez dans la liste.") }
        if review <= form.now { form.error("review", "Choisissez un jour à venir.") }
        place = FaqStore.Place(
            topic: topic, edition: choices.editions.first { $0.id == edition }?.id, origin: origin, isInternal: form.isChecked("internal"), reviewAt: review)
    }
}
