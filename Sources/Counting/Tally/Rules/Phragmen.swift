/// Sequential Phragmén: each project's cost is a load its supporters carry together, and the project that leaves its
/// supporters the lowest equal load comes next; the count stops when a project of the lowest load does not fit.
/// (Brill, Freeman, Janson, Lackner 2017; Los, Christoff, Grossi 2022 for costs.)
extension Count {
    mutating func phragmen(_ eligible: [Int]) {
        var loads = PhragmenLoads(self, eligible)
        var stoppedAt: Int?
        while stoppedAt == nil, !isFull, let (tied, load) = loads.lowest(open: { !isTaken($0) && winningRival(of: $0) == nil }) {
            let ordered = ties.ordered(tied)
            if let unfit = ordered.first(where: { cost($0) > left }) {
                refuse(unfit, .stoppedHere(missing: cost(unfit) - left), score: load, tie: settle(tied, chosen: []))
                stoppedAt = unfit
            } else {
                let tie = settle(tied, chosen: [ordered[0]])
                let payment = Round.Payment(effectiveVotes: Fraction(loads.voters(of: ordered[0])), perVoter: load, exhausted: 0)
                take(ordered[0], .paidBySupporters, score: load, tie: tie, payment: payment)
                loads.carry(ordered[0])
            }
        }
        for project in ties.ordered(eligible) where !isTaken(project) && project != stoppedAt {
            refuse(project, phragmenRefusal(project, loads, stoppedAt))
        }
    }

    private func phragmenRefusal(_ project: Int, _ loads: PhragmenLoads, _ stoppedAt: Int?) -> Round.Outcome {
        if let rival = winningRival(of: project) { return .excludedBy(rival) }
        if isFull { return .enoughWinners }
        if scores.supporters[project] == 0 { return .noSupporter }
        // One that the whole envelope could not pay was never in the running.
        if loads.voters(of: project) == 0 { return .skipped(missing: cost(project) - left) }
        return stoppedAt.map { .notReached(stoppedAt: $0) } ?? .skipped(missing: max(cost(project) - left, 0))
    }
}

/// The load of each voter: always that of the last project carried, so a sum of loads is a whole-number
/// combination of few exact numbers.
struct PhragmenLoads {
    private let profile: Profile
    private let costs: [Int]
    private let lists: SupporterLists
    private var projects: [Int]
    private var chain = PriceChain()
    /// The project each group carries last, as a place in the chain; -1 for none.
    private var carried: [Int]
    /// What each project's load is surely not below, in units of 2^−shift: loads only rise.
    private var bounds: [Int]
    private let shift: Int

    init(_ count: Count, _ eligible: [Int]) {
        (profile, costs) = (count.profile, count.instance.projects.map(\.cost))
        var isIn = [Bool](repeating: false, count: costs.count)
        for project in eligible where count.cost(project) <= count.left { isIn[project] = true }
        lists = SupporterLists(profile, .cardinality, costs: costs, isIn: isIn)
        projects = eligible.filter { [lists] in isIn[$0] && lists.voters[$0] > 0 }
        carried = [Int](repeating: -1, count: profile.groups)
        bounds = [Int](repeating: 0, count: costs.count)
        shift = 59 - Integer(count.left).magnitude.bitWidth
    }

    func voters(of project: Int) -> Int { lists.voters[project] }

    /// The projects of the lowest load, and that load; nil when none is open.
    mutating func lowest(open: (Int) -> Bool) -> (tied: [Int], load: Fraction)? {
        let known = bounds
        projects = projects.filter(open).sorted { known[$0] < known[$1] }
        var best: (tied: [Int], load: Magnitude, voters: Int, bound: Int)?
        for project in projects {
            if let best, bounds[project] > best.bound { break }
            let load = load(of: project)
            let voters = lists.voters[project]
            bounds[project] = rounded(load, over: voters)
            guard let leader = best else { best = ([project], load, voters, bounds[project]); continue }
            let (mine, theirs) = (Integer(load) * Integer(leader.voters), Integer(leader.load) * Integer(voters))
            if mine < theirs { best = ([project], load, voters, bounds[project]) } else if mine == theirs { best!.tied.append(project) }
        }
        return best.map { ($0.tied, Fraction(Integer($0.load), Integer(chain.denominator) * Integer($0.voters))) }
    }

    /// Its supporters now carry the project together.
    mutating func carry(_ project: Int) {
        chain.append(load(of: project), over: lists.voters[project])
        for place in lists.span(project) { carried[Int(lists.groups[place])] = chain.count - 1 }
    }

    /// Cost and loads of the supporters together, times the common denominator.
    private func load(of project: Int) -> Magnitude {
        var counts = [Int](repeating: 0, count: chain.count)
        for place in lists.span(project) {
            let group = Int(lists.groups[place])
            if carried[group] >= 0 { counts[carried[group]] += profile.weights[group] }
        }
        var load = chain.sum(counts)
        load.add(chain.denominator, times: costs[project].magnitude)
        return load
    }

    private func rounded(_ load: Magnitude, over voters: Int) -> Int {
        var divisor = chain.denominator
        divisor.multiply(by: voters.magnitude)
        let (dividend, by) = shift >= 0 ? (load << shift, divisor) : (load, divisor << -shift)
        return Int(dividend.quotientAndRemainder(by: by).quotient.word!)
    }
}
