import Database
import Vocabulary
import Web

/// A call for projects that the rules keep for those who sit in the bodies of the city.
enum BodyMembersOnly {
    /// Why this person may not deposit; nil for a visitor, who is asked to sign in.
    static func refusal(_ rulebook: Rulebook, _ account: AccountID?, _ visit: Visit, _ db: Reading) throws -> Refusal? {
        guard rulebook.proposers.areBodyMembers == true, let account else { return nil }
        return try visit.world.bodyOpinions.sits(account, visit.now, db)
            ? nil : .notAllowed("Le dépôt est réservé aux membres des instances participatives.", wayOut: "/instances", named: "Voir les instances")
    }
}
