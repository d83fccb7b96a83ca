import Vocabulary
import Web

/// Who writes the report of an edition and publishes it. Pages and acts ask the same function; `nil` is yes.
enum WrittenReportRules {
    static func mayWrite(_ edition: Edition, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        return actor.has(.projectOfficer, on: edition.scope) ? nil : .notAllowed("La personne qui conduit l’édition rédige le bilan.")
    }

    static func mayPublish(_ file: WrittenReportFile, _ actor: Actor) -> Refusal? {
        if let refusal = mayWrite(file.edition, actor) { return refusal }
        guard file.edition.isPublished else { return .notNow("L’édition n’est pas publiée : son bilan ne peut pas l’être.") }
        guard file.draft != nil else { return .notNow("Écrivez et enregistrez d’abord le bilan.") }
        return file.isVoteUnderWay ? .notNow("Le vote a commencé et ses résultats ne sont pas publics. Publiez le bilan ensuite.") : nil
    }
}
