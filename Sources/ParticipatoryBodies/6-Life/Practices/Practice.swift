import Vocabulary

/// What worked somewhere, told by somebody who did it: the library of the network of referents.
struct Practice: Sendable, Equatable {
    var id: ID<Practice>
    var title: String
    var text: String
    var tags: [String]
    /// Another city, when it comes from elsewhere.
    var city: String
    var by: AccountID
    var byName: String
    var at: Instant
}

/// Who reads and feeds the library. Pages and acts ask the same function; `nil` is yes.
enum PracticeRules {
    /// Officers, elected members, members of a network of referents.
    static func mayRead(_ actor: Actor, isReferent: Bool) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.isStaff || isReferent ? nil : .notAllowed("Cette bibliothèque est celle des agents et du réseau des référents.", wayOut: "/formations", named: "Voir les formations")
    }

    /// Withdraw a page: who wrote it, or the officer of the bodies.
    static func mayWithdraw(_ practice: Practice, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return practice.by == actor.account || actor.has(.assemblyOfficer, on: [.city]) ? nil : .notAllowed("Une fiche est retirée par la personne qui l’a écrite, ou par celle qui anime les instances.")
    }
}
