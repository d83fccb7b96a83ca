/// The set of projects of greatest total utility that the money can pay: an exact knapsack. Of equal sets the cheaper
/// wins, then the one with the first project by the tie rule that the other lacks. (Rey & Maly 2023, §4.1.)
extension Count {
    mutating func maxUtility(_ eligible: [Int]) {
        let open = eligible.filter { cost($0) <= left && winningRival(of: $0) == nil && totals[$0] > 0 }
        let items = open.map { Knapsack.Item(project: $0, cost: cost($0), total: totals[$0], countsCost: rule.utility == .cost, rank: ties.rank[$0]) }
        let best = Knapsack(items, capacity: left, blocks: blocks(open), most: rule.maximumWinners.map { max($0 - allocation.winners.count, 0) }).best()
        for project in ties.ordered(best) { take(project, .bestSet) }
        for project in ties.ordered(eligible) where !isTaken(project) {
            refuse(project, winningRival(of: project).map { .excludedBy($0) } ?? (totals[project] == 0 ? .noSupporter : .notInBestSet))
        }
    }

    /// The projects in blocks of which at most one may win: the exclusive groups, and each other project alone.
    private func blocks(_ open: [Int]) -> [[Int]] {
        var seen: Set<Int> = []
        var blocks: [[Int]] = []
        for project in open where seen.insert(project).inserted {
            blocks.append([project] + rivals(of: project).filter { open.contains($0) && seen.insert($0).inserted })
        }
        return blocks
    }
}

/// The exact knapsack by undominated states (Nemhauser & Ullmann 1969), those that cannot reach the best known value left out.
struct Knapsack {
    /// A project worth `total`, or `total × cost` when the utility is the cost.
    struct Item {
        var project: Int
        var cost: Int
        var total: Int
        var countsCost: Bool
        /// Place in the tie rule.
        var rank: Int

        var value: Int128 { countsCost ? Int128(total) * Int128(cost) : Int128(total) }

        /// What a part of the money would bring if projects could be cut; rounded down.
        func value(of part: Int) -> Int128 { countsCost ? Int128(total) * Int128(part) : Int128(total) * Int128(part) / Int128(cost) }

        /// More value per cost first.
        func precedes(_ other: Item) -> Bool {
            if countsCost { return total > other.total }
            return Int128(total) * Int128(other.cost) > Int128(other.total) * Int128(cost)
        }
    }

    /// A set of items: what it costs and brings, and its members as bits in the order of the tie rule.
    private struct State {
        var cost: Int
        var value: Int128
        var count: Int
        var members: [UInt64]

        func adding(_ item: Item) -> State {
            var state = self
            state.cost += item.cost
            state.value += item.value
            state.count += 1
            state.members[item.rank / 64] |= 1 << UInt64(63 - item.rank % 64)
            return state
        }

        /// Cheaper first, then more valuable, then the tie rule.
        func precedes(_ other: State) -> Bool {
            if cost != other.cost { return cost < other.cost }
            if value != other.value { return value > other.value }
            return other.members.lexicographicallyPrecedes(members)
        }
    }

    private let capacity: Int
    private let most: Int?
    private let blocks: [[Item]]
    private let projectByRank: [Int: Int]
    private let words: Int

    init(_ items: [Item], capacity: Int, blocks: [[Int]], most: Int?) {
        let byProject = Dictionary(uniqueKeysWithValues: items.map { ($0.project, $0) })
        self.capacity = capacity
        self.most = most
        // Blocks by their best item, so that what remains is the least promising.
        self.blocks = blocks.map { $0.map { byProject[$0]! }.sorted { $0.precedes($1) } }.sorted {
            $0[0].precedes($1[0]) || (!$1[0].precedes($0[0]) && $0[0].rank < $1[0].rank)
        }
        projectByRank = Dictionary(uniqueKeysWithValues: items.map { ($0.rank, $0.project) })
        words = (items.map(\.rank).max() ?? 0) / 64 + 1
    }

    /// The projects of the best set.
    func best() -> [Int] {
        var states = [State(cost: 0, value: 0, count: 0, members: [UInt64](repeating: 0, count: words))]
        var known: Int128 = 0
        for (number, block) in blocks.enumerated() {
            let bound = Bound(Array(blocks[(number + 1)...].joined()))
            var next = states
            for item in block {
                next = merge(next, states.filter { $0.cost <= capacity - item.cost && $0.count < most ?? .max }.map { $0.adding(item) })
            }
            if let promising = next.max(by: { bound.reach($0.value, capacity - $0.cost) < bound.reach($1.value, capacity - $1.cost) }) {
                known = max(known, fill(promising, from: number + 1))
            }
            states = next.filter { bound.reach($0.value, capacity - $0.cost) >= known }
        }
        let best = states.min { $0.value != $1.value ? $0.value > $1.value : $0.precedes($1) }!
        return projectByRank.filter { best.members[$0.key / 64] >> UInt64(63 - $0.key % 64) & 1 == 1 }.map(\.value)
    }

    /// Two lists by rising cost made one, without the states that a cheaper one equals or beats.
    private func merge(_ left: [State], _ right: [State]) -> [State] {
        var merged: [State] = []
        merged.reserveCapacity(left.count + right.count)
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            let takesLeft = j == right.count || (i < left.count && left[i].precedes(right[j]))
            let state = takesLeft ? left[i] : right[j]
            if takesLeft { i += 1 } else { j += 1 }
            if most == nil, let last = merged.last, last.value >= state.value { continue }
            if most != nil, merged.contains(where: { $0.value >= state.value && $0.count <= state.count }) { continue }
            merged.append(state)
        }
        return merged
    }

    /// What a state surely reaches: by taking what fits, the most promising first.
    private func fill(_ state: State, from number: Int) -> Int128 {
        var (value, left, count) = (state.value, capacity - state.cost, state.count)
        for block in blocks[number...] where count < most ?? .max {
            guard let item = block.first(where: { $0.cost <= left }) else { continue }
            value += item.value
            left -= item.cost
            count += 1
        }
        return value
    }

    /// What the items still to come can add at most: as if they could be cut (Dantzig 1957).
    private struct Bound {
        private let items: [Item]
        private var costs: [Int128] = [0]
        private var values: [Int128] = [0]

        init(_ items: [Item]) {
            self.items = items.sorted { $0.precedes($1) }
            for item in self.items {
                costs.append(costs.last! + Int128(item.cost))
                values.append(values.last! + item.value)
            }
        }

        func reach(_ value: Int128, _ left: Int) -> Int128 {
            // The first item that does not wholly fit.
            var (low, high) = (0, items.count)
            while low < high {
                let middle = (low + high + 1) / 2
                if costs[middle] <= Int128(left) { low = middle } else { high = middle - 1 }
            }
            guard low < items.count else { return value + values[low] }
            return value + values[low] + items[low].value(of: left - Int(costs[low]))
        }
    }
}
