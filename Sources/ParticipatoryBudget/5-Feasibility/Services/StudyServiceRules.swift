import Vocabulary
import Web

/// Who may do what on the ways of a service: its head, validation, absences.
enum StudyServiceRules {
    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? { FeasibilityRules.mayReadQueue(edition, actor) }

    /// A service and its head are those of every edition: who conducts them all says it.
    static func maySet(_ actor: Actor) -> Refusal? {
        if actor.has(.projectOfficer, on: .city) { return nil }
        return actor.isSignedIn ? .notAllowed("La direction d’un service vaut pour toutes les éditions : une personne qui les conduit toutes la choisit.") : .signIn
    }

    /// Who heads the lead service today validates, or who replaces her; never the conclusion that she signed.
    static func mayValidate(_ file: StudyFile, validators: [AccountID], _ actor: Actor) -> Refusal? {
        guard let account = actor.account else { return .signIn }
        guard file.stage == .toValidate, !validators.isEmpty, let lead = file.study?.lead else { return .notNow("Aucune conclusion n’attend de validation.") }
        if !validators.contains(account) || !actor.answers(for: lead) { return .notAllowed("La direction du service pilote valide cette conclusion.") }
        return file.synthesis?.signedBy == account ? .notAllowed("Vous avez signé cette conclusion : une autre personne la valide.") : nil
    }

    /// An agent declares her own absence; she lends what she has, nothing more.
    static func mayDeclareAbsence(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return DeclareAbsence.lent.contains(where: actor.hasAnywhere) ? nil : .notAllowed("Une absence se déclare par un agent dont un collègue peut faire le travail.")
    }
}
