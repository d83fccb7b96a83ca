/// Says at once which territories contain a point, among thousands: the map is cut into cells, each with the pieces that touch it.
package struct OutlineIndex<Key: Sendable>: Sendable {
    private let keys: [Key]
    private let pieces: [(owner: Int, polygon: Polygon)]
    private let box: BoundingBox
    private let side: Int
    /// The pieces of each cell, row after row from the south-west.
    private var cells: [[Int]]

    package init(_ outlines: [(key: Key, outline: Outline)]) {
        keys = outlines.map(\.key)
        pieces = outlines.enumerated().flatMap { owner, entry in entry.outline.polygons.map { (owner, $0) } }
        box = BoundingBox(pieces.map(\.polygon.box))
        side = min(256, max(1, Int((Double(pieces.count) * 4).squareRoot())))
        cells = Array(repeating: [], count: side * side)
        for (index, piece) in pieces.enumerated() where !piece.polygon.box.isEmpty {
            let (firstColumn, firstRow) = cell(GeoPoint(longitude: piece.polygon.box.west, latitude: piece.polygon.box.south))
            let (lastColumn, lastRow) = cell(GeoPoint(longitude: piece.polygon.box.east, latitude: piece.polygon.box.north))
            for row in firstRow...lastRow {
                for column in firstColumn...lastColumn { cells[row * side + column].append(index) }
            }
        }
    }

    /// The territories that contain the point, in the order they were given.
    package func all(at point: GeoPoint) -> [Key] {
        guard box.contains(point) else { return [] }
        let (column, row) = cell(point)
        var owners: [Int] = []
        for index in cells[row * side + column] where owners.last != pieces[index].owner && pieces[index].polygon.contains(point) {
            owners.append(pieces[index].owner)
        }
        return owners.map { keys[$0] }
    }

    /// The first that contains the point.
    package func first(at point: GeoPoint) -> Key? { all(at: point).first }

    private func cell(_ point: GeoPoint) -> (column: Int, row: Int) {
        func step(_ value: Double, _ low: Double, _ high: Double) -> Int {
            high > low ? min(side - 1, max(0, Int((value - low) / (high - low) * Double(side)))) : 0
        }
        return (step(point.longitude, box.west, box.east), step(point.latitude, box.south, box.north))
    }
}
