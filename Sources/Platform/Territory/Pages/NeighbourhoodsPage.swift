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
            \(list(shown, t))
            \(if: view.ground.isKnown, section(t("Dans quel quartier ?"), id: "lieu") { finder(view) })
            """
    }

    /// By arrondissement when there are some.
    private func list(_ shown: [Territory], _ t: Texts) -> HTML {
        let sectors = territories.filter { parent in parent.kind == .sector && shown.contains { $0.parent == parent.id } }
        let names = Dictionary(uniqueKeysWithValues: sectors.map { ($0.id, $0.name) })
        let rows = sectors.flatMap { sector in shown.filter { $0.parent == sector.id } } + shown.filter { $0.parent.flatMap { names[$0] } == nil }
        let people = shown.compactMap(\.inhabitants)
        func cells(_ name: HTML, _ sector: String, _ inhabitants: String) -> [HTML] { [name] + (names.isEmpty ? [inhabitants] : [sector, inhabitants]).map { HTML(text: $0) } }
        return table(
            t("Quartiers"), isCaptionHidden: true,
            columns: [Column(t("Quartier"), isHeading: true)] + (names.isEmpty ? [] : [Column(t("Secteur"))]) + [Column(t("Habitants"), isNumber: true)],
            footer: people.count == shown.count ? cells(HTML(text: t("Toute la ville")), "", t.number(people.reduce(0, +))) : [], rows: rows
        ) { cells(Self.search($0.name), $0.parent.flatMap { names[$0] } ?? "", $0.inhabitants.map { t.number($0) } ?? "—") }
    }

    /// What is proposed there: the search knows the neighbourhood of each proposal.
    private static func search(_ name: String) -> HTML { #"<a href="/recherche?q=\#(URLEncoding.queryValue(name))">\#(name)</a>"# }

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
