import Vocabulary

/// Who may settle what a body is, and when. Pages and acts ask the same function; `nil` is yes.
enum StatuteRules {
    /// Write the draft of the charter.
    static func mayDraft(_ standing: Standing) -> Refusal? { AssemblyRules.mayKeep(standing, "écrit la charte") }

    /// Publish it: there is a draft.
    static func mayPublish(_ standing: Standing, _ draft: Charter?) -> Refusal? {
        AssemblyRules.mayKeep(standing, "publie la charte")
            ?? (draft == nil ? .notNow("Il n’y a pas de brouillon à publier : enregistrez d’abord le texte.") : nil)
    }

    /// Change the colleges and the terms.
    static func mayCompose(_ standing: Standing) -> Refusal? { AssemblyRules.mayKeep(standing, "règle les collèges") }

    /// Put an end to it, with its report.
    static func mayClose(_ standing: Standing) -> Refusal? {
        AssemblyRules.mayKeep(standing, "met fin à l’instance") ?? AssemblyRules.opened(standing.assembly)
    }
}
