import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Anybody asks for the letter of her neighbourhood: an address, a place, and a message that confirms.
struct NeighbourhoodLetterPage: Page {
    static let path: Path = "/lettre-de-quartier"

    let territories: [Territory]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(territories: try TerritoryStore.all(db).filter { $0.kind != .city }) }

    func title(_ t: Texts) -> String { t("La lettre de quartier") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Instances"), "/instances")] }
    func summary(_ t: Texts) -> String? { t("Les nouvelles des instances de votre quartier et leurs prochaines réunions, une fois par semaine.") }

    func body(_ view: View) -> HTML {
        """
        <p class="intro">\(view.t("Les nouvelles des instances et leurs prochaines réunions, une fois par semaine quand il y a du nouveau. On se désinscrit d’un geste."))</p>\
        \(view.form(Self.path.description) { """
            \(view.emailField())\
            \(view.select("territory", label: "Quartier", choices: territories.map { Choice("\($0.id)", text: $0.name) }, empty: "Toute la ville", required: false))\
            \(view.submit("M’inscrire"))
            """ })
        """
    }
}

/// Who received the message confirms her address here.
struct ConfirmSubscriptionPage: Page {
    static let path: Path = "/lettre-de-quartier/:subscription/:key"
    static var surroundings: Surroundings { .bare }

    let link: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subscription = try found("confirm", visit, db)
        return Self(link: "/lettre-de-quartier/\(subscription.id)/\(try visit.parameter("key"))")
    }

    /// The subscription of the path, when its secret is the right one for this use.
    static func found(_ use: String, _ visit: Visit, _ db: Reading) throws -> Subscription {
        let id: ID<Subscription> = try visit.id("subscription")
        guard let found = try SubscriptionStore.subscription(id, db), Secrets.equal(try visit.parameter("key"), SubscriptionKey.key(use, found, visit.world)) else { throw NotFound() }
        return found
    }

    func title(_ t: Texts) -> String { t("Confirmer mon adresse") }
    func body(_ view: View) -> HTML { view.action(link, "Recevoir la lettre de quartier", style: .primary) }
}

/// Who wants no more of it says so here, in one gesture.
struct EndSubscriptionPage: Page {
    static let path: Path = "/lettre-de-quartier/:subscription/:key/fin"
    static var surroundings: Surroundings { .bare }

    let link: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subscription = try ConfirmSubscriptionPage.found("end", visit, db)
        return Self(link: "/lettre-de-quartier/\(subscription.id)/\(try visit.parameter("key"))/fin")
    }

    func title(_ t: Texts) -> String { t("Ne plus recevoir la lettre") }
    func body(_ view: View) -> HTML { view.action(link, "Ne plus recevoir la lettre", style: .primary) }
}
