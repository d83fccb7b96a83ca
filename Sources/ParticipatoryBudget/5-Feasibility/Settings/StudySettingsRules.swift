import Vocabulary
import Web

/// Who says how the studies of an edition are conducted.
enum StudySettingsRules {
    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? { FeasibilityRules.mayReadQueue(edition, actor) }

    /// The officer of the edition, even before the studies open; not once the vote is open.
    static func maySave(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = FeasibilityRules.officer([edition.scope], actor, "règle l’étude par les services") { return refusal }
        guard edition.calendar[.feasibility] != nil else { return .notNow("Cette édition ne comporte pas d’étude par les services.") }
        guard let vote = edition.calendar[.vote], vote.opensAt <= now else { return nil }
        return .notNow("Le vote est ouvert depuis le \(vote.opensAt) : les réglages de l’étude ne changent plus.")
    }
}
