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
        let looks = layout.boxes.map { BoxLook(box: $0, place: place, page: page) }
        guard looks.allSatisfy(\.hasEdges) else { return nil }
        boxes = Self.apart(looks, looks.map { BoxReading(inked: $0.inked) })
    }

    /// A long tick may run through the box above: where ink runs on from one marked box to another, people say which was meant.
    private static func apart(_ looks: [BoxLook], _ readings: [BoxReading]) -> [BoxReading] {
        let marked = readings.indices.filter { readings[$0] == .marked }
        var boxes = readings
        for (rank, one) in marked.enumerated() {
            for other in marked[(rank + 1)...] where looks[one].runsOn(to: looks[other].box) { (boxes[one], boxes[other]) = (.doubtful, .doubtful) }
        }
        return boxes
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
