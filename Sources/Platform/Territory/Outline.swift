/// A closed line; its last point is followed by its first, which is not repeated.
package typealias Ring = [GeoPoint]

/// One piece of a territory: a ring, less its holes.
package struct Polygon: Equatable, Sendable {
    package let outer: Ring
    package let holes: [Ring]
    package let box: BoundingBox

    package init(outer: Ring, holes: [Ring] = []) {
        self.outer = outer
        self.holes = holes
        box = BoundingBox(outer)
    }

    package var rings: [Ring] { [outer] + holes }

    /// Even-odd rule. A point on a border shared by two polygons is in one of them exactly.
    package func contains(_ point: GeoPoint) -> Bool {
        guard box.contains(point) else { return false }
        return holes.reduce(Self.crossesOddly(outer, point)) { $0 != Self.crossesOddly($1, point) }
    }

    /// Whether a line from the point to the east crosses the ring an odd number of times. Each edge is taken from south to north,
    /// so that the two polygons it parts compute the same number and never both claim a point.
    private static func crossesOddly(_ ring: Ring, _ point: GeoPoint) -> Bool {
        guard var previous = ring.last else { return false }
        var isInside = false
        for current in ring {
            if (current.latitude > point.latitude) != (previous.latitude > point.latitude) {
                let (low, high) = current.latitude < previous.latitude ? (current, previous) : (previous, current)
                let side = (high.longitude - low.longitude) * (point.latitude - low.latitude)
                    - (point.longitude - low.longitude) * (high.latitude - low.latitude)
                if side > 0 { isInside.toggle() }
            }
            previous = current
        }
        return isInside
    }
}

/// The outline of a territory, in one piece or several.
package struct Outline: Equatable, Sendable {
    package let polygons: [Polygon]
    package let box: BoundingBox

    package init(_ polygons: [Polygon]) {
        self.polygons = polygons
        box = BoundingBox(polygons.map(\.box))
    }

    package func contains(_ point: GeoPoint) -> Bool { polygons.contains { $0.contains(point) } }

    /// How many points draw it.
    package var pointCount: Int { polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } } }
}
