package import Database
package import Vocabulary
package import Web

/// The outlines that maps draw under their places, for everyone; the address changes when they do, so that browsers keep them.
package struct TerritoryOutlines: Download {
    package static let path: Path = "/quartiers.geojson"
    package static func link(_ city: City) -> String? { city.outlinesVersion == 0 ? nil : "/quartiers.geojson?v=\(city.outlinesVersion)" }

    package static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        guard let outlines = try TerritoryMap.outlines(db) else { throw NotFound() }
        let isCurrent = visit.query["v"] == "\(try CityStore.city(db).outlinesVersion)"
        return WebResponse(
            status: 200,
            headers: [
                ("content-type", "application/geo+json"),
                ("cache-control", isCurrent ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate"),
            ],
            body: .bytes(Array(outlines.utf8)))
    }
}
