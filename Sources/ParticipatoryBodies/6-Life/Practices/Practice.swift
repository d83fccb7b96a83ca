import Vocabulary

/// A page of the library of the network of referents: what worked here, told by somebody who did it, or what another city tries.
struct Practice: Sendable, Equatable {
    /// What was done, and what is watched elsewhere.
    enum Shelf: String, Sendable, CaseIterable { case practice, watch }

    var id: ID<Practice>
    var title: String
    var text: String
    var tags: [String]
    /// Another city, when it comes from elsewhere; always, for what is watched.
    var city: String
    var by: AccountID
    var byName: String
    var at: Instant
    var shelf = Shelf.practice
    /// Where it was read or heard of, when it is watched: an address on the web.
    var source = ""
    /// The practice of ours that came of what was watched.
    var ledTo: ID<Practice>?

    var link: String { "/pratiques/\(id)" }
}

/// What one looks for in the library.
struct PracticeSearch: Sendable, Equatable {
    var shelf = Practice.Shelf.practice
    var words = ""
    var tag: String?
    var city: String?
}

/// Who reads and feeds the library. Pages and acts ask the same function; `nil` is yes.
enum PracticeRules {
    /// Officers, elected members, members of a network of referents.
    static func mayRead(_ actor: Actor, isReferent: Bool) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.isStaff || isReferent ? nil : .notAllowed("Cette bibliothèque est celle des agents et du réseau des référents.", wayOut: "/formations", named: "Voir les formations")
    }

    /// Say which practice came of what was watched: whoever reads the library.
    static func mayLink(_ practice: Practice, _ actor: Actor, isReferent: Bool) -> Refusal? {
        mayRead(actor, isReferent: isReferent) ?? (practice.shelf == .watch ? nil : .notNow("On relie à une pratique ce que l’on a vu dans une autre ville."))
    }

    /// Withdraw a page: who wrote it, or the officer of the bodies.
    static func mayWithdraw(_ practice: Practice, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return practice.by == actor.account || actor.has(.assemblyOfficer, on: [.city]) ? nil : .notAllowed("Une fiche est retirée par la personne qui l’a écrite, ou par celle qui anime les instances.")
    }
}
