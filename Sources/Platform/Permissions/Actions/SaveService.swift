import Database
import Vocabulary
import Web

/// An administrator makes, renames or closes a service and says who answers for it. Who is named receives the role.
struct SaveService: Action {
    typealias FormPage = ServicePage
    static let path: Path = "/bureau/services/:service"

    let name: String
    let email, referent, deputy: EmailAddress?
    let isActive: Bool

    init(_ form: inout FormReader, _ service: MunicipalService?) {
        name = form.text("name", min: 3, max: 120)
        email = form.optionalEmail("email")
        referent = form.optionalEmail("referent")
        deputy = form.optionalEmail("deputy")
        isActive = form.isChecked("active")
        if let deputy, deputy == referent { form.error("deputy", "Indiquez une autre personne que la référente.") }
    }

    /// Nil: a new one.
    static func subject(_ visit: Visit, _ db: Reading) throws -> MunicipalService? {
        try visit.parameter("service") == "nouveau" ? nil : try ServiceStore.service(try visit.id("service"), db)
    }

    static func refusal(_ service: MunicipalService?, _ visit: Visit) -> Refusal? { PermissionRules.mayAdminister(visit.actor) }

    func perform(_ service: MunicipalService?, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if try ServiceStore.isTaken(name, besides: service?.id, db) { throw FormErrors("name", "Un service porte déjà ce nom.") }
        let referentAccount = try person(referent, "referent", db), deputyAccount = try person(deputy, "deputy", db)
        let id = try service?.id ?? ServiceStore.add(name, db)
        try ServiceStore.save(
            MunicipalService(
                id: id, name: name, email: email?.text ?? "", referent: referentAccount?.id, deputy: deputyAccount?.id, isActive: isActive), db)
        var outcome = Outcome(
            to: ServicesPage.link, saying: "Le service « \(name) » est enregistré.",
            journal: [JournalEntry(service == nil ? "service.create" : "service.change", "service", id.number, reason: name + (isActive ? "" : " (fermé)"))])
        for account in [referentAccount, deputyAccount].compactMap(\.self) { try entrust(id, to: account, visit, &outcome, db) }
        return outcome
    }

    private func person(_ email: EmailAddress?, _ field: String, _ db: Reading) throws -> Account? {
        guard let email else { return nil }
        if let account = try AccountStore.account(email, db) { return account }
        throw FormErrors(field, "Personne n’a de compte avec cette adresse. Invitez-la d’abord.")
    }

    /// Who is named answers for the service, so she is given the role unless she has it. Nobody names herself.
    private func entrust(_ service: ServiceID, to account: Account, _ visit: Visit, _ outcome: inout Outcome, _ db: Writing) throws {
        let scope = Scope.service(service)
        let held = try GrantStore.held(by: account.id, at: visit.now, db)
        if held.contains(where: { $0.role == .serviceReferent && ($0.scope == scope || $0.scope == .city) }) { return }
        if let refusal = PermissionRules.mayGrant(to: account, visit.actor) { throw FormErrors(account.email == deputy ? "deputy" : "referent", refusal.reason) }
        let grant = Grant(role: .serviceReferent, scope: scope, from: visit.now)
        let reason = "Réponse pour le service \(name)"
        try GrantStore.add(grant, to: account.id, by: visit.actor.account, reason: reason, at: visit.now, db)
        outcome.entries.append(JournalEntry("role.grant", "account", account.id.number, reason: "\(grant.role.rawValue), \(scope.typed) : \(reason)"))
        outcome.letters.append(PermissionLetters.granted(grant, place: name, reason: reason, to: account.id))
    }
}
