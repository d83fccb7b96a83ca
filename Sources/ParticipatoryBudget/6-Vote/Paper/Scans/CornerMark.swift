import Web

/// One of the four black squares printed at the corners of a sheet, by which the boxes are found on a page that lies askew.
enum CornerMark {
    /// In millimetres, as `paper.css` prints it.
    static let side = 4.0

    /// The middle of the mark of about `side` pixels that is nearest to a place, within `reach` pixels of it; nil when there is none.
    static func find(near place: PagePoint, side: Double, reach: Double, on page: GreyPage) -> PagePoint? {
        var window = PageCorner(around: place, reach: reach + side, on: page)
        var best: (middle: PagePoint, distance: Double)?
        while let spot = window.nextSpot() {
            guard spot.isSquare(of: side) else { continue }
            let distance = spot.middle.distance(to: place)
            if distance <= reach, distance < best?.distance ?? .infinity { best = (spot.middle, distance) }
        }
        return best?.middle
    }
}

/// Dark pixels that touch each other.
struct DarkSpot: Sendable {
    var count = 0
    var left = Int.max, right = Int.min, top = Int.max, bottom = Int.min
    private var sumX = 0, sumY = 0

    mutating func add(_ x: Int, _ y: Int) {
        (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
        (count, sumX, sumY) = (count + 1, sumX + x, sumY + y)
    }

    var middle: PagePoint { PagePoint(Double(sumX) / Double(count) + 0.5, Double(sumY) / Double(count) + 0.5) }

    /// Whether it is a full square of about that side, even turned by a few degrees.
    func isSquare(of side: Double) -> Bool {
        let width = Double(right - left + 1), height = Double(bottom - top + 1)
        return (0.7 * side...1.45 * side).contains(width) && (0.7 * side...1.45 * side).contains(height)
            && abs(width - height) <= 0.25 * side && Double(count) >= 0.72 * width * height
    }
}

/// A part of a page where marks are looked for, in black and white.
struct PageCorner {
    private let left, top, width, height: Int
    private var isDark: [Bool]
    private var position = 0

    init(around place: PagePoint, reach: Double, on page: GreyPage) {
        let left = max(0, Int(place.x - reach)), top = max(0, Int(place.y - reach))
        let width = max(0, min(page.width, Int(place.x + reach)) - left), height = max(0, min(page.height, Int(place.y + reach)) - top)
        (self.left, self.top, self.width, self.height) = (left, top, width, height)
        let limit = Shade.dark(width > 0 && height > 0 ? Shade.paper(left..<(left + width), top..<(top + height), on: page) : 255)
        var isDark: [Bool] = []
        isDark.reserveCapacity(width * height)
        for y in top..<(top + height) { for x in left..<(left + width) { isDark.append(page.shade(x, y) < limit) } }
        self.isDark = isDark
    }

    /// The next spot, in no telling order; nil after the last. What was told is rubbed out.
    mutating func nextSpot() -> DarkSpot? {
        while position < isDark.count, !isDark[position] { position += 1 }
        guard position < isDark.count else { return nil }
        var spot = DarkSpot(), edge = [position]
        isDark[position] = false
        while let index = edge.popLast() {
            let x = index % width, y = index / width
            spot.add(left + x, top + y)
            take(x > 0, index - 1, &edge)
            take(x + 1 < width, index + 1, &edge)
            take(y > 0, index - width, &edge)
            take(y + 1 < height, index + width, &edge)
        }
        return spot
    }

    private mutating func take(_ isInside: Bool, _ index: Int, _ edge: inout [Int]) {
        guard isInside, isDark[index] else { return }
        isDark[index] = false
        edge.append(index)
    }
}

/// What is paper and what is ink, whatever the light of the scanner.
enum Shade {
    /// The shade of the paper in a part of a page: that which a quarter of its pixels exceed.
    static func paper(_ columns: Range<Int>, _ rows: Range<Int>, on page: GreyPage) -> UInt8 {
        var counts = [Int](repeating: 0, count: 256), total = 0
        for y in stride(from: rows.lowerBound, to: rows.upperBound, by: 3) {
            for x in stride(from: columns.lowerBound, to: columns.upperBound, by: 3) {
                counts[Int(page.shade(x, y))] += 1
                total += 1
            }
        }
        var above = 0
        for shade in stride(from: 255, through: 0, by: -1) {
            above += counts[shade]
            if above * 4 >= total { return UInt8(shade) }
        }
        return 0
    }

    /// Below this, print.
    static func dark(_ paper: UInt8) -> UInt8 { UInt8(Int(paper) * 60 / 100) }
    /// Below this, print or ink, even a pencil's.
    static func inked(_ paper: UInt8) -> UInt8 { UInt8(Int(paper) * 76 / 100) }
}
