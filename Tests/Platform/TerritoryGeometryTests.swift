import Foundation
import Testing
@testable import Platform

@Suite struct TerritoryGeometryTests {
    private func point(_ longitude: Double, _ latitude: Double) -> GeoPoint { GeoPoint(longitude: longitude, latitude: latitude) }
    private func square(_ west: Double, _ south: Double, _ side: Double) -> Ring {
        [point(west, south), point(west + side, south), point(west + side, south + side), point(west, south + side)]
    }

    private func lyon() throws -> [(name: String, outline: Outline)] {
        try GeoJSON.features([UInt8](Data(contentsOf: URL(fileURLWithPath: SharedData.lyon)))).compactMap {
            if case .outline(let outline) = $0.geometry { ($0.properties["nom"]!, outline) } else { nil }
        }
    }

    // MARK: Points and polygons

    @Test func `distances are those of the ground`() {
        let hall = point(4.8357, 45.7676), basilica = point(4.8226, 45.7623)
        #expect(abs(hall.distance(to: basilica) - 1176) < 10)
        #expect(abs(point(2.3522, 48.8566).distance(to: point(4.8357, 45.7640)) - 391_500) < 1000)
        #expect(hall.distance(to: hall) == 0)
        #expect(abs(point(180, 0).distance(to: point(-180, 0))) < 0.001)
        #expect(abs(point(0, 0).distance(to: point(180, 0)) - 20_015_115) < 1000)
    }

    @Test func `a hole is outside, an island in it inside`() {
        let lake = Polygon(outer: square(0, 0, 10), holes: [square(2, 2, 6)])
        let territory = Outline([lake, Polygon(outer: square(4, 4, 1))])
        #expect(territory.contains(point(1, 1)))
        #expect(!territory.contains(point(3, 3)))
        #expect(territory.contains(point(4.5, 4.5)))
        #expect(!territory.contains(point(11, 5)))
        #expect(!Outline([]).contains(point(0, 0)))
    }

    @Test func `a vertex at the point's own latitude is not counted twice`() {
        let diamond = Polygon(outer: [point(0, -1), point(1, 0), point(0, 1), point(-1, 0)])
        #expect(diamond.contains(point(0, 0)))
        #expect(!diamond.contains(point(-2, 0)))
        #expect(!diamond.contains(point(-0.5, 1)))
        #expect(!diamond.contains(point(-0.5, -1)))
    }

    @Test func `a point on a shared border is in one territory exactly`() {
        var random = Draw(state: 3)
        let border = (0...30).map { point($0 == 0 || $0 == 30 ? 5 : .random(in: 1...9, using: &random), Double($0) / 3) }
        let west = Polygon(outer: [point(0, 10), point(0, 0)] + border)
        let east = Polygon(outer: border.reversed() + [point(10, 0), point(10, 10)])
        let between = zip(border, border.dropFirst()).flatMap { one, other in
            (1...20).map { step in
                let share = Double(step) / 20.7
                return point(one.longitude + (other.longitude - one.longitude) * share, one.latitude + (other.latitude - one.latitude) * share)
            }
        }
        let anywhere = (0..<500).map { _ in point(.random(in: 0.01...9.99, using: &random), .random(in: 0.01...9.99, using: &random)) }
        for place in border.dropFirst().dropLast() + between + anywhere {
            #expect(west.contains(place) != east.contains(place), "\(place)")
        }
    }

    // MARK: Finding

    @Test func `the index finds what looking one by one finds`() {
        var random = Draw(state: 5)
        let outlines = (0..<400).map { number in
            (key: number, outline: Outline([Polygon(outer: square(.random(in: 0...10, using: &random), .random(in: 0...10, using: &random), .random(in: 0.1...3, using: &random)))]))
        }
        let index = OutlineIndex(outlines)
        for _ in 0..<500 {
            let place = point(.random(in: -1...14, using: &random), .random(in: -1...14, using: &random))
            #expect(index.all(at: place) == outlines.filter { $0.outline.contains(place) }.map(\.key))
        }
        #expect(OutlineIndex<Int>([]).first(at: point(0, 0)) == nil)
        #expect(OutlineIndex([(key: 1, outline: Outline([]))]).first(at: point(0, 0)) == nil)
    }

    @Test func `a thousand territories leave no gap and no overlap between them`() {
        let outlines = (0..<1000).map { (key: $0, outline: Outline([Polygon(outer: square(Double($0 % 40), Double($0 / 40), 1))])) }
        let index = OutlineIndex(outlines)
        for step in 0..<2000 {
            let place = point(Double(step % 80) / 2, Double(step % 50) / 2)
            #expect(index.all(at: place) == [Int(place.latitude) * 40 + Int(place.longitude)])
        }
    }

