import Vocabulary

/// The addresses of this step.
enum RulebookLinks {
    static func rules(_ edition: Edition) -> String { "\(edition.link)/reglement" }
    static func rules(_ edition: Edition, _ number: Int) -> String { "\(edition.link)/reglement/\(number)" }
    static func changes(_ edition: Edition, _ number: Int) -> String { rules(edition, number) + "/changements" }
    static func desk(_ edition: Edition) -> String { "\(edition.deskLink)/reglement" }
    static func version(_ edition: Edition, _ number: Int) -> String { "\(edition.deskLink)/reglement/\(number)" }
    static func section(_ edition: Edition, _ number: Int, _ section: RulebookSection) -> String { version(edition, number) + "/" + section.rawValue }
    static func delay(_ edition: Edition, _ kind: PhaseKind) -> String { "\(edition.deskLink)/retards/\(kind.rawValue)" }
    static let library = "/bureau/criteres"
    static func criterion(_ id: ID<LibraryCriterion>) -> String { "\(library)/\(id)" }
    static func difference(_ edition: Edition, _ number: Int) -> String { version(edition, number) + "/differences" }
}
