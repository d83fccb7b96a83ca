import Vocabulary
import Web

/// Who may do what in a session of the panel after the studies. Pages and acts ask the same function; `nil` is yes.
enum ReturnSessionRules {
    /// Those who read the returns read their sessions.
    static func mayRead(_ file: ReturnSessionFile, _ actor: Actor) -> Refusal? {
        PanelReturnRules.mayRead(file.edition, sits: file.sits(actor.account), actor)
    }

    /// Convene the panel: the officer, once there is something to tell it.
    static func mayPlan(_ edition: Edition, _ returns: [ReturnLine], panel: [AccountID], _ actor: Actor) -> Refusal? {
        if let refusal = FeasibilityRules.officer([edition.scope], actor, "convoque le panel") { return refusal }
        if panel.isEmpty { return .notNow("Cette édition n’a pas de panel.") }
        return returns.contains { $0.isWritten && $0.publishedAt == nil } ? nil : .notNow("Aucun retour n’est à présenter au panel. Écrivez d’abord ceux des projets écartés.")
    }

    /// Note who came, what was said and asked, until the session is closed.
    static func mayNote(_ file: ReturnSessionFile, _ actor: Actor) -> Refusal? {
        if let refusal = FeasibilityRules.officer([file.edition.scope], actor, "tient la séance") { return refusal }
        return isOpen(file)
    }

    /// Give it another day or another place: who convenes the panel, until the session has begun.
    static func mayMove(_ file: ReturnSessionFile, _ actor: Actor) -> Refusal? {
        if let refusal = FeasibilityRules.officer([file.edition.scope], actor, "convoque le panel") ?? isOpen(file) { return refusal }
        return file.hasBegun ? .notNow("La séance a commencé : elle ne se déplace ni ne s’annule plus. Tenez-la, puis prévoyez-en une autre.") : nil
    }

    /// The same people, until the same moment.
    static func mayCancel(_ file: ReturnSessionFile, _ actor: Actor) -> Refusal? { mayMove(file, actor) }

    private static func isOpen(_ file: ReturnSessionFile) -> Refusal? {
        if file.session.cancelledAt != nil { return .notNow("Cette séance est annulée.") }
        return file.session.closedAt == nil ? nil : .notNow("Cette séance est close.")
    }

    static func mayClose(_ file: ReturnSessionFile, _ actor: Actor) -> Refusal? {
        if let refusal = mayNote(file, actor) { return refusal }
        return file.present.isEmpty ? .notNow("Notez d’abord les personnes présentes.") : nil
    }
}
