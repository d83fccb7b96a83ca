import Vocabulary

/// How far a proposal came, as the figures of an edition count it: each figure opens the list of this.
enum ReachedStep: String, Sendable, CaseIterable {
    case eligible = "recevable"
    case shortlisted = "preselectionnee"
    case feasible = "realisable"
    case onBallot = "au-vote"
    case winner = "laureate"
    case delivered = "realisee"
    case withdrawn = "retiree"
    case merged = "reunie"
    case ineligible = "non-recevable"
    case unfeasible = "non-realisable"
    case abandoned = "abandonnee"

    var name: Message {
        switch self {
        case .eligible: "Déclarée recevable"
        case .shortlisted: "Présélectionnée"
        case .feasible: "Déclarée réalisable"
        case .onBallot: "Au vote"
        case .winner: "Lauréate"
        case .delivered: "Réalisée"
        case .withdrawn: "Retirée"
        case .merged: "Réunie à une autre"
        case .ineligible: "Non recevable"
        case .unfeasible: "Non réalisable"
        case .abandoned: "Abandonnée"
        }
    }
}
