import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone sees the editions, those under way first, then those that ended.
struct EditionsPage: Page {
    static let path: Path = "/editions"
    static var isShared: Bool { true }

    let editions: [Edition]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(editions: try EditionStore.published(db)) }

    func title(_ t: Texts) -> String { t("Les éditions") }
    func summary(_ t: Texts) -> String? { t("Toutes les éditions du budget participatif, des idées aux projets réalisés.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        if editions.isEmpty { return emptyState(t("Aucune édition n’est publiée pour l’instant. La première s’annonce bientôt.")) }
        let running = editions.filter { $0.isRunning(at: view.now) }, past = editions.filter { !$0.isRunning(at: view.now) }
        return """
            \(if: !running.isEmpty, section(t("En cours")) { list(running, view) })
            \(if: !past.isEmpty, section(t("Terminées")) { list(past, view) })
            """
    }

    private func list(_ editions: [Edition], _ view: View) -> HTML {
        cards(editions, isWide: true) { edition in
            Card(
                edition.title, path: edition.link, text: edition.summary.isEmpty ? nil : edition.summary,
                badges: badge(edition.today(view), edition.calendar.open(at: view.now).isEmpty ? .neutral : .info), headingLevel: 3
            )
        }
    }
}
