extension GeoJSON {
    /// A geometry as text, to six decimals (11 cm): for the database, and for a map.
    package static func text(_ geometry: Geometry) -> String {
        switch geometry {
        case .point(let point): return #"{"type":"Point","coordinates":"# + position(point) + "}"
        case .outline(let outline) where outline.polygons.count == 1:
            return #"{"type":"Polygon","coordinates":"# + polygon(outline.polygons[0]) + "}"
        case .outline(let outline):
            return #"{"type":"MultiPolygon","coordinates":["# + outline.polygons.map(polygon).joined(separator: ",") + "]}"
        }
    }

    /// A `FeatureCollection`, its properties in the order of their names.
    package static func text(_ features: [Feature]) -> String {
        #"{"type":"FeatureCollection","features":["# + features.map(text).joined(separator: ",") + "]}"
    }

    private static func text(_ feature: Feature) -> String {
        let properties = feature.properties.sorted { $0.key < $1.key }.map { quoted($0.key) + ":" + quoted($0.value) }.joined(separator: ",")
        return #"{"type":"Feature","properties":{"# + properties + #"},"geometry":"# + (feature.geometry.map(text) ?? "null") + "}"
    }

    private static func polygon(_ polygon: Polygon) -> String {
        "[" + polygon.rings.map { ring in "[" + (ring + ring.prefix(1)).map(position).joined(separator: ",") + "]" }.joined(separator: ",") + "]"
    }

    private static func position(_ point: GeoPoint) -> String { "[\(degrees(point.longitude)),\(degrees(point.latitude))]" }

    private static func degrees(_ value: Double) -> String {
        let millionths = Int((value * 1_000_000).rounded())
        var fraction = String(abs(millionths) % 1_000_000)
        fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return (millionths < 0 ? "-" : "") + String(abs(millionths) / 1_000_000) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// A JSON string that may also stand within a page: `<`, `>` and `&` are escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
