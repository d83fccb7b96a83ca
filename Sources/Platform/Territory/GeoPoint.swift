internal import Glibc

/// A place on the Earth, in degrees (WGS 84, as in GeoJSON and GPS).
package struct GeoPoint: Hashable, Sendable {
    package var longitude: Double
    package var latitude: Double

    package init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    /// Whether these are degrees at all; false for what another projection or a slip gives.
    package var isOnEarth: Bool { abs(longitude) <= 180 && abs(latitude) <= 90 }

    /// As the crow flies, in metres (haversine, sphere of 6,371,008.8 m): within 0.5 % of the truth.
    package func distance(to other: GeoPoint) -> Double {
        let radians = Double.pi / 180
        let north = sin((other.latitude - latitude) * radians / 2), east = sin((other.longitude - longitude) * radians / 2)
        let chord = north * north + cos(latitude * radians) * cos(other.latitude * radians) * east * east
        return 2 * 6_371_008.8 * asin(min(1, chord.squareRoot()))
    }
}

/// The smallest rectangle of longitudes and latitudes around something; empty when it was given nothing.
package struct BoundingBox: Equatable, Sendable {
    package var west = Double.infinity
    package var south = Double.infinity
    package var east = -Double.infinity
    package var north = -Double.infinity

    package init(_ points: some Sequence<GeoPoint> = []) {
        for point in points {
            west = min(west, point.longitude)
            south = min(south, point.latitude)
            east = max(east, point.longitude)
            north = max(north, point.latitude)
        }
    }

    package init(_ boxes: some Sequence<BoundingBox>) {
        for box in boxes {
            west = min(west, box.west)
            south = min(south, box.south)
            east = max(east, box.east)
            north = max(north, box.north)
        }
    }

    package var isEmpty: Bool { !(west <= east && south <= north) }
    package var centre: GeoPoint { GeoPoint(longitude: (west + east) / 2, latitude: (south + north) / 2) }

    package func contains(_ point: GeoPoint) -> Bool {
        west <= point.longitude && point.longitude <= east && south <= point.latitude && point.latitude <= north
    }
}

/// Metres east and north of a place: true enough across a city.
struct LocalPlane {
    let origin: GeoPoint
    let metresPerDegreeEast: Double
    let metresPerDegreeNorth = 111_195.08

    init(around origin: GeoPoint) {
        self.origin = origin
        metresPerDegreeEast = metresPerDegreeNorth * cos(origin.latitude * .pi / 180)
    }

    func metres(_ point: GeoPoint) -> (east: Double, north: Double) {
        ((point.longitude - origin.longitude) * metresPerDegreeEast, (point.latitude - origin.latitude) * metresPerDegreeNorth)
    }
}
