/// The set of projects of greatest total utility that the money can pay: an exact knapsack. Of equal sets the cheaper
/// wins, then the one with the first project by the tie rule that the other lacks. (Rey & Maly 2023, §4.1.)
extension Count {
    mutating func maxUtility(_ eligible: [Int]) {
        let dear = ties.ordered(eligible.filter { cost($0) > left && totals[$0] > 0 && winningRival(of: $0) == nil })
        for project in dear { refuse(project, .skipped(missing: cost(project) - left)) }
        let items = eligible.filter { cost($0) <= left && winningRival(of: $0) == nil && totals[$0] > 0 }.map { project in
            Knapsack.Item(
                project: project, cost: cost(project), total: totals[project], countsCost: rule.utility == .cost, rank: ties.rank[project],
                rivals: Set(rivals(of: project)))
        }
        let (best, equal) = Knapsack(items, capacity: left, most: room).best()
        let chosen = equal.isEmpty ? [] : ties.ordered(Set(best).subtracting(equal))
        let tie = settle(chosen + Set(equal).subtracting(best), chosen: chosen)
        for project in ties.ordered(best) { take(project, .bestSet, tie: chosen.contains(project) ? tie : nil) }
        for project in ties.ordered(eligible) where !isTaken(project) && !dear.contains(project) {
            refuse(project, winningRival(of: project).map { .excludedBy($0) } ?? (totals[project] == 0 ? .noSupporter : .notInBestSet))
        }
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
        /// Projects it may not win with.
        var rivals: Set<Int>

        var value: Int128 { countsCost ? Int128(total) * Int128(cost) : Int128(total) }

        /// What a part of the money would bring if projects could be cut; rounded down.
        func value(of part: Int) -> Int128 { countsCost ? Int128(total) * Int128(part) : Int128(total) * Int128(part) / Int128(cost) }

        /// More value per cost first.
        func precedes(_ other: Item) -> Bool {
            if countsCost { return total > other.total }
            return Int128(total) * Int128(other.cost) > Int128(other.total) * Int128(cost)
        }
    }

    /// Projects as bits in the order of the tie rule.
    private struct Members: Hashable {
        var words: [UInt64]

        mutating func insert(_ item: Item) { words[item.rank / 64] |= 1 << UInt64(63 - item.rank % 64) }
        func contains(_ item: Item) -> Bool { words[item.rank / 64] >> UInt64(63 - item.rank % 64) & 1 == 1 }
        func shared(with other: Members) -> Members { Members(words: zip(words, other.words).map { $0 & $1 }) }
        func meets(_ other: Members) -> Bool { zip(words, other.words).contains { $0 & $1 != 0 } }
    }

    /// A set of items: what it costs and brings, and another set that costs and brings as much, when one was met.
    private struct State {
        var cost: Int
        var value: Int128
        var count: Int
        var members: Members
        var equal: Members?

        func adding(_ item: Item) -> State {
            var state = self
            state.cost += item.cost
            state.value += item.value
            state.count += 1
            state.members.insert(item)
            state.equal?.insert(item)
            return state
        }

        func isEqual(to other: State) -> Bool { (cost, value) == (other.cost, other.value) }

        /// Cheaper first, then more valuable, then the tie rule.
        func precedes(_ other: State) -> Bool {
            if cost != other.cost { return cost < other.cost }
            if value != other.value { return value > other.value }
            return other.members.words.lexicographicallyPrecedes(members.words)
        }
    }

    private let capacity: Int
    private let most: Int?
    /// The most promising first, so that what remains is the least; rivals of rivals together, so that they are soon behind.
    private let items: [Item]
    /// For each item, its rivals; nil without.
    private let rivals: [Members?]
    /// For each item, those up to it that have a rival to come: sets that differ there have different futures. Nil when there are none.
    private let live: [Members?]
    private let none: Members

