import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone searches the proposals of all editions.
struct SearchPage: Page {
    static let path: Path = "/recherche"
    static var isShared: Bool { true }
    static let perPage = 24

    let typed: String
    let lines: [ProposalLine]
    let photos: [Int: Document]
    let count: Int
    let pageNumber: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let typed = String((visit.query["q"] ?? "").prefix(200))
        let lines = try ProposalListStore.search(typed, withNames: false, page: visit.pageNumber, perPage: perPage, db)
        return Self(
            typed: typed, lines: lines, photos: try DocumentStore.firstPhotos(of: "proposal", lines.map(\.id.number), db),
            count: try ProposalListStore.searchCount(typed, withNames: false, db), pageNumber: visit.pageNumber
        )
    }

    func title(_ t: Texts) -> String { typed.isEmpty ? t("Rechercher") : t("Résultats pour « \(typed) »") }

    func body(_ view: View) -> HTML {
        let t = view.t
        let results: HTML = typed.isEmpty ? .empty : lines.isEmpty
            ? emptyState(t("Aucune proposition ne correspond. Essayez avec moins de mots."), #"<p><a href="/editions">\#(t("Voir toutes les éditions"))</a></p>"#)
            : """
                <p role="status">\(t(count, one: "\(count) proposition", many: "\(count) propositions"))</p>
                \(cards(lines) { $0.card(photos[$0.id.number], t, withEdition: true) })
                \(view.pagination(page: pageNumber, of: (count + Self.perPage - 1) / Self.perPage) { "\(Self.path)?q=\(URLEncoding.queryValue(typed))&page=\($0)" })
                """
        return """
            \(view.searchForm(Self.path.description, label: "Rechercher une proposition", field: view.searchField(help: "Des mots, ou le numéro d’une proposition.", value: typed)))
            \(results)
            """
    }
}
