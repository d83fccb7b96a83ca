/// The Method of Equal Shares and its completions. (Peters, Pierczyński, Skowron 2021; equalshares.net.)
extension Count {
    mutating func equalShares(_ eligible: [Int]) {
        let before = self
        let setting = equalSharesSetting(eligible)
        var run = self.run(setting, raisedBy: 0)
        let completions = rule.completions.flatMap { $0 == .add1u ? [.add1, .greedy] : [$0] }
        if completions.contains(.add1) { run = raised(run) }
        run.catchUp()
        record(run)
        for completion in completions {
            let open = eligible.filter { !isTaken($0) }
            switch completion {
            case .greedy: complete(open)
            case .exhaustive: payTogether(run, eligible)
            case .comparison: compareWithGreedy(before, eligible)
            case .none, .add1, .add1u: break
            }
        }
        recordLosers(of: run, eligible)
    }

    func equalSharesSetting(_ eligible: [Int]) -> EqualSharesSetting {
        let costs = instance.projects.map(\.cost)
        // One that costs more than there is stays in: once Add1 has raised the shares enough for it to be bought, the money no longer suffices.
        let covered = eligible.filter { winningRival(of: $0) == nil }
        var isIn = [Bool](repeating: false, count: costs.count)
        for project in covered { isIn[project] = true }
        let lists = SupporterLists(profile, rule.utility, costs: costs, isIn: isIn)
        return EqualSharesSetting(
            profile: profile, projects: covered.filter { lists.utility[$0] > 0 }, costs: costs, voters: electorate.reduce(0, +),
            lists: lists, ties: ties, kind: rule.utility, keys: rule.utility == .cost ? costs : costs.map { _ in 1 }, rivals: { [rivals] in rivals[$0] ?? [] })
    }

    /// Who shares an envelope, by groups of identical ballots: for the whole city every ballot, empty ones too; for a part of the projects the
    /// ballots that choose at least one of them, be it in the running or not. (docs/decisions/0012.)
    var electorate: [Int] {
        let scope = allocation.envelopes[envelope].scope
        if case .everywhere = scope { return profile.weights }
        let isCovered = instance.projects.map(scope.contains)
        return (0..<profile.groups).map { group in
            profile.choices[profile.span(group)].contains { isCovered[Int($0)] } ? profile.weights[group] : 0
        }
    }

    /// Each share raised by so many units of currency.
    private func run(_ setting: EqualSharesSetting, raisedBy units: Int) -> EqualSharesRun {
        var run = EqualSharesRun(setting, share: share(setting, raisedBy: units))
        if setting.voters > 0 { run.finish(most: room ?? .max) }
        return run
    }

    /// What everybody has together, so raised.
    private func share(_ setting: EqualSharesSetting, raisedBy units: Int) -> Integer {
        Integer(left) + Integer(units) * Integer(instance.currencyUnit) * Integer(setting.voters)
    }

    /// Add1: the last outcome within the money while shares rise by one unit; no further once it is full or nothing supported would fit.
    /// Units that surely change nothing are leapt over, by leaps that double, then by halves.
    private func raised(_ first: EqualSharesRun) -> EqualSharesRun {
        var (last, units, calm, leap, isGrowing) = (first, 0, 0, 1, true)
        while last.purchases.count < room ?? .max, last.hasRoom(for: left) {
            if leap > 1 {
                let leapt = last.leap(to: share(first.setting, raisedBy: units + leap))
                if leapt == nil { isGrowing = false } else { units += leap }
                (last, leap) = (leapt ?? last, isGrowing ? leap * 2 : leap / 2)
                continue
            }
            let next = run(first.setting, raisedBy: units + 1)
            guard next.cost <= left else { break }
            calm = next.boughtAt == last.boughtAt ? calm + 1 : 0
            (leap, isGrowing) = (calm > 1 ? 2 : 1, true)
            (last, units) = (next, units + 1)
        }
        return units == 0 ? first : run(first.setting, raisedBy: units)
    }

    /// The rounds of the run that stands, with the effective votes of all projects when they are asked for.
    private mutating func record(_ run: EqualSharesRun) {
        var watched: [[Int: Fraction]] = []
        if isWatched {
            var again = EqualSharesRun(run.setting, share: run.share)
            again.finish(most: run.purchases.count) { watched.append($0.effectiveVotes()) }
        }
        if run.setting.voters > 0 {
            let share = Fraction(run.share, Integer(run.setting.voters) * Integer(instance.currencyUnit))
            allocation.share = share
            allocation.envelopes[envelope].share = share
        }
        for (number, (purchase, payment)) in zip(run.purchases, run.payments()).enumerated() {
            let tie = settle(purchase.tied, chosen: [purchase.project])
            take(purchase.project, .paidBySupporters, score: payment.price, tie: tie, payment: payment.payment)
            if isWatched { allocation.rounds[allocation.rounds.count - 1].effectiveVotes = watched[number] }
        }
    }