    init(_ items: [Item], capacity: Int, most: Int?) {
        let sorted = items.sorted { $0.precedes($1) || (!$1.precedes($0) && $0.rank < $1.rank) }
        let ordered = Self.together(sorted)
        let none = Members(words: [UInt64](repeating: 0, count: (items.map(\.rank).max() ?? 0) / 64 + 1))
        func members(_ some: [Item]) -> Members? { some.isEmpty ? nil : some.reduce(into: none) { $0.insert($1) } }
        (self.items, self.capacity, self.most, self.none) = (ordered, capacity, most, none)
        rivals = ordered.map { item in members(ordered.filter { item.rivals.contains($0.project) }) }
        live = ordered.indices.map { place in
            let future = Set(ordered[(place + 1)...].map(\.project))
            return members(ordered[...place].filter { !$0.rivals.isDisjoint(with: future) })
        }
    }

    /// Each item followed by its rivals and theirs.
    private static func together(_ sorted: [Item]) -> [Item] {
        var seen: Set<Int> = []
        return sorted.reduce(into: []) { ordered, item in
            guard seen.insert(item.project).inserted else { return }
            var group = [item], place = 0
            while place < group.count {
                group += sorted.filter { group[place].rivals.contains($0.project) && seen.insert($0.project).inserted }
                place += 1
            }
            ordered += group
        }
    }

    /// The projects of the best set, and those of another that is worth and costs as much, when there is one.
    func best() -> (projects: [Int], equal: [Int]) {
        var states = [State(cost: 0, value: 0, count: 0, members: none)]
        var known: Int128 = 0
        for (place, item) in items.enumerated() {
            let bound = Bound(Array(items[(place + 1)...]))
            let next = merge(states, states.filter { allows($0, place) }.map { $0.adding(item) }, live[place])
            if let promising = next.max(by: { bound.reach($0.value, capacity - $0.cost) < bound.reach($1.value, capacity - $1.cost) }) {
                known = max(known, fill(promising, from: place + 1))
            }
            states = next.filter { bound.reach($0.value, capacity - $0.cost) >= known }
        }
        let best = states.min { $0.value != $1.value ? $0.value > $1.value : $0.precedes($1) }!
        let equal = best.equal ?? states.first { $0.isEqual(to: best) && $0.members != best.members }?.members
        return (items.filter(best.members.contains).map(\.project), equal.map { items.filter($0.contains).map(\.project) } ?? [])
    }

    private func allows(_ state: State, _ place: Int) -> Bool {
        items[place].cost <= capacity - state.cost && state.count < most ?? .max && !(rivals[place].map(state.members.meets) ?? false)
    }

    /// Two lists by rising cost made one, without the states that a cheaper one of the same future equals or beats.
    private func merge(_ left: [State], _ right: [State], _ live: Members?) -> [State] {
        var merged: [State] = []
        merged.reserveCapacity(left.count + right.count)
        var last: [Members: Int] = [:]
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            let takesLeft = j == right.count || (i < left.count && left[i].precedes(right[j]))
            let state = takesLeft ? left[i] : right[j]
            if takesLeft { i += 1 } else { j += 1 }
            let future = live?.shared(with: state.members)
            let rival = most == nil ? future.map { last[$0] } ?? (merged.isEmpty ? nil : merged.count - 1)
                : merged.firstIndex { $0.value >= state.value && $0.count <= state.count && live?.shared(with: $0.members) == future }
            if let rival, merged[rival].value >= state.value {
                if merged[rival].isEqual(to: state), merged[rival].count >= state.count || most == nil, merged[rival].equal == nil { merged[rival].equal = state.members }
                continue
            }
            if let future { last[future] = merged.count }
            merged.append(state)
        }
        return merged
    }

    /// What a state surely reaches: by taking what fits, the most promising first.
    private func fill(_ state: State, from place: Int) -> Int128 {
        var state = state
        for place in items.indices.dropFirst(place) where allows(state, place) { state = state.adding(items[place]) }
        return state.value
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
