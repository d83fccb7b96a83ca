package import Vocabulary
import Web

/// A letter to somebody without an electronic address: it is printed, then handed over or posted.
struct PaperLetter: Sendable, Equatable {
    var letter: StoredLetter
    /// Where its reader lives, when she said it.
    var postalAddress: String
    /// The day on which it was handed over or posted.
    var deliveredAt: Instant?
    var deliveredBy: String?

    /// How it reached her.
    enum Way: String, Sendable, CaseIterable {
        case handed, posted

        var name: Message {
            switch self {
            case .handed: "Remis en main propre"
            case .posted: "Posté"
            }
        }
    }
}

/// Which of them somebody reads: all, those about her editions, those to the residents of her territories. A territory's officer decides on
/// what is situated there, wherever its people live: those letters are for whoever conducts the edition.
package struct PaperReach: Sendable, Equatable {
    let isWhole: Bool
    let editions: Set<EditionID>
    let territories: Set<TerritoryID>

    package init(_ actor: Actor) {
        let received = actor.scopes(of: .receptionAgent), held = received + actor.scopes(of: .projectOfficer)
        isWhole = held.contains(.city)
        editions = Set(held.compactMap(\.edition))
        territories = Set(received.compactMap { if case .territory(let id) = $0 { id } else { nil } })
    }

    var isEmpty: Bool { !isWhole && editions.isEmpty && territories.isEmpty }
}

/// Where those to print are, for the pages that lead there.
package enum PaperLetterLinks {
    package static let waiting = "/bureau/courriers/a-imprimer"
}

/// Who prints the letters of people without an electronic address, and which.
package enum PaperLetterRules {
    /// Those who receive residents and those who conduct editions: a letter may tell a decision before its hour, and the administration
    /// reads no decision.
    package static func mayHandle(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if !PaperReach(actor).isEmpty { return nil }
        return .notAllowed("Les courriers sur papier sont réservés à l’accueil et aux personnes qui conduisent une édition.")
    }

    static func mayPrint(_ letter: StoredLetter, _ actor: Actor) -> Refusal? {
        if let refusal = mayHandle(actor) { return refusal }
        if letter.isSecret {
            return .notAllowed("Ce courrier porte un lien secret : qui le lit peut agir à la place de la personne. Il ne s’imprime pas ; recevez-la à l’accueil.")
        }
        return nil
    }
}
