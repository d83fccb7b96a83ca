import Vocabulary
import Web

/// Who may do what around a panel: its lists, its sessions, its paper. Pages and acts ask the same function; `nil` is yes.
enum PanelRules {
    /// Whoever holds the letter answers once, as long as the panel marks.
    static func mayAnswer(_ candidate: PanelCandidate, _ file: SelectionFile) -> Refusal? {
        if candidate.answeredAt != nil { return .notNow("Vous avez déjà répondu à cette invitation. Pour changer d’avis, écrivez-nous.") }
        return file.selection.stage == .scoring ? nil : .notNow("Le panel a fini de noter : cette invitation n’est plus ouverte. Merci de votre réponse.")
    }

    /// Write again to who has not answered, or call a substitute in her place: the officer, while the panel marks.
    static func mayPress(_ candidate: PanelCandidate, _ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = ShortlistRules.mayCompose(file, actor, at: now) { return refusal }
        return candidate.stage == .invited ? nil : .notNow("La réponse de cette personne n’est pas attendue.")
    }

    /// Sessions are held until the list is decided.
    static func mayHold(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? { ShortlistRules.mayPick(file, actor, at: now) }

    static func mayNote(_ session: PanelSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        mayHold(session.file, actor, at: now) ?? (session.session.closedAt == nil ? nil : .notNow("Cette séance est close."))
    }

    /// Groups are made of those who came.
    static func mayForm(_ session: PanelSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        mayNote(session, actor, at: now) ?? (session.present.count < 2 ? .notNow("Notez d’abord les personnes présentes : il en faut deux au moins.") : nil)
    }

    static func mayClose(_ session: PanelSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        mayNote(session, actor, at: now) ?? (session.present.isEmpty ? .notNow("Notez d’abord les personnes présentes.") : nil)
    }

    /// Key the sheet that a member filled on paper, while the panel marks.
    static func mayKey(_ jury: JuryFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = ShortlistRules.mayCompose(jury.file, actor, at: now) { return refusal }
        guard jury.file.isMember(jury.member) else { return .notNow("Cette personne ne siège pas dans le panel.") }
        if jury.awaitedCount == 0 { return .notNow("Cette personne a déjà tout noté.") }
        return actor.account == jury.member ? .notAllowed("Vos propres notes se donnent sur votre page du panel.") : nil
    }
}
