import Tally

/// The simple stratified draw: people are taken one after the other, at random, each time among those who have the feature that
/// is hardest to fill; a panel that leads nowhere is begun again. Quotas are kept; chances are what they are: nothing evens them.
struct SimpleDraw {
    private let pool: Pool
    private let size: Int
    private var stream: HashStream

    /// - Parameter seed: the same seed gives the same panels.
    init(_ pool: Pool, size: Int, seed: String) {
        self.pool = pool
        self.size = size
        stream = HashStream(seed: seed)
    }

    /// That many panels, or nil when too many attempts led nowhere.
    mutating func panels(_ count: Int) -> [Panel]? {
        var panels: [Panel] = []
        var misses = 0
        while panels.count < count {
            if let panel = attempt() {
                panels.append(panel)
            } else {
                misses += 1
                // One attempt in twenty at least must lead somewhere.
                if misses > 200 + 20 * panels.count { return nil }
            }
        }
        return panels
    }

    private mutating func attempt() -> Panel? {
        var panel = pool.kinds.map { _ in 0 }
        var free = pool.kinds.map(\.most)
        var taken = pool.quotas.map { _ in 0 }
        let members = pool.quotas.map { pool.kinds(of: $0) }
        for (place, quota) in pool.quotas.enumerated() where quota.most == 0 { for full in members[place] { free[full] = 0 } }
        for _ in 0..<size {
            guard let kinds = eligible(free, taken, members) else { return nil }
            let kind = pick(kinds, weighing: kinds.map { free[$0] })
            panel[kind] += 1
            free[kind] -= 1
            if let household = pool.kinds[kind].household {
                for other in pool.kinds.indices where pool.kinds[other].household == household { free[other] = 0 }
            }
            for (place, quota) in pool.quotas.enumerated() where members[place].contains(kind) {
                taken[place] += 1
                if taken[place] == quota.most { for full in members[place] { free[full] = 0 } }
            }
        }
        return zip(taken, pool.quotas).allSatisfy { $0 >= $1.least } ? panel : nil
    }

    /// Those free who have the feature that still needs the largest part of them; once every least number is reached, all who are free.
    /// Nil when a feature needs more than there are, or nobody is free.
    private func eligible(_ free: [Int], _ taken: [Int], _ members: [[Int]]) -> [Int]? {
        var among = Array(pool.kinds.indices), hardest = (need: 0, left: 1)
        for (place, quota) in pool.quotas.enumerated() {
            let left = members[place].reduce(0) { $0 + free[$1] }
            let need = max(0, quota.least - taken[place])
            if need > left { return nil }
            if need * hardest.left > hardest.need * left { (among, hardest) = (members[place], (need, left)) }
        }
        among = among.filter { free[$0] > 0 }
        return among.isEmpty ? nil : among
    }

    private mutating func pick(_ kinds: [Int], weighing weights: [Int]) -> Int {
        var ticket = stream.below(weights.reduce(0, +))
        for (kind, weight) in zip(kinds, weights) {
            if ticket < weight { return kind }
            ticket -= weight
        }
        return kinds[0]
    }
}

/// Numbers that nobody chose and anybody can find again: SHA-256 of a seed and a counter.
struct HashStream {
    private let seed: [UInt8]
    private var counter = 0

    init(seed: String) { self.seed = Array(seed.utf8) }

    /// A number from 0 to below `bound`, all equally likely: what would favour the low ones is drawn again.
    mutating func below(_ bound: Int) -> Int {
        let limit = UInt64.max - UInt64.max % UInt64(bound)
        while true {
            counter += 1
            let number = SHA256.digest(seed + Array(" \(counter)".utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            if number < limit { return Int(number % UInt64(bound)) }
        }
    }
}
