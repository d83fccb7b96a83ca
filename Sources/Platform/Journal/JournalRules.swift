import Vocabulary

/// Who reads the journal.
enum JournalRules {
    /// Acts whose lines may tell what is under embargo: the administration conducts no edition and does not read them.
    static let decisions = ["eligibility", "shortlist", "feasibility", "project", "vote", "results"]

    static func readsDecisions(_ actor: Actor) -> Bool { actor.has(.auditor) }

    /// The auditor (garant), who reads everything, and the administrator, who reads what is about accounts, roles and the platform.
    static func mayRead(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if actor.has(.auditor) || actor.has(.administrator) { return nil }
        return .notAllowed("Le journal est réservé aux garant·es et à l’administration. La part publique se lit sur la page de chaque édition et sur le suivi de chaque idée.")
    }
}
