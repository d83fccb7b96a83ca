import HTML
import Platform
import Vocabulary
import Web

extension View {
    /// Topic, neighbourhood, edition, proposal.
    func concernFields(_ choices: ConcernChoices, topic: ID<QuestionTopic>? = nil, concern: Question.Concern = Question.Concern()) -> HTML {
        """
        \(select("topic", label: "Thème", choices: choices.topics.map { Choice("\($0.id)", text: $0.name) }, value: topic.map { "\($0)" }))\
        \(if: !choices.territories.isEmpty, select(
            "territory", label: "Quartier", choices: choices.territories.map { Choice("\($0.id)", text: $0.name) }, value: concern.territory.map { "\($0)" }, empty: "Toute la ville", required: false))\
        \(if: !choices.editions.isEmpty, about(choices, concern))\
        \(if: !choices.bodies.isEmpty, select(
            "assembly", label: "Conseil ou autre instance", choices: choices.bodies.map { Choice("\($0.id)", text: $0.name) }, value: concern.body.map { "\($0.id)" }, empty: "Aucune en particulier", required: false))\
        \(if: !choices.events.isEmpty, select(
            "event", label: "Événement", choices: choices.events.map { Choice("\($0.id)", text: $0.title) }, value: concern.event.map { "\($0.id)" }, empty: "Aucun en particulier", required: false))
        """
    }

    private func about(_ choices: ConcernChoices, _ concern: Question.Concern) -> HTML {
        """
        \(select("edition", label: "Édition du budget participatif", choices: choices.editions.map { Choice("\($0.id)", text: $0.title) }, value: concern.edition.map { "\($0)" }, empty: "Aucune en particulier", required: false))\
        \(numberField("proposal", label: "Numéro de l’idée", help: "Si la question porte sur une idée ou un projet.", value: concern.proposal?.number, required: false, min: 1))
        """
    }
}
