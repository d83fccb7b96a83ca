import HTML
import Vocabulary
import Web

extension View {
    /// The words of an answer and where it stands.
    func faqFields(_ choices: ConcernChoices, question: String?, answer: String?, rule: String? = nil, article: RulesArticle? = nil, place: FaqStore.Place) -> HTML {
        """
        \(textField("question", label: "La question, comme un habitant la poserait", value: question, maxLength: 200))\
        \(textArea("answer", label: "La réponse", help: "Courte, sans jargon, sans nom de personne.", value: answer, rows: 8, maxLength: 6000))\
        \(textField("rule", label: "Article du règlement qu’elle précise", value: rule, required: false, maxLength: 120, width: .medium))\
        \(select(
            "article", label: "Où il se lit dans le règlement", help: "La réponse y mène, si elle est d’une édition.", choices: RulesArticle.allCases.map { Choice($0.rawValue, $0.name) },
            value: article?.rawValue, empty: "Nulle part en particulier", required: false))\
        \(select("topic", label: "Thème", choices: choices.topics.map { Choice("\($0.id)", text: $0.name) }, value: "\(place.topic)"))\
        \(if: !choices.editions.isEmpty, select(
            "edition", label: "Édition", choices: choices.editions.map { Choice("\($0.id)", text: $0.title) }, value: place.edition.map { "\($0)" }, empty: "Toutes", required: false))\
        \(dateField("review", label: "À relire le", value: place.reviewAt))\
        \(checkbox("internal", label: "Entre collègues seulement", checked: place.isInternal))
        """
    }
}
