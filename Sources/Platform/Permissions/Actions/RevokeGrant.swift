import Database
import Vocabulary
import Web

/// An administrator takes a role back, for a reason. The last administrator stays.
struct RevokeGrant: Action {
    typealias FormPage = PersonPage
    static let path: Path = "/bureau/personnes/:person/roles/:grant/retirer"

    let reason: String

    init(_ form: inout FormReader, _ subject: RoleToRevoke) { reason = form.text("reason", min: 3, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RoleToRevoke {
        let person = try AccountStore.account(try visit.id("person"), db)
        let id: ID<GivenRole> = try visit.id("grant")
        guard let given = try GrantStore.given(to: person.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        return try RoleToRevoke(given, of: person, visit, db)
    }

    static func refusal(_ subject: RoleToRevoke, _ visit: Visit) -> Refusal? { subject.refusal(visit) }

    func perform(_ subject: RoleToRevoke, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (person, grant) = (subject.person, subject.given.grant)
        guard try GrantStore.revoke(subject.given.id, by: visit.actor.account, at: visit.now, db) else {
            throw Refusal.notNow("Ce rôle a déjà été retiré.")
        }
        try GrantStore.endLoans(by: person.id, of: grant, taker: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: PersonPage.link(person.id), saying: "Le rôle est retiré à \(person.displayName).",
            journal: [JournalEntry("role.revoke", "account", person.id.number, edition: grant.scope.edition, reason: "\(grant.role.rawValue), \(grant.scope.typed) : \(reason)")],
            letters: [PermissionLetters.revoked(grant, place: subject.given.place, reason: reason, from: person.id)])
    }
}