    /// What still fits, by number of supporters; by points per cost when voters gave points or ranks.
    private mutating func complete(_ open: [Int]) {
        let own = ranking
        ranking = rule.utility == .points || rule.utility == .borda ? .perCost : .total
        greedy(open, reason: .completion)
        ranking = own
    }

    /// The comparison step of Wieliczka and Aarau: greedy replaces the outcome if more voters prefer it.
    private mutating func compareWithGreedy(_ before: Count, _ eligible: [Int]) {
        var greedy = before
        greedy.complete(eligible)
        let own = Preference(self, isTaken: isTaken), other = Preference(greedy, isTaken: greedy.isTaken)
        let (forOwn, forGreedy) = own.votes(against: other)
        let wasPreferred = allocation.greedyPreferred ?? false
        if forGreedy > forOwn { self = greedy }
        allocation.greedyPreferred = wasPreferred || forGreedy > forOwn
    }

    private mutating func recordLosers(of run: EqualSharesRun, _ eligible: [Int]) {
        let recorded = Set(allocation.rounds.filter { $0.envelope == envelope }.map(\.project))
        for project in ties.ordered(eligible) where !isTaken(project) && !recorded.contains(project) {
            if let rival = winningRival(of: project) {
                refuse(project, .excludedBy(rival))
            } else if isFull {
                refuse(project, .enoughWinners)
            } else if cost(project) > left {
                refuse(project, .skipped(missing: cost(project) - left))
            } else {
                refuse(project, run.setting.lists.utility[project] == 0 ? .noSupporter : .unaffordable)
            }
        }
    }
}

extension EqualSharesRun {
    /// Whether some supported project not bought would still fit.
    func hasRoom(for money: Int) -> Bool {
        setting.projects.contains { project in
            boughtAt[project] < 0 && setting.costs[project] <= money - cost && !setting.rivals(project).contains { boughtAt[$0] >= 0 }
        }
    }

    /// What each purchase cost one voter, in money; exact, once it has caught up.
    func payments() -> [(price: Fraction, payment: Round.Payment)] {
        var exhausted = [Int](repeating: 0, count: purchases.count)
        for (group, purchase) in purse.exhaustedAt.enumerated() where purse.isExhausted(group) { exhausted[Int(purchase)] += setting.profile.weights[group] }
        return zip(purchases, chain.prices(over: setting.voters)).enumerated().map { number, bought in
            let (project, price) = (bought.0.project, bought.1)
            let cost = setting.costs[project]
            let perUnit = setting.pricePerCost && cost > 0 ? price / Fraction(cost) : price
            let effective = price == .zero ? Fraction(setting.lists.voters[project]) : Fraction(cost) / price
            return (perUnit, .init(effectiveVotes: effective, perVoter: price, exhausted: exhausted[number]))
        }
    }
}

/// How much each voter draws from an outcome.
struct Preference {
    private let count: Count
    private let isTaken: (Int) -> Bool

    init(_ count: Count, isTaken: @escaping (Int) -> Bool) { (self.count, self.isTaken) = (count, isTaken) }

    /// Voters who strictly prefer one outcome, and the other.
    func votes(against other: Preference) -> (own: Int, other: Int) {
        let profile = count.profile
        return (0..<profile.groups).reduce(into: (0, 0)) { votes, group in
            let (mine, theirs) = (utility(group), other.utility(group))
            if mine > theirs { votes.0 += profile.weights[group] }
            if theirs > mine { votes.1 += profile.weights[group] }
        }
    }

    private func utility(_ group: Int) -> Int128 {
        let profile = count.profile
        let span = profile.span(group)
        return span.reduce(0) { sum, place in
            let project = Int(profile.choices[place])
            guard isTaken(project) else { return sum }
            return switch count.rule.utility {
            case .cost: sum + Int128(count.cost(project))
            case .cardinality: sum + 1
            case .points: sum + Int128(profile.points(at: place, in: span))
            case .borda: sum + Int128(span.upperBound - place - 1)
            }
        }
    }
}
