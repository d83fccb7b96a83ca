/// What it would have taken for a project to win, all else the same: the figures behind the sentence each proposer is owed.
public struct WhatIf: Sendable {
    private let instance: Instance
    private let profile: Profile
    private let rule: AllocationRule
    private let scores: Scores
    private let outcome: Allocation?

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
        return try least(upTo: most, guess) { votes throws(RuleProblem) in try wins(project, votes: votes) }
    }

    /// The greatest cost, not above its own, at which it would have won; nil when even a cost of one smallest unit would not do.
    /// - Parameter guess: a cost to begin with.
    public func winningCost(of project: Int, guess: Int? = nil) throws(RuleProblem) -> Int? {
        let cost = instance.projects[project].cost
        if try wins(project) { return cost }
        guard cost > 1 else { return nil }
        let less = try least(upTo: cost - 1, cost - (guess ?? cost - 1)) { less throws(RuleProblem) in try wins(project, cost: cost - less) }
        return less.map { cost - $0 }
    }

    private var canAddVotes: Bool {
        switch rule.method {
        case .greedy: true
        case .equalShares, .phragmen, .boundedOverspending: profile.kind == .approval || profile.kind == .chooseOne
        case .maxUtility, .majorityJudgment: false
        }
    }

    /// The least number above 0 for which `holds`, supposing that once it holds it goes on holding: from the guess outwards by steps
    /// that double, then by halves.
    private func least(upTo most: Int, _ guess: Int, _ holds: (Int) throws(RuleProblem) -> Bool) throws(RuleProblem) -> Int? {
        // It does not hold at `low`; it holds at `high`, unless that is beyond the most.
        var (low, high, step) = (0, most + 1, 1)
        var probe = min(max(guess, 1), most)
        while high - low > 1 {
            if try holds(probe) { high = probe } else { low = probe }
            if high > most { probe = low + min(step, most - low) } else { probe = low > 0 ? low + (high - low) / 2 : max(high - step, 1) }
            step = min(step * 2, most)
        }
        return high > most ? nil : high
    }

    private func wins(_ project: Int) throws(RuleProblem) -> Bool {
        if let outcome { return outcome.isWinner(project) }
        return try wins(project, votes: 0)
    }

    private func wins(_ project: Int, votes: Int) throws(RuleProblem) -> Bool {
        if rule.method == .greedy { return try rule.allocate(instance, profile, scores.adding(votes, to: project)).isWinner(project) }
        return try rule.allocate(instance, profile.adding(votes, to: project)).isWinner(project)
    }

    private func wins(_ project: Int, cost: Int) throws(RuleProblem) -> Bool {
        var instance = instance
        instance.projects[project].cost = cost
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
