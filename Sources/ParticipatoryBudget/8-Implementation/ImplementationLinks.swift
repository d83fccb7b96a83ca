/// The addresses of this step.
enum ImplementationLinks {
    static func list(_ edition: Edition) -> String { "\(edition.link)/realisations" }
    static func work(_ edition: Edition, _ number: Int) -> String { "\(edition.link)/realisations/\(number)" }
    static func desk(_ edition: Edition) -> String { "\(edition.deskLink)/realisation" }
    static func desk(_ edition: Edition, _ number: Int) -> String { "\(edition.deskLink)/realisation/\(number)" }
}
