import Vocabulary
import Web

/// Who may change the map of the city.
enum TerritoryRules {
    static func mayManage(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if actor.has(.administrator) || actor.has(.projectOfficer) { return nil }
        return .notAllowed("Les quartiers sont tenus par l’administration et par les chargés de projet de toute la ville.")
    }
}
