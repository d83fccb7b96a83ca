import Vocabulary
import Web

/// Who may do what on the ways of a service: its head, validation, absences.
enum StudyServiceRules {
    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? { FeasibilityRules.mayReadQueue(edition, actor) }

    /// Who conducts the edition says who heads a service.
    static func maySet(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if actor.has(.projectOfficer, on: edition.scope) { return nil }
        return actor.isSignedIn ? .notAllowed("La personne qui conduit l’édition dit qui dirige chaque service.") : .signIn
    }

    /// The head of the service validates, never the conclusion that she signed.
    static func mayValidate(_ file: StudyFile, validator: AccountID?, _ actor: Actor) -> Refusal? {
        guard let account = actor.account else { return .signIn }
        guard file.stage == .toValidate, let validator else { return .notNow("Aucune conclusion n’attend de validation.") }
        if validator != account { return .notAllowed("La direction du service pilote valide cette conclusion.") }
        return file.synthesis?.signedBy == account ? .notAllowed("Vous avez signé cette conclusion : une autre personne la valide.") : nil
    }

    /// A referent declares her own absence; she lends what she has, nothing more.
    static func mayDeclareAbsence(_ actor: Actor) -> Refusal? { FeasibilityRules.mayReadServiceQueue(actor) }
}
