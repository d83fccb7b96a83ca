import Database
import HTML
import L10n
import Vocabulary
import Web

/// The neighbourhoods of the city on a map and in a list, for everyone; a point finds its own.
struct NeighbourhoodsPage: Page {
    static let path: Path = "/quartiers"
    static let link = "/quartiers"
    static var isShared: Bool { true }

    /// Where a point that was asked for stands.
    enum Place: Sendable {
        case unasked, unreadable, outside
        case within([Territory])
    }

    /// The point that was asked for, shown again.
    let point: GeoPoint?

    let territories: [Territory]
    let place: Place

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let typed = ["latitude", "longitude"].map { (visit.query[$0] ?? "").filter { !$0.isWhitespace } }
        let degrees = typed.compactMap { Double($0.replacing(",", with: ".")) }
        let point = degrees.count == 2 ? GeoPoint(longitude: degrees[1], latitude: degrees[0]) : nil
        let found = typed.allSatisfy(\.isEmpty) ? Place.unasked : try place(of: point, db)
        return NeighbourhoodsPage(point: point.flatMap { $0.isOnEarth ? $0 : nil }, territories: try TerritoryStore.all(db), place: found)
    }

    private static func place(of point: GeoPoint?, _ db: Reading) throws -> Place {
        guard let point, point.isOnEarth else { return .unreadable }
        let within = try TerritoryStore.withOutlines(db).filter { $0.shape?.contains(point) == true }
        return within.isEmpty ? .outside : .within(within)
    }

    func title(_ t: Texts) -> String { t("Les quartiers") }
    func summary(_ t: Texts) -> String? { t("Les quartiers de la ville, sur une carte et en liste.") }

    func body(_ view: View) -> HTML {
        let t = view.t, shown = territories.narrowest
        if shown.isEmpty { return pageHeader(title(t)) + emptyState(t("La ville n’a pas encore donné ses quartiers.")) }
        return """
            \(pageHeader(title(t), intro: t(shown.count, one: "La ville compte \(shown.count) quartier.", many: "La ville compte \(shown.count) quartiers.")))
            \(view.map(MapBlock(t("Carte des quartiers"), places: []), showsNames: true))
            \(groups(shown, t))
            \(if: view.ground.isKnown, section(t("Dans quel quartier ?"), id: "lieu") { finder(view) })
            """
    }

    /// By arrondissement when there are some.
    private func groups(_ shown: [Territory], _ t: Texts) -> HTML {
        let parents = territories.filter { parent in shown.contains { $0.parent == parent.id } }
        let others = shown.filter { territory in !parents.contains { $0.id == territory.parent } }
        return """
            \(each: parents, { parent in list(parent.name, shown.filter { $0.parent == parent.id }, t) })
            \(if: !others.isEmpty, list(t("Quartiers"), others, t))
            """
    }

    private func list(_ caption: String, _ territories: [Territory], _ t: Texts) -> HTML {
        table(caption, columns: [Column(t("Quartier"), isHeading: true), Column(t("Habitants"), isNumber: true)], rows: territories) {
            [HTML(text: $0.name), HTML(text: $0.inhabitants.map { t.number($0) } ?? "—")]
        }
    }

    private func finder(_ view: View) -> HTML {
        """
        \(answer(view.t))
        \(view.filters(Self.link + "#lieu", label: "Chercher le quartier") {
            view.pointField(legend: "Un lieu", help: "Touchez la carte à l’endroit voulu, puis cherchez.", value: point.map { ($0.latitude, $0.longitude) }, required: true)
        })
        """
    }

    private func answer(_ t: Texts) -> HTML {
        switch place {
        case .unasked: .empty
        case .unreadable: alert(.warning, t("Ce point n’existe pas. Touchez la carte, ou écrivez deux nombres, par exemple 45,76 et 4,83."))
        case .outside: alert(.info, t("Ce point est hors de la ville."))
        case .within(let territories): alert(.success, territories.reversed().filter { $0.kind != .city || territories.count == 1 }.map(\.name).joined(separator: ", "))
        }
    }
}
