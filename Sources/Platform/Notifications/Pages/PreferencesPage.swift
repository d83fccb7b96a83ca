package import Database
package import HTML
package import L10n
import Vocabulary
package import Web

/// Which letters a person wants by mail. All of them stay in her inbox on the site.
struct PreferencesPage: Page {
    static let path: Path = "/mon-compte/messages"
    let byMail: [Letter.Kind: Bool]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        PreferencesPage(byMail: try LetterStore.preferences(try visit.account(), db))
    }

    func title(_ t: Texts) -> String { t("Ce que je reçois") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon compte"), "/mon-compte")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let optional = Letter.Kind.optional(for: view.actor)
        return """
            <p class="intro">\(t("Tous vos messages restent lisibles ici. Choisissez ceux qui arrivent aussi par courriel."))</p>
            \(view.form("/mon-compte/messages") {
                """
                \(view.checkboxes("kinds", legend: "Par courriel", choices: optional.map { Choice($0.rawValue, text: t($0.name)) }, values: optional.filter { byMail[$0] ?? true }.map(\.rawValue), required: false))
                <p class="muted">\(t("Les reçus, les décisions sur vos idées et ce qui protège votre compte arrivent toujours : ils sont nécessaires."))</p>
                \(buttons(view.submit("Enregistrer mes choix")))
                """
            })
            """
    }
}

extension Letter.Kind {
    /// Those that she may stop; tasks are for whoever has some.
    static func optional(for actor: Actor) -> [Letter.Kind] { allCases.filter { $0 != .necessary && ($0 != .task || actor.isStaff) } }

    var name: Message {
        switch self {
        case .necessary: "Ce qui est nécessaire"
        case .following: "Les idées suivies"
        case .conversation: "Les réponses et les invitations"
        case .campaign: "Les grandes dates du budget participatif"
        case .task: "Mes tâches d’agent"
        }
    }
}
