/// The ballot being read, in memory that all ballots share, so that a choice costs no more than writing it: a project stands on it once,
/// there are never more choices than projects.
struct Draft {
    let choicesStart: UnsafeMutablePointer<Int32>
    let pointsStart: UnsafeMutablePointer<Int32>
    /// By project, the row that listed it last.
    private let lastRow: UnsafeMutablePointer<Int32>
    private(set) var count = 0

    /// What the drafts of a file with so many projects need: choices, points, rows.
    static func memory(projects: Int) -> [Int32] { [Int32](repeating: -1, count: 3 * max(projects, 1)) }

    init(_ memory: UnsafeMutableBufferPointer<Int32>) {
        let third = memory.count / 3
        choicesStart = memory.baseAddress!
        (pointsStart, lastRow) = (choicesStart + third, choicesStart + 2 * third)
    }

    var choices: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: choicesStart, count: count) }
    var points: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: pointsStart, count: count) }
    var nothing: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: pointsStart, count: 0) }

    /// False when the row has listed the project already.
    @inline(__always)
    mutating func add(_ project: Int, points: Int32, row: Int) -> Bool {
        let row = Int32(truncatingIfNeeded: row)
        guard lastRow[project] != row else { return false }
        lastRow[project] = row
        choicesStart[count] = Int32(truncatingIfNeeded: project)
        pointsStart[count] = points
        count += 1
        return true
    }

    /// False when 32 bits cannot hold a product.
    func rescale(by factor: Int32) -> Bool {
        for place in 0..<count {
            let (product, overflow) = pointsStart[place].multipliedReportingOverflow(by: factor)
            if overflow { return false }
            pointsStart[place] = product
        }
        return true
    }

    /// By project, the points following; ballots are short and often sorted already.
    func sort(hasPoints: Bool) {
        guard count > 1 else { return }
        for index in 1..<count {
            let (choice, score) = (choicesStart[index], pointsStart[index])
            var place = index
            while place > 0, choicesStart[place - 1] > choice {
                choicesStart[place] = choicesStart[place - 1]
                if hasPoints { pointsStart[place] = pointsStart[place - 1] }
                place -= 1
            }
            choicesStart[place] = choice
            if hasPoints { pointsStart[place] = score }
        }
    }
}
