/// Outlines with fewer points, for the screen. Territories that touch still touch: a border that two share is simplified once
/// for both (Douglas-Peucker between the places where three borders meet).
package enum OutlineSimplification {
    /// The same outlines, in the same order, no point of theirs moved, borders off by `tolerance` metres at most. A piece or a
    /// hole smaller than that is left out, but the largest piece of each.
    package static func simplified(_ outlines: [Outline], tolerance: Double) -> [Outline] {
        guard tolerance > 0 else { return outlines }
        let plane = LocalPlane(around: BoundingBox(outlines.map(\.box)).centre)
        let crossroads = crossroads(outlines)
        return outlines.map { outline in
            let polygons = outline.polygons.compactMap { polygon -> Polygon? in
                let rings = polygon.rings.map { simplified($0, crossroads, plane, tolerance) }
                return rings[0].count >= 3 ? Polygon(outer: rings[0], holes: rings.dropFirst().filter { $0.count >= 3 }) : nil
            }
            let largest = outline.polygons.max { $0.outer.count < $1.outer.count }
            return Outline(polygons.isEmpty ? largest.map { [$0] } ?? [] : polygons)
        }
    }

    /// The points where more than two borders meet.
    private static func crossroads(_ outlines: [Outline]) -> Set<GeoPoint> {
        var neighbours: [GeoPoint: Set<GeoPoint>] = [:]
        for ring in outlines.flatMap(\.polygons).flatMap(\.rings) {
            for (one, other) in zip(ring, ring.dropFirst() + ring.prefix(1)) where one != other {
                neighbours[one, default: []].insert(other)
                neighbours[other, default: []].insert(one)
            }
        }
        return Set(neighbours.filter { $0.value.count > 2 }.keys)
    }

    private static func simplified(_ ring: Ring, _ crossroads: Set<GeoPoint>, _ plane: LocalPlane, _ tolerance: Double) -> Ring {
        var ends = ring.indices.filter { crossroads.contains(ring[$0]) }
        if ends.isEmpty { ends = naturalEnds(ring) }
        guard let first = ends.first else { return ring }
        var result: Ring = []
        for (start, end) in zip(ends, ends.dropFirst() + [first + ring.count]) {
            let arc = (start...end).map { ring[$0 % ring.count] }
            result += thinned(arc, plane, tolerance).dropLast()
        }
        return result
    }

    /// For a ring that meets no other, or is the hole another fills exactly: two far points that do not depend on where it starts.
    private static func naturalEnds(_ ring: Ring) -> [Int] {
        guard let first = ring.indices.min(by: { isBefore(ring[$0], ring[$1]) }) else { return [] }
        let last = ring.indices.max { one, other in
            let nearer = ring[first].distance(to: ring[one]), farther = ring[first].distance(to: ring[other])
            return nearer == farther ? isBefore(ring[one], ring[other]) : nearer < farther
        }
        return [first, last!].sorted()
    }

    /// The arc's ends and what lies farther than the tolerance from the lines between the points kept.
    private static func thinned(_ arc: [GeoPoint], _ plane: LocalPlane, _ tolerance: Double) -> [GeoPoint] {
        // Whichever of its two territories the arc comes from, it is walked the same way.
        let isBackward = arc.first == arc.last ? isBefore(arc[arc.count - 2], arc[1]) : isBefore(arc.last!, arc.first!)
        let points = isBackward ? arc.reversed() : arc
        let places = points.map(plane.metres)
        var isKept = Array(repeating: false, count: points.count)
        isKept[0] = true
        isKept[points.count - 1] = true
        var spans = [(0, points.count - 1)]
        while let (start, end) = spans.popLast() {
            let farthest = (start + 1..<max(end, start + 1)).map { ($0, distance(places[$0], places[start], places[end])) }.max { $0.1 < $1.1 }
            guard let (middle, distance) = farthest, distance > tolerance else { continue }
            isKept[middle] = true
            spans += [(start, middle), (middle, end)]
        }
        let kept = zip(points, isKept).filter(\.1).map(\.0)
        return isBackward ? kept.reversed() : kept
    }

    private typealias Metres = (east: Double, north: Double)

    /// From a place to a segment, in metres.
    private static func distance(_ place: Metres, _ start: Metres, _ end: Metres) -> Double {
        let east = end.east - start.east, north = end.north - start.north
        let length = east * east + north * north
        let along = length > 0 ? min(1, max(0, ((place.east - start.east) * east + (place.north - start.north) * north) / length)) : 0
        let awayEast = place.east - start.east - along * east, awayNorth = place.north - start.north - along * north
        return (awayEast * awayEast + awayNorth * awayNorth).squareRoot()
    }

    private static func isBefore(_ one: GeoPoint, _ other: GeoPoint) -> Bool {
        (one.longitude, one.latitude) < (other.longitude, other.latitude)
    }
}
