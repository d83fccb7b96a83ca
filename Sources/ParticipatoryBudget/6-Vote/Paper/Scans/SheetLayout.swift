import Web

/// Where a sheet has its marks, its code and its boxes, as it was printed: found once on a clean page of the batch's own file.
struct SheetLayout: Sendable {
    /// A square to mark, its edge included.
    struct Box: Sendable, Equatable {
        var left, top, right, bottom: Double
        var side: Double { right - left }
    }

    /// Top left, top right, bottom right, bottom left: the middle of each mark.
    let marks: [PagePoint]
    /// The corners of the code, in the same order.
    let code: [PagePoint]
    /// In the order of the projects; those of a line from left to right.
    let boxes: [Box]
    /// The side of a mark, in pixels.
    let mark: Double

    /// - Parameters:
    ///   - page: a page that nobody wrote on, without margins cut.
    ///   - millimetres: the height of the paper.
    ///   - boxSide: the inner side of a box, in millimetres.
    /// Nil when the page has not its four marks.
    init?(of page: GreyPage, code: ReadCode, millimetres: Double, boxSide: Double) {
        let scale = Double(page.height) / millimetres
        mark = CornerMark.side * scale
        self.code = code.corners.map { PagePoint($0) }
        guard let marks = Self.marks(on: page, side: mark) else { return nil }
        self.marks = marks
        let rows = Int(marks[0].y)..<max(Int(marks[0].y) + 1, Int(marks[3].y))
        boxes = BoxSearch(page: page, rows: rows, side: boxSide * scale, edge: BoxSearch.edge * scale).boxes
    }

    /// On each side, the first and the last run of black that is as long as a mark, looked for from the edge inwards.
    private static func marks(on page: GreyPage, side: Double) -> [PagePoint]? {
        guard let left = column(on: page, side, from: 0, by: 1), let right = column(on: page, side, from: page.width - 1, by: -1) else { return nil }
        let places = [left.top, right.top, right.bottom, left.bottom]
        let found = places.compactMap { CornerMark.find(near: $0, side: side, reach: side, on: page) }
        return found.count == 4 ? found : nil
    }

    private static func column(on page: GreyPage, _ side: Double, from start: Int, by step: Int) -> (top: PagePoint, bottom: PagePoint)? {
        var x = start
        while x > page.width / 8 * (step > 0 ? -1 : 7), x < page.width / 8 * (step > 0 ? 1 : 9) {
            let middles = runs(on: page, column: x, side)
            if middles.count >= 2 {
                let inside = Double(x) + Double(step) * side / 2
                return (PagePoint(inside, middles[0]), PagePoint(inside, middles[middles.count - 1]))
            }
            x += step
        }
        return nil
    }

    /// The middles of the runs of black as long as a mark.
    private static func runs(on page: GreyPage, column x: Int, _ side: Double) -> [Double] {
        var middles: [Double] = [], length = 0
        for y in 0...page.height {
            if page.shade(x, y) < 128 { length += 1; continue }
            if (0.85 * side...1.15 * side).contains(Double(length)) { middles.append(Double(y) - Double(length) / 2) }
            length = 0
        }
        return middles
    }
}

/// Finds the empty squares of a clean page.
struct BoxSearch {
    /// The width of a box's edge, in millimetres (0.8 pt).
    static let edge = 0.282

    private let page: GreyPage
    private let rows: Range<Int>
    private let outer: Int

    /// - Parameter rows: between the marks; what stands below is the stub.
    init(page: GreyPage, rows: Range<Int>, side: Double, edge: Double) {
        self.page = page
        self.rows = rows.clamped(to: 1..<page.height)
        outer = Int((side + 2 * edge).rounded())
    }

    /// Line by line, from left to right.
    var boxes: [SheetLayout.Box] {
        var found: [SheetLayout.Box] = []
        page.pixels.withUnsafeBufferPointer { pixels in
            for y in rows {
                let line = y * page.width
                for x in 1..<max(1, page.width - outer) where pixels[line + x] < 128 && pixels[line + x - 1] >= 128 && pixels[line + x - page.width] >= 128 {
                    // A corner may show on two lines of pixels.
                    if let box = box(x, y), !found.contains(where: { abs($0.left - box.left) < 4 && abs($0.top - box.top) < 4 }) { found.append(box) }
                }
            }
        }
        return inLines(found)
    }

    /// The box whose top left corner is there.
    private func box(_ x: Int, _ y: Int) -> SheetLayout.Box? {
        let width = run(x, y, 1, 0), height = run(x, y, 0, 1)
        guard abs(width - outer) <= 2, abs(height - outer) <= 2, run(x + width - 1, y, 0, 1) >= height - 1, run(x, y + height - 1, 1, 0) >= width - 1 else { return nil }
        let inset = outer / 5
        for row in stride(from: y + inset, to: y + height - inset, by: 2) {
            for column in stride(from: x + inset, to: x + width - inset, by: 2) where page.shade(column, row) < 200 { return nil }
        }
        return SheetLayout.Box(left: Double(x), top: Double(y), right: Double(x + width), bottom: Double(y + height))
    }

    private func run(_ x: Int, _ y: Int, _ right: Int, _ down: Int) -> Int {
        var length = 0
        while length <= 2 * outer, page.shade(x + length * right, y + length * down) < 128 { length += 1 }
        return length
    }

    private func inLines(_ boxes: [SheetLayout.Box]) -> [SheetLayout.Box] {
        var lines: [[SheetLayout.Box]] = []
        for box in boxes.sorted(by: { $0.top < $1.top }) {
            if let first = lines.last?.first, box.top - first.top < Double(outer) / 2 { lines[lines.count - 1].append(box) } else { lines.append([box]) }
        }
        return lines.flatMap { $0.sorted { $0.left < $1.left } }
    }
}
