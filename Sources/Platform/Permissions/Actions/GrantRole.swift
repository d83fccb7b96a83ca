import Database
import L10n
import Vocabulary
import Web

/// An administrator trusts a person with a role, somewhere, for a while, for a reason.
struct GrantRole: Action {
    typealias FormPage = PersonPage
    static let path: Path = "/bureau/personnes/:person/roles"

    let grant: Grant
    let reason: String

    init(_ form: inout FormReader, _ person: Account) {
        let role = form.choice("role", Role.panelMember)
        let scope = Scope(typed: form.raw("scope"))
        if scope == nil { form.error("scope", "Choisissez dans la liste.") }
        let from = form.day("from"), lastDay = form.optionalDay("until")
        // The role begins at once when it begins today, and its last day is wholly hers.
        let today = CityTime.city.startOfDay(form.now)
        grant = Grant(
            role: role, scope: scope ?? .city, from: from <= today ? form.now : from,
            until: lastDay.map { CityTime.city.startOfDay($0, adding: 1) })
        reason = form.text("reason", min: 3, max: 300)
        if form.errors.isEmpty {
            for error in PermissionRules.errors(of: grant, at: form.now).byField { form.error(error.field, error.message) }
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Account { try AccountStore.account(try visit.id("person"), db) }
    static func refusal(_ person: Account, _ visit: Visit) -> Refusal? { PermissionRules.mayGrant(to: person, visit.actor) }

    func perform(_ person: Account, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let place = try GrantStore.places(db).first { $0.scope == grant.scope }
        guard grant.scope == .city || place != nil else { throw FormErrors("scope", "Choisissez dans la liste.") }
        if try GrantStore.given(to: person.id, db).contains(where: {
            $0.revokedAt == nil && $0.grant.role == grant.role && $0.grant.scope == grant.scope && ($0.grant.until.map { $0 > grant.from } ?? true)
        }) {
            throw FormErrors("role", "Cette personne a déjà ce rôle à cet endroit. Retirez-le d’abord pour changer ses dates.")
        }
        try GrantStore.add(grant, to: person.id, by: visit.actor.account, reason: reason, at: visit.now, db)
        return Outcome(
            to: PersonPage.link(person.id), saying: "Le rôle est confié à \(person.displayName).",
            journal: [JournalEntry("role.grant", "account", person.id.number, edition: grant.scope.edition, reason: "\(grant.role.rawValue), \(grant.scope.typed) : \(reason)")],
            letters: [PermissionLetters.granted(grant, place: place?.name ?? "", reason: reason, to: person.id)])
    }
}
