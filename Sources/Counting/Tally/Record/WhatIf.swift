/// What it would have taken for a project to win, all else the same: the figures behind the sentence each proposer is owed.
public struct WhatIf: Sendable {
    private let instance: Instance
    private let profile: Profile
    private let rule: AllocationRule
    private let scores: Scores
    private let outcome: Allocation?
    /// Hears of each count that is made.
    var watch: (@Sendable () -> Void)?

    /// - Parameter outcome: what this rule gives of these ballots, when it is known already: it spares counts.
    public init(_ instance: Instance, _ profile: Profile, _ rule: AllocationRule, outcome: Allocation? = nil) {
        (self.instance, self.profile, self.rule, self.outcome) = (instance, profile, rule, outcome)
        scores = Scores(profile, projects: instance.projects.count)
    }

    /// How many more voters choosing this project alone (points, for points and Borda) would have made it win. 0 when it wins;
    /// nil when as many again as voted would not do, or when the rule has no such figure.
    ///
    /// For greedy it is the least number. By equal shares and Phragmén a vote more may, rarely, undo what it did:
    /// the number then is enough, and one less is not.
    /// - Parameter guess: a number to begin with; a good one spares counts and changes nothing else.
    public func votesMissing(for project: Int, guess: Int = 1) throws(RuleProblem) -> Int? {
        guard canAddVotes else { return nil }
        if try wins(project) { return 0 }
        let most = max(scores.voters, scores.total(rule.utility).values.max() ?? 0) + 1
        return try least(upTo: most, guess) { votes throws(RuleProblem) in try recount(project, votes: votes) }
    }

    /// The greatest cost below its own, in whole units of currency, at which it would have won; its own when it wins; nil when even one unit
    /// would not do, and by maximum utility where projects are worth their cost: one that costs less then brings less.
    /// - Parameter guess: a cost to begin with.
    public func winningCost(of project: Int, guess: Int? = nil) throws(RuleProblem) -> Int? {
        let cost = instance.projects[project].cost
        if try wins(project) { return cost }
        guard cost > 1, rule.method != .maxUtility || rule.utility != .cost else { return nil }
        // What costs less than one unit is told in the smallest ones.
        let unit = cost > instance.currencyUnit ? instance.currencyUnit : 1
        let most = (cost - 1) / unit
        let steps = try least(upTo: most, most + 1 - (guess ?? cost) / unit) { step throws(RuleProblem) in
            let trial = try recount(project, costing: (most + 1 - step) * unit)
            return Trial(isEnough: trial.isEnough, suggestion: trial.suggestion.map { most + 1 - $0 / unit })
        }
        return steps.map { (most + 1 - $0) * unit }
    }

    private var canAddVotes: Bool {
        switch rule.method {
        case .greedy, .maxUtility: true
        case .equalShares, .phragmen, .boundedOverspending: profile.kind == .approval || profile.kind == .chooseOne
        case .majorityJudgment, .instantRunoff: false
        }
    }

    /// What a count with a number says: whether it is enough and, when it is not, about how much would be.
    private struct Trial {
        var isEnough: Bool
        var suggestion: Int?
    }

    /// The least number above 0 that is enough, supposing that more of it stays enough: from the guess outwards by steps that double, then
    /// by halves. Where counts suggest numbers, those are tried first, and just below the one that is enough: most often the next one is not.
    private func least(upTo most: Int, _ guess: Int, _ recount: (Int) throws(RuleProblem) -> Trial) throws(RuleProblem) -> Int? {
        // `low` is not enough; `high` is, unless that is beyond the most.
        var (low, high, step) = (0, most + 1, 1)
        var probe = min(max(guess, 1), most)
        var (wasEnough, mayFollow) = (nil as Bool?, true)
        while high - low > 1 {
            let trial = try recount(probe)
            if trial.isEnough { high = probe } else { low = probe }
            if rule.method == .equalShares, let wasEnough, wasEnough != trial.isEnough { step = 1 }
            wasEnough = trial.isEnough
            let middle = low + (high - low) / 2
            if trial.isEnough {
                probe = low == 0 || rule.method == .equalShares && step < (high - low) / 2 ? max(high - step, 1) : middle
            } else if high > most {
                probe = min(max(low + min(step, most - low), trial.suggestion ?? 0), most)
            } else {
                // Between two that are known, a suggestion then a half: never more than twice the counts of halves alone.
                let suggested = mayFollow ? trial.suggestion.flatMap { $0 > low && $0 < high ? $0 : nil } : nil
                (probe, mayFollow) = (suggested ?? middle, suggested == nil)
            }
            step = min(step * 2, most)
        }
        return high > most ? nil : high
    }

    private func recount(_ project: Int, votes: Int) throws(RuleProblem) -> Trial {
        watch?()
        if [.greedy, .maxUtility].contains(rule.method) {
            return Trial(isEnough: try rule.allocate(instance, profile, scores.adding(votes, to: project)).isWinner(project))
        }
        let more = profile.adding(votes, to: project), outcome = try rule.allocate(instance, more)
        if outcome.isWinner(project) { return Trial(isEnough: true) }
        let left = Leftovers(instance, more, rule, outcome)
        return Trial(isEnough: false, suggestion: left.map { votes + min(max($0.voters(missingFor: project, costing: instance.projects[project].cost), 1), 1 << 40) })
    }

    /// Suggests a cost.
    private func recount(_ project: Int, costing cost: Int) throws(RuleProblem) -> Trial {
        watch?()
        var cheaper = instance
        cheaper.projects[project].cost = cost
        let outcome = try rule.allocate(cheaper, profile, scores)
        if outcome.isWinner(project) { return Trial(isEnough: true) }
        let left = Leftovers(cheaper, profile, rule, outcome)
        return Trial(isEnough: false, suggestion: left.map { min($0.money[project], cost - 1) })
    }

    private func wins(_ project: Int) throws(RuleProblem) -> Bool {
        if let outcome { return outcome.isWinner(project) }
        return try rule.allocate(instance, profile, scores).isWinner(project)
    }
}

extension Scores {
    /// With so many more voters who choose one project; each gives it a point.
    func adding(_ votes: Int, to project: Int) -> Scores {
        var scores = self
        scores.supporters[project] += votes
        scores.points[project] += votes * pointsScale
        scores.borda[project] += votes
        scores.voters += votes
        return scores
    }
}

extension Profile {
    /// With so many more approval ballots for one project alone.
    func adding(_ votes: Int, to project: Int) -> Profile {
        guard votes > 0 else { return self }
        var profile = self
        profile.choices.append(Int32(project))
        profile.bounds.append(Int32(profile.choices.count))
        profile.weights.append(votes)
        profile.voters += votes
        return profile
    }
}
