import Database
import Platform
import Vocabulary

/// Finds the neighbourhood of a point, and refuses points outside the city.
struct PlaceFinder: Sendable {
    let territories: [Territory]
    private let index: OutlineIndex<Territory>
    private let hasOutlines: Bool

    static func load(_ db: Reading) throws -> PlaceFinder { PlaceFinder(try TerritoryStore.withOutlines(db)) }

    init(_ territories: [Territory]) {
        self.territories = territories
        let outlines = territories.compactMap { territory in Self.outline(territory).map { (key: territory, outline: $0) } }
        index = OutlineIndex(outlines)
        hasOutlines = !outlines.isEmpty
    }

    /// The territory of a place: that of its point when it has one, else the one that was chosen.
    /// Throws `FormErrors` on a point outside the city and on a territory that is not there.
    func territory(of place: ProposalPlace) throws -> TerritoryID? {
        if let chosen = place.territory, !territories.contains(where: { $0.id == chosen }) {
            throw FormErrors("territory", "Choisissez un quartier de la liste.")
        }
        guard let point = place.point else { return place.territory }
        guard point.isOnEarth else { throw FormErrors("latitude", "Ce point n’existe pas. Cliquez sur la carte, ou laissez les deux nombres vides.") }
        guard hasOutlines else { return place.territory }
        let around = index.all(at: point)
        if around.isEmpty {
            throw FormErrors("latitude", "Ce point est hors de la ville. Le budget participatif ne finance que des projets sur son territoire.")
        }
        // The narrowest: the order is from the widest to the narrowest.
        return around.last { $0.kind == .neighbourhood }?.id ?? around.last { $0.kind == .sector }?.id ?? place.territory
    }

    /// What a map draws: the neighbourhoods, with fewer points than the city keeps; nil when no outline is known.
    var mapOutlines: String? { Self.mapOutlines(territories) }

    static func mapOutlines(_ territories: [Territory]) -> String? {
        let shown = [Territory.Kind.neighbourhood, .sector, .city].lazy
            .map { kind in territories.filter { $0.kind == kind }.compactMap { territory in outline(territory).map { (territory.name, $0) } } }
            .first { !$0.isEmpty }
        guard let shown else { return nil }
        let light = OutlineSimplification.simplified(shown.map(\.1), tolerance: 15)
        return GeoJSON.text(zip(shown, light).map { GeoJSON.Feature(geometry: .outline($1), properties: ["name": $0.0]) })
    }

    private static func outline(_ territory: Territory) -> Outline? {
        guard !territory.outline.isEmpty, case .outline(let outline)? = try? GeoJSON.geometry(territory.outline) else { return nil }
        return outline
    }
}
