import Web

/// A point of a page, in pixels from its top left.
struct PagePoint: Sendable, Equatable {
    var x, y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    init(_ corner: ReadCode.Corner) { self.init(corner.x, corner.y) }

    func distance(to other: PagePoint) -> Double { ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot() }

    static func middle(of points: [PagePoint]) -> PagePoint {
        PagePoint(points.reduce(0) { $0 + $1.x } / Double(points.count), points.reduce(0) { $0 + $1.y } / Double(points.count))
    }
}

/// Where each point of the printed sheet lies on a scanned page, from four points and their places: turned, moved, larger or smaller,
/// and a little askew (a plane homography).
struct Straightening: Sendable {
    /// a … h of x′ = (ax + by + c) / (gx + hy + 1), y′ = (dx + ey + f) / (gx + hy + 1).
    private let terms: [Double]

    /// Nil when three of the points are on a line.
    init?(of printed: [PagePoint], on scanned: [PagePoint]) {
        var rows: [[Double]] = []
        for (from, to) in zip(printed, scanned) {
            rows.append([from.x, from.y, 1, 0, 0, 0, -from.x * to.x, -from.y * to.x, to.x])
            rows.append([0, 0, 0, from.x, from.y, 1, -from.x * to.y, -from.y * to.y, to.y])
        }
        guard rows.count == 8, let terms = Self.solve(rows) else { return nil }
        self.terms = terms
    }

    func callAsFunction(_ point: PagePoint) -> PagePoint {
        let scale = terms[6] * point.x + terms[7] * point.y + 1
        return PagePoint(
            (terms[0] * point.x + terms[1] * point.y + terms[2]) / scale, (terms[3] * point.x + terms[4] * point.y + terms[5]) / scale)
    }

    /// By Gauss, the largest pivot first.
    private static func solve(_ equations: [[Double]]) -> [Double]? {
        var rows = equations
        for column in rows.indices {
            guard let pivot = (column..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }), abs(rows[pivot][column]) > 1e-9 else { return nil }
            rows.swapAt(column, pivot)
            for row in rows.indices where row != column {
                let factor = rows[row][column] / rows[column][column]
                for index in column..<rows[row].count { rows[row][index] -= factor * rows[column][index] }
            }
        }
        return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
    }
}
