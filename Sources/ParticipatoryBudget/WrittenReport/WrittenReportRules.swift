import Vocabulary
import Web

/// Who writes the report of an edition and who publishes it: two people. Pages and acts ask the same function; `nil` is yes.
enum WrittenReportRules {
    /// Who may give it to residents once another wrote it.
    static let readers: [Role] = [.projectOfficer, .elected]

    /// Read what is written and not yet published.
    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        return readers.contains { actor.has($0, on: edition.scope) }
            ? nil : .notAllowed("Le bilan se prépare entre la personne qui conduit l’édition et les élus. Il est public une fois publié.")
    }

    static func mayWrite(_ edition: Edition, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        return actor.has(.projectOfficer, on: edition.scope) ? nil : .notAllowed("La personne qui conduit l’édition rédige le bilan.")
    }

    /// Another person than who wrote: she has read it with other eyes.
    static func mayPublish(_ file: WrittenReportFile, _ actor: Actor) -> Refusal? {
        if let refusal = mayRead(file.edition, actor) { return refusal }
        guard file.edition.isPublished else { return .notNow("L’édition n’est pas publiée : son bilan ne peut pas l’être.") }
        guard let draft = file.draft else { return .notNow("Écrivez et enregistrez d’abord le bilan.") }
        if draft.writtenBy == actor.account {
            return .notAllowed("Vous avez écrit ces mots : une autre personne qui conduit l’édition, ou un élu, les relit et les publie.")
        }
        return file.isVoteUnderWay ? .notNow("Le vote a commencé et ses résultats ne sont pas publics. Publiez le bilan ensuite.") : nil
    }
}
