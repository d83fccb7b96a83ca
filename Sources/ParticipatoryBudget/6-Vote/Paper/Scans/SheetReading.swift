import Web

/// What the reading of a page says of one box.
enum BoxReading: Sendable, Equatable {
    case empty, marked
    /// Too little ink, or so much that the person may have crossed her own mark out.
    case doubtful

    /// By the part of the box that is inked: noise stays under a fortieth; a tick takes a fifth, a cross a third; what lies between is for people.
    init(inked: Double) {
        switch inked {
        case ..<0.025: self = .empty
        case 0.12..<0.75: self = .marked
        default: self = .doubtful
        }
    }
}

/// Reads the boxes of a scanned sheet: from its code to its four marks, from the marks to the boxes.
struct SheetReading: Sendable {
    let boxes: [BoxReading]

    /// Nil when the marks or the edges of the boxes are not where the sheet has them: cut, folded, or not this sheet.
    init?(of page: GreyPage, code: ReadCode, by layout: SheetLayout) {
        guard let marks = Self.marks(on: page, code: code.corners.map { PagePoint($0) }, layout), let place = Straightening(of: layout.marks, on: marks) else { return nil }
        var boxes: [BoxReading] = []
        for box in layout.boxes {
            let look = BoxLook(box: box, place: place, page: page)
            guard look.hasEdges else { return nil }
            boxes.append(BoxReading(inked: look.inked))
        }
        self.boxes = boxes
    }

    /// The code tells where the mark beside it is, both where its neighbour is, these two where the others are.
    private static func marks(on page: GreyPage, code: [PagePoint], _ layout: SheetLayout) -> [PagePoint]? {
        func find(_ mark: Int, _ known: [(PagePoint, PagePoint)], reach: Double) -> PagePoint? {
            guard let place = Laying(known) else { return nil }
            let side = layout.mark * place.scale
            return CornerMark.find(near: place(layout.marks[mark]), side: side, reach: reach * side, on: page)
        }
        let corners = Array(zip(layout.code, code))
        guard let topRight = find(1, corners, reach: 1.5), let topLeft = find(0, corners + [(layout.marks[1], topRight)], reach: 3) else { return nil }
        let top = [(layout.marks[0], topLeft), (layout.marks[1], topRight)]
        guard let bottomRight = find(2, top, reach: 1.5), let bottomLeft = find(3, top, reach: 1.5) else { return nil }
        return [topLeft, topRight, bottomRight, bottomLeft]
    }
}

/// How a sheet was laid on the glass, as far as some of its points tell: turned, moved, larger or smaller.
private struct Laying {
    private let turn: PagePoint, from: PagePoint, to: PagePoint

    /// The one that is nearest to all pairs (least squares); nil when they are one point.
    init?(_ pairs: [(printed: PagePoint, scanned: PagePoint)]) {
        let from = PagePoint.middle(of: pairs.map(\.printed)), to = PagePoint.middle(of: pairs.map(\.scanned))
        var real = 0.0, imaginary = 0.0, weight = 0.0
        for (printed, scanned) in pairs {
            let (px, py, sx, sy) = (printed.x - from.x, printed.y - from.y, scanned.x - to.x, scanned.y - to.y)
            real += px * sx + py * sy
            imaginary += px * sy - py * sx
            weight += px * px + py * py
        }
        guard weight > 0 else { return nil }
        (turn, self.from, self.to) = (PagePoint(real / weight, imaginary / weight), from, to)
    }

    var scale: Double { turn.distance(to: PagePoint(0, 0)) }

    func callAsFunction(_ point: PagePoint) -> PagePoint {
        let (x, y) = (point.x - from.x, point.y - from.y)
        return PagePoint(to.x + turn.x * x - turn.y * y, to.y + turn.y * x + turn.x * y)
    }
}

/// One box of a scanned page, looked at through the way the page lies.
private struct BoxLook {
    let box: SheetLayout.Box
    let place: Straightening
    let page: GreyPage
    private let limit: UInt8

    init(box: SheetLayout.Box, place: Straightening, page: GreyPage) {
        (self.box, self.place, self.page) = (box, place, page)
        let corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)].map { place(PagePoint($0.0, $0.1)) }
        let xs = corners.map(\.x), ys = corners.map(\.y), margin = box.side / 2
        let columns = Int(max(0, xs.min()! - margin))..<Int(max(1, xs.max()! + margin)), rows = Int(max(0, ys.min()! - margin))..<Int(max(1, ys.max()! + margin))
        limit = Shade.inked(Shade.paper(columns, rows, on: page))
    }

    /// The part of the inside that is inked, from 0 to 1, away from the edges; specks of one pixel are dust.
    var inked: Double {
        let steps = 30, inset = 0.15
        var count = 0
        for row in 0..<steps {
            for column in 0..<steps {
                let spot = at(inset + (1 - 2 * inset) * (Double(column) + 0.5) / Double(steps), inset + (1 - 2 * inset) * (Double(row) + 0.5) / Double(steps))
                if isInked(spot.x, spot.y), isInked(spot.x + 1, spot.y) || isInked(spot.x - 1, spot.y), isInked(spot.x, spot.y + 1) || isInked(spot.x, spot.y - 1) { count += 1 }
            }
        }
        return Double(count) / Double(steps * steps)
    }

    /// Whether the printed edges are where they should be.
    var hasEdges: Bool {
        let steps = 12, edge = 1 / box.side
        var count = 0
        for step in 0..<steps {
            let along = (Double(step) + 0.5) / Double(steps)
            count += [at(along, edge), at(along, 1 - edge), at(edge, along), at(1 - edge, along)].count { hasInkAround($0) }
        }
        return count >= steps * 4 * 3 / 4
    }

    /// A place in the box, from 0 to 1 each way, on the page.
    private func at(_ right: Double, _ down: Double) -> PagePoint {
        place(PagePoint(box.left + right * (box.right - box.left), box.top + down * (box.bottom - box.top)))
    }

    private func isInked(_ x: Double, _ y: Double) -> Bool { page.shade(Int(x), Int(y)) < limit }

    private func hasInkAround(_ point: PagePoint) -> Bool {
        [(0, 0), (2, 0), (-2, 0), (0, 2), (0, -2), (1, 1), (-1, -1), (1, -1), (-1, 1)].contains { isInked(point.x + $0.0, point.y + $0.1) }
    }
}
