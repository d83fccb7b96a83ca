internal import FoundationEssentials
package import Vocabulary

/// Places and outlines as GeoJSON (RFC 7946), from a city's open data and to the maps of the pages.
package enum GeoJSON {
    /// Something on the map, with what the file says of it: texts, numbers and booleans, written as text.
    package struct Feature: Sendable, Equatable {
        package var geometry: Geometry?
        package var properties: [String: String]

        package init(geometry: Geometry?, properties: [String: String]) {
            self.geometry = geometry
            self.properties = properties
        }
    }

    /// The shapes a territory or a project may have.
    package enum Geometry: Sendable, Equatable {
        case point(GeoPoint)
        case outline(Outline)
    }

    /// Why a file is refused, in words for who chose it.
    package struct Problem: Error, Equatable {
        package let reason: Message
    }

    /// The features of a `FeatureCollection` or of one `Feature`.
    package static func features(_ bytes: [UInt8]) throws(Problem) -> [Feature] {
        let document = try decode(CollectionDocument.self, bytes)
        if let name = document.crs?.properties.name, !["CRS84", "4326"].contains(where: name.contains) { throw notDegrees }
        switch document.type {
        case "Feature": return [try document.feature(1)]
        case "FeatureCollection":
            var features: [Feature] = []
            for (index, raw) in (document.features ?? []).enumerated() { features.append(try raw.feature(index + 1)) }
            return features
        default:
            throw Problem(reason: "Ce fichier GeoJSON doit contenir une collection d’objets (FeatureCollection), et non «\u{A0}\(document.type)\u{A0}».")
        }
    }

    /// A geometry alone, as it is kept in the database.
    package static func geometry(_ text: String) throws(Problem) -> Geometry {
        try decode(RawGeometry.self, Array(text.utf8)).geometry(1)
    }

    private static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws(Problem) -> Value {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch {
            throw Problem(reason: "Ce fichier n’est pas un GeoJSON lisible.")
        }
    }

    static let notDegrees = Problem(
        reason: "Les coordonnées ne sont pas en degrés (WGS 84). Exportez le fichier en longitude et latitude, et non en Lambert 93."
    )
}

/// A whole file, or one of its features, as written.
private struct CollectionDocument: Decodable {
    let type: String
    let features: [CollectionDocument]?
    let geometry: RawGeometry?
    let properties: [String: PropertyValue]?
    let crs: CoordinateSystem?

    func feature(_ number: Int) throws(GeoJSON.Problem) -> GeoJSON.Feature {
        GeoJSON.Feature(geometry: try geometry?.geometry(number), properties: (properties ?? [:]).compactMapValues(\.text))
    }
}

/// The member that RFC 7946 gave up and that exports still write.
private struct CoordinateSystem: Decodable {
    /// Only its name matters.
    struct Properties: Decodable { let name: String? }
    let properties: Properties
}

/// What a feature says of itself; objects and lists are of no use here.
private struct PropertyValue: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) { self.text = text }
        else if let whole = try? container.decode(Int.self) { text = String(whole) }
        else if let number = try? container.decode(Double.self) { text = String(number) }
        else { text = (try? container.decode(Bool.self)).map(String.init) }
    }
}

/// A geometry as written, its coordinates as deep as its type says.
private struct RawGeometry: Decodable {
    let type: String
    let polygons: [[[[Double]]]]
    let point: [Double]

    enum Key: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        type = try container.decode(String.self, forKey: .type)
        point = type == "Point" ? try container.decode([Double].self, forKey: .coordinates) : []
        polygons = switch type {
        case "Polygon": [try container.decode([[[Double]]].self, forKey: .coordinates)]
        case "MultiPolygon": try container.decode([[[[Double]]]].self, forKey: .coordinates)
        default: []
        }
    }

    func geometry(_ number: Int) throws(GeoJSON.Problem) -> GeoJSON.Geometry {
        if type == "Point" { return .point(try place(point, number)) }
        guard type == "Polygon" || type == "MultiPolygon" else {
            throw GeoJSON.Problem(
                reason: "L’objet nº\u{A0}\(number) est de type «\u{A0}\(type)\u{A0}»\u{A0}: seuls les points, les polygones et les multipolygones sont lus."
            )
        }
        var pieces: [Polygon] = []
        for polygon in polygons {
            var rings: [Ring] = []
            for line in polygon { rings.append(try ring(line, number)) }
            guard let outer = rings.first else { throw Self.broken(number) }
            pieces.append(Polygon(outer: outer, holes: Array(rings.dropFirst())))
        }
        guard !pieces.isEmpty else { throw Self.broken(number) }
        return .outline(Outline(pieces))
    }

    private func ring(_ line: [[Double]], _ number: Int) throws(GeoJSON.Problem) -> Ring {
        var ring: Ring = []
        for position in line {
            let place = try place(position, number)
            if ring.last != place { ring.append(place) }
        }
        if ring.count > 1, ring.first == ring.last { ring.removeLast() }
        guard Set(ring).count >= 3 else { throw Self.broken(number) }
        return ring
    }

    private func place(_ position: [Double], _ number: Int) throws(GeoJSON.Problem) -> GeoPoint {
        guard position.count >= 2 else { throw Self.broken(number) }
        let place = GeoPoint(longitude: position[0], latitude: position[1])
        guard place.isOnEarth else { throw GeoJSON.notDegrees }
        return place
    }

    private static func broken(_ number: Int) -> GeoJSON.Problem {
        GeoJSON.Problem(reason: "Le contour de l’objet nº\u{A0}\(number) est incomplet.")
    }
}