    @Test(.enabled(if: SharedData.hasLyon, "the shared data of Lyon is not on this machine"))
    func `places of Lyon are in their arrondissement`() throws {
        let index = OutlineIndex(try lyon().map { (key: $0.name, outline: $0.outline) })
        #expect(index.all(at: point(4.8357, 45.7676)) == ["Lyon 1er Arrondissement"])  // hôtel de ville
        #expect(index.all(at: point(4.8226, 45.7623)) == ["Lyon 5e Arrondissement"])  // Fourvière
        #expect(index.all(at: point(4.8590, 45.7605)) == ["Lyon 3e Arrondissement"])  // Part-Dieu
        #expect(index.all(at: point(4.8522, 45.7772)) == ["Lyon 6e Arrondissement"])  // parc de la Tête d’Or
        #expect(index.all(at: point(4.8800, 45.7667)) == ["Villeurbanne"])  // mairie
        #expect(index.all(at: point(4.8320, 45.7323)) == ["Lyon 7e Arrondissement"])  // Gerland
        #expect(index.all(at: point(2.3522, 48.8566)).isEmpty)
    }

    // MARK: Drawing

    @Test func `neighbours still touch when they are simplified`() throws {
        // A wavy border between two squares, and an enclave with a wavy edge.
        let wave = (0...40).map { point(1 + ($0 % 2 == 0 ? 0 : 0.0001), Double($0) / 40) }
        let enclave = (0..<30).map { point(0.5 + 0.1 * cos(Double($0) * .pi / 15), 0.5 + 0.1 * sin(Double($0) * .pi / 15)) }
        let west = Outline([Polygon(outer: [point(0, 1), point(0, 0)] + wave, holes: [enclave])])
        let east = Outline([Polygon(outer: [point(2, 0), point(2, 1)] + wave.reversed())])
        let inner = Outline([Polygon(outer: Array(enclave.reversed()[7...] + enclave.reversed()[..<7]))])
        let drawn = OutlineSimplification.simplified([west, east, inner], tolerance: 1000)
        #expect(drawn[0].polygons[0].outer.count == 4)
        #expect(drawn[1].polygons[0].outer.count == 4)
        #expect(drawn[2].pointCount < 30)
        #expect(Set(drawn[0].polygons[0].holes[0]) == Set(drawn[2].polygons[0].outer))
    }

    @Test func `what would vanish is kept`() {
        let tiny = Outline([Polygon(outer: square(4, 45, 0.00001))])
        #expect(OutlineSimplification.simplified([tiny], tolerance: 1000) == [tiny])
        let island = Outline([Polygon(outer: square(4, 45, 0.1)), Polygon(outer: square(5, 45, 0.00001))])
        #expect(OutlineSimplification.simplified([island], tolerance: 100)[0].polygons.count == 1)
        #expect(OutlineSimplification.simplified([island], tolerance: 0) == [island])
    }

    @Test(.enabled(if: SharedData.hasLyon, "the shared data of Lyon is not on this machine"))
    func `Lyon is drawn with a tenth of its points, and its arrondissements still touch`() throws {
        let outlines = try lyon().map(\.outline)
        let drawn = OutlineSimplification.simplified(outlines, tolerance: 40)
        #expect(drawn.reduce(0) { $0 + $1.pointCount } * 8 < outlines.reduce(0) { $0 + $1.pointCount })
        // Far from borders, every place keeps its territory and has only one.
        var random = Draw(state: 11)
        let before = OutlineIndex(outlines.indices.map { (key: $0, outline: outlines[$0]) }), after = OutlineIndex(drawn.indices.map { (key: $0, outline: drawn[$0]) })
        var same = 0, total = 0
        for _ in 0..<2000 {
            let place = point(.random(in: 4.77...4.92, using: &random), .random(in: 45.71...45.81, using: &random))
            #expect(after.all(at: place).count <= 1)
            total += 1
            same += before.all(at: place) == after.all(at: place) ? 1 : 0
        }
        #expect(same * 100 > total * 97)
    }

    @Test func `a drawing has north up and keeps shapes`() throws {
        let ring = square(4.8, 45.7, 0.1)
        let drawing = try #require(OutlineDrawing(BoundingBox(ring), width: 620, margin: 10))
        #expect(drawing.viewBox == "0 0 620 \(drawing.height)")
        let southWest = drawing.place(ring[0]), northEast = drawing.place(ring[2])
        #expect(abs(southWest.x - 10) < 0.01 && abs(northEast.x - 610) < 0.01)
        #expect(southWest.y > northEast.y && abs(northEast.y - 10) < 0.01)
        // A tenth of a degree is longer from south to north than from west to east, by 1 / cos 45.75°.
        #expect(abs((southWest.y - northEast.y) / 600 - 1.4331) < 0.001)
        #expect(drawing.path(Outline([Polygon(outer: ring)])) == "M10 \(OutlineDrawing.decimal(Int((southWest.y * 10).rounded())))L610 \(OutlineDrawing.decimal(Int((southWest.y * 10).rounded())))L610 10L10 10Z")
        #expect(OutlineDrawing(BoundingBox([GeoPoint]())) == nil)
        #expect(OutlineDrawing(BoundingBox([point(4, 45)]))?.place(point(4, 45)).x == 8)
    }
}

/// Real outlines, which are not part of this repository.
private enum SharedData {
    static let lyon = "/work/shared/data/geo/lyon-arrondissements-villeurbanne.geojson"
    static var hasLyon: Bool { FileManager.default.fileExists(atPath: lyon) }
}

/// The same draws in every run (xorshift).
private struct Draw: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
