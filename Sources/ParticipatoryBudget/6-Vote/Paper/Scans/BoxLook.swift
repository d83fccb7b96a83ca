import Web

/// One box of a scanned page, looked at through the way the page lies.
struct BoxLook {
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

    /// The part of the inside that is inked, from 0 to 1, away from the edges.
    var inked: Double {
        let steps = 30, inset = 0.15
        var count = 0
        for row in 0..<steps {
            for column in 0..<steps {
                let spot = at(inset + (1 - 2 * inset) * (Double(column) + 0.5) / Double(steps), inset + (1 - 2 * inset) * (Double(row) + 0.5) / Double(steps))
                if isInk(spot) { count += 1 }
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

    /// Whether ink runs on to a box beside this one: somewhere on the way between two marks the paper is bare right across, even over a printed line.
    func runsOn(to other: SheetLayout.Box) -> Bool {
        let (x, y) = (box.left + box.side / 2, box.top + box.side / 2), (right, down) = (other.left + other.side / 2 - x, other.top + other.side / 2 - y)
        let length = PagePoint(0, 0).distance(to: PagePoint(right, down)), inside = box.side / 2 / max(abs(right), abs(down), 1)
        guard length < 4 * box.side, inside < 0.5 else { return false }
        let levels = 24, steps = 18
        return (0..<levels).allSatisfy { level in
            let way = inside + (1 - 2 * inside) * (Double(level) + 0.5) / Double(levels)
            return (0..<steps).contains { step in
                let aside = 1.2 * box.side * ((Double(step) + 0.5) / Double(steps) - 0.5) / length
                return isInk(place(PagePoint(x + right * way - down * aside, y + down * way + right * aside)))
            }
        }
    }

    /// A place in the box, from 0 to 1 each way, on the page.
    private func at(_ right: Double, _ down: Double) -> PagePoint {
        place(PagePoint(box.left + right * (box.right - box.left), box.top + down * (box.bottom - box.top)))
    }

    /// Specks of one pixel are dust.
    private func isInk(_ spot: PagePoint) -> Bool {
        isInked(spot.x, spot.y) && (isInked(spot.x + 1, spot.y) || isInked(spot.x - 1, spot.y)) && (isInked(spot.x, spot.y + 1) || isInked(spot.x, spot.y - 1))
    }

    private func isInked(_ x: Double, _ y: Double) -> Bool { page.shade(Int(x), Int(y)) < limit }

    private func hasInkAround(_ point: PagePoint) -> Bool {
        [(0, 0), (2, 0), (-2, 0), (0, 2), (0, -2), (1, 1), (-1, -1), (1, -1), (-1, 1)].contains { isInked(point.x + $0.0, point.y + $0.1) }
    }
}
