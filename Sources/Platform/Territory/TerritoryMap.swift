package import Database
package import Vocabulary

/// What maps of the city draw under their places.
package enum TerritoryMap {
    /// The neighbourhoods, else the arrondissements, else the city, as a GeoJSON text; nil when no outline is known.
    package static func outlines(_ db: Reading) throws -> String? {
        collection(try TerritoryStore.drawings(db))
    }

    /// These territories alone.
    package static func outlines(of ids: [TerritoryID], _ db: Reading) throws -> String? { collection(try TerritoryStore.drawings(of: ids, db)) }

    private static func collection(_ drawings: [(name: String, drawing: String)]) -> String? {
        guard !drawings.isEmpty else { return nil }
        let features = drawings.map { #"{"type":"Feature","properties":{"name":\#(GeoJSON.quoted($0.name))},"geometry":\#($0.drawing)}"# }
        return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    }
}
