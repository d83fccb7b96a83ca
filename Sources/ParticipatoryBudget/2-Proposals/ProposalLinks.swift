import Vocabulary

/// The addresses of a proposal, for the pages of every step.
enum ProposalLinks {
    /// Its public page.
    static func page(_ edition: Edition, _ number: Int) -> String { "\(edition.link)/propositions/\(number)" }
    static func receipt(_ edition: Edition, _ number: Int) -> String { page(edition, number) + "/recu" }
    /// Where its people answer the version of the services.
    static func amendment(_ edition: Edition, _ number: Int) -> String { page(edition, number) + "/version-amenagee" }
    static func versions(_ edition: Edition, _ number: Int) -> String { page(edition, number) + "/versions" }

    /// Where one begins.
    static func propose(_ edition: Edition) -> String { "\(edition.link)/proposer" }
    static func draft(_ edition: Edition, _ id: ID<Proposal>, _ step: DraftStep) -> String { "\(edition.link)/proposer/\(id)/\(step.rawValue)" }

    /// What its people alone see of it.
    static func own(_ id: ID<Proposal>) -> String { "/mes-idees/\(id)" }
    static let mine = "/mes-idees"
    /// With the secret of the letter; without, for whom the invitation's address is hers.
    static func invitation(_ id: ID<Coauthor>, _ token: String? = nil) -> String { "/co-signer/\(id)/\(token ?? "moi")" }

    static let counter = "/bureau/accueil/deposer"
    static func merge(_ edition: Edition, _ number: Int) -> String { "\(edition.deskLink)/propositions/\(number)/reunir" }
}

/// The steps in which one writes a proposal.
enum DraftStep: String, Sendable, CaseIterable {
    case idea = "idee", place = "lieu", presentation, photos, review = "relecture"

    var name: Message {
        switch self {
        case .idea: "Votre idée"
        case .place: "Le lieu"
        case .presentation: "La présentation"
        case .photos: "Les photos"
        case .review: "La relecture"
        }
    }

    /// From 1.
    var rank: Int { Self.allCases.firstIndex(of: self)! + 1 }
}
