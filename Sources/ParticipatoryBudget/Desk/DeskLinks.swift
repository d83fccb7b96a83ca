/// The addresses of the officers' pages, as the desk and its menus give them.
enum DeskLinks {
    static let desk = "/bureau"
    static let editions = "/bureau/editions"
    static let moderation = "/bureau/moderation"
    static let letters = "/bureau/courriers"
    static let panel = "/bureau/jury"

    /// For those who do not follow the edition on the desk.
    static func publicHome(_ slug: String) -> String { "/editions/\(slug)" }
    static func home(_ slug: String) -> String { "\(editions)/\(slug)" }
    static func report(_ slug: String) -> String { home(slug) + "/bilan" }
    static func rules(_ slug: String) -> String { home(slug) + "/reglement" }
    static func proposals(_ slug: String) -> String { home(slug) + "/propositions" }
    static func proposals(_ slug: String, _ reached: ReachedStep?) -> String { proposals(slug) + (reached.map { "?etape=\($0.rawValue)" } ?? "") }
    static func eligibility(_ slug: String) -> String { home(slug) + "/recevabilite" }
    static func shortlist(_ slug: String) -> String { home(slug) + "/preselection" }
    static func studies(_ slug: String) -> String { home(slug) + "/etudes" }
    static func vote(_ slug: String) -> String { home(slug) + "/vote" }
    static func paper(_ slug: String) -> String { home(slug) + "/papier" }
    static func results(_ slug: String) -> String { home(slug) + "/resultats" }
    static func works(_ slug: String) -> String { home(slug) + "/realisation" }
}
