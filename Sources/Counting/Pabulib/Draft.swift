/// The ballot being read, in memory that all ballots share, so that a choice costs no more than writing it: a project stands on it once,
/// there are never more choices than projects.
struct Draft {
    let choicesStart: UnsafeMutablePointer<Int32>
    let pointsStart: UnsafeMutablePointer<Int32>
    /// By project, the points given to it.
    private let given: UnsafeMutablePointer<Int32>
    /// A bit for each project that stands on the ballot; none between two ballots.
    private let chosen: UnsafeMutablePointer<UInt64>
    private let words: Int
    private(set) var count = 0

    /// What the drafts of a file with so many projects need: the bits of those chosen, then choices, points, points by project.
    static func memory(projects: Int) -> [UInt64] {
        [UInt64](repeating: 0, count: words(projects) + 3 * half(projects))
    }

    private static func words(_ projects: Int) -> Int { projects / 64 + 1 }
    /// 32-bit numbers in 64-bit words.
    private static func half(_ projects: Int) -> Int { projects / 2 + 1 }

    init(_ memory: UnsafeMutableBufferPointer<UInt64>, projects: Int) {
        words = Self.words(projects)
        chosen = memory.baseAddress!
        let numbers = UnsafeMutableRawPointer(chosen + words).assumingMemoryBound(to: Int32.self)
        let each = 2 * Self.half(projects)
        (choicesStart, pointsStart, given) = (numbers, numbers + each, numbers + 2 * each)
    }

    var choices: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: choicesStart, count: count) }
    var points: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: pointsStart, count: count) }
    var nothing: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: pointsStart, count: 0) }

    /// False when the ballot has listed the project already.
    @inline(__always)
    mutating func add(_ project: Int, points: Int32) -> Bool {
        let (word, bit) = (project >> 6, UInt64(1) << UInt64(project & 63))
        guard chosen[word] & bit == 0 else { return false }
        chosen[word] |= bit
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

    /// By project, the points following.
    @inline(__always)
    func sort(hasPoints: Bool) {
        if hasPoints { for place in 0..<count { given[Int(choicesStart[place])] = pointsStart[place] } }
        var (place, word) = (0, 0)
        while place < count {
            var bits = chosen[word]
            while bits != 0 {
                let project = word << 6 | bits.trailingZeroBitCount
                choicesStart[place] = Int32(truncatingIfNeeded: project)
                if hasPoints { pointsStart[place] = given[project] }
                place += 1
                bits &= bits - 1
            }
            word += 1
        }
    }

    /// Leaves the memory to the next ballot.
    @inline(__always)
    func clear() { for place in 0..<count { chosen[Int(choicesStart[place]) >> 6] = 0 } }
}
