import Database
import Vocabulary
import Web

/// A role that somebody wants to take from a person, with what decides whether it may be.
struct RoleToRevoke: Sendable {
    var person: Account
    var given: GivenRole
    var remainingAdministrators: Int

    init(_ given: GivenRole, of person: Account, _ visit: Visit, _ db: Reading) throws {
        self.given = given
        self.person = person
        guard given.grant.role == .administrator else {
            remainingAdministrators = 0
            return
        }
        remainingAdministrators = try GrantStore.otherAdministrators(than: person.id, at: visit.now, db)
            + GrantStore.otherGrants(of: .administrator, to: person.id, than: given.id, at: visit.now, db)
    }

    func refusal(_ visit: Visit) -> Refusal? {
        PermissionRules.mayRevoke(given, visit.actor, remainingAdministrators: remainingAdministrators, at: visit.now)
    }
}
