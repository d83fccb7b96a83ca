import Vocabulary

/// Who reads the journal.
enum JournalRules {
    /// The auditor (garant), who reads everything, and the administrator, whose acts are in it too.
    static func mayRead(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if actor.has(.auditor) || actor.has(.administrator) { return nil }
        return .notAllowed("Le journal est réservé aux garant·es et à l’administration. La part publique se lit sur la page de chaque idée.")
    }
}
