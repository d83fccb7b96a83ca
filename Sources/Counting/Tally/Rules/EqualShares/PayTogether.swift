/// The exhaustive completion: voters draw next to nothing from projects they did not choose, yet that little makes them pay.
/// A project's supporters give all they have left, the others the same small amount each; the smallest such amount wins,
/// until nothing fits. Who had a share pays, nobody else. (Peters, Pierczyński, Skowron 2021, §4.3, “perturbation of utilities”.)
extension Count {
    mutating func payTogether(_ run: EqualSharesRun, _ eligible: [Int]) {
        guard run.setting.voters > 0 else { return }
        var purses = SharedPurses(run, profile, weights: electorate)
        var open = eligible.filter { !isTaken($0) }
        while !isFull {
            open = open.filter { !isTaken($0) && cost($0) <= left && winningRival(of: $0) == nil }
            var best: (levy: SharedPurses.Levy, tied: [Int])?
            for project in open {
                guard let levy = purses.levy(for: project, cost: Integer(run.setting.scaledCost(project))) else { continue }
                switch best.map({ levy.compared(to: $0.levy) }) ?? -1 {
                case ..<0: best = (levy, [project])
                case 0: best!.tied.append(project)
                default: break
                }
            }
            guard let best else { return }
            let chosen = ties.first(of: best.tied)
            let tie = settle(best.tied, chosen: [chosen])
            take(chosen, .completion, tie: tie)
            purses.collect(purses.levy(for: chosen, cost: Integer(run.setting.scaledCost(chosen)))!, for: chosen)
        }
    }
}

/// What voters have left, by classes of equal amounts, over one common denominator.
struct SharedPurses {
    /// What each voter who did not choose a project pays for it, `amount / divisor` over the common denominator.
    struct Levy {
        var amount: Integer
        var divisor: Int

        func compared(to other: Levy) -> Int {
            let (mine, theirs) = (amount * Integer(other.divisor), other.amount * Integer(divisor))
            return mine < theirs ? -1 : mine == theirs ? 0 : 1
        }
    }

    private let profile: Profile
    private let weights: [Int]
    /// Groups by project, of the ballots themselves: a choice worth nothing makes no supporter.
    private let lists: SupporterLists
    private var classOf: [Int]
    private var values: [Integer]
    private var denominator: Integer
    /// The classes by rising value, the empty one left out; a levy takes the same off all, so the order stays.
    private let order: [Int]

    init(_ run: EqualSharesRun, _ profile: Profile, weights: [Int]) {
        (self.profile, self.weights) = (profile, weights)
        lists = SupporterLists(profile, run.setting.kind, costs: run.setting.costs, isIn: run.setting.costs.map { _ in true })
        denominator = Integer(run.chain.denominator)
        var known: [Magnitude: Int] = [Magnitude(): 0]
        var purse = ExactPurse(run)
        values = [0]
        classOf = []
        for group in 0..<profile.groups {
            let left = purse.left(group)
            if known[left] == nil {
                known[left] = values.count
                values.append(Integer(left))
            }
            classOf.append(known[left]!)
        }
        order = values.indices.dropFirst().sorted { [values] in values[$0] < values[$1] }
    }

    /// Nil when all together cannot pay.
    func levy(for project: Int, cost: Integer) -> Levy? {
        var (own, others) = (weightsByClass(of: project), allWeights())
        for index in own.indices { others[index] -= own[index] }
        own[0] = 0
        var need = cost * denominator
        for index in own.indices where own[index] > 0 { need = need - values[index] * Integer(own[index]) }
        if need.isNegative || need.isZero { return Levy(amount: 0, divisor: 1) }
        var rich = others.dropFirst().reduce(0, +)
        for index in order where others[index] > 0 {
            if !(values[index] * Integer(rich) < need) { return Levy(amount: need, divisor: rich) }
            need = need - values[index] * Integer(others[index])
            rich -= others[index]
        }
        return nil
    }

    /// Supporters give all; the others pay the levy, or all when they have less.
    mutating func collect(_ levy: Levy, for project: Int) {
        for place in lists.span(project) { classOf[Int(lists.groups[place])] = 0 }
        for index in values.indices.dropFirst() {
            let rest = values[index] * Integer(levy.divisor) - levy.amount
            values[index] = rest.isNegative ? 0 : rest
        }
        denominator = denominator * Integer(levy.divisor)
    }

    private func weightsByClass(of project: Int) -> [Int] {
        var sums = [Int](repeating: 0, count: values.count)
        for place in lists.span(project) { sums[classOf[Int(lists.groups[place])]] += weights[Int(lists.groups[place])] }
        return sums
    }

    private func allWeights() -> [Int] {
        var sums = [Int](repeating: 0, count: values.count)
        for group in 0..<profile.groups { sums[classOf[group]] += weights[group] }
        return sums
    }
}
