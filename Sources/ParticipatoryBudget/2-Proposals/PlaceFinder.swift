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
        let outlines = territories.compactMap { territory in territory.shape.map { (key: territory, outline: $0) } }
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
        guard point.isOnEarth else { throw FormErrors("latitude", "Ce point n’existe pas. Touchez la carte, ou laissez les deux nombres vides.") }
        guard hasOutlines else { return place.territory }
        let around = index.all(at: point)
        if around.isEmpty {
            throw FormErrors("latitude", "Ce point est hors de la ville. Le budget participatif ne finance que des projets sur son territoire.")
        }
        // The narrowest: the order is from the widest to the narrowest.
        return around.last { $0.kind == .neighbourhood }?.id ?? around.last { $0.kind == .sector }?.id ?? place.territory
    }
}
