package import Database

/// What maps of the city draw under their places.
package enum TerritoryMap {
    /// The neighbourhoods, else the arrondissements, else the city, as a GeoJSON text; nil when no outline is known.
    package static func outlines(_ db: Reading) throws -> String? {
        let drawings = try TerritoryStore.drawings(db)
        guard !drawings.isEmpty else { return nil }
        let features = drawings.map { #"{"type":"Feature","properties":{"name":\#(GeoJSON.quoted($0.name))},"geometry":\#($0.drawing)}"# }
        return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    }
}
