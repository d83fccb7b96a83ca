import Vocabulary

/// Who may announce the draw of the numbers and do it, and why not.
enum NumberDrawRules {
    /// Another seed may be announced only while nobody knows the first.
    static func mayAnnounce(_ edition: Edition, _ pending: NumberDraw?, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = VoteRules.mayCompose(edition, actor, at: now) { return refusal }
        guard let pending, pending.seedAt <= now else { return nil }
        return .notNow("La graine annoncée est connue depuis le \(pending.seedAt) : tirez d’abord avec elle.")
    }

    /// Once, when the public seed is known.
    static func mayDraw(_ edition: Edition, _ pending: NumberDraw?, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = VoteRules.mayCompose(edition, actor, at: now) { return refusal }
        guard let pending else { return .notNow("Aucun tirage annoncé n’attend sa graine. Annoncez d’abord d’où elle viendra : personne ne doit pouvoir choisir les numéros.") }
        return now < pending.seedAt ? .notNow("La graine sera connue le \(pending.seedAt) : on ne tire pas avant.") : nil
    }
}
