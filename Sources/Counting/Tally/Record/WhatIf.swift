/// What it would have taken for a project to win, all else the same: the figures behind the sentence each proposer is owed.
public struct WhatIf: Sendable {
    private let instance: Instance
    private let profile: Profile
    private let rule: AllocationRule
    private let scores: Scores

    public init(_ instance: Instance, _ profile: Profile, _ rule: AllocationRule) {
        (self.instance, self.profile, self.rule) = (instance, profile, rule)
        scores = Scores(profile, projects: instance.projects.count)
    }

    /// How many more voters choosing this project alone (points, for points and Borda) would have made it win. 0 when it wins;
    /// nil when as many again as voted would not do, or when the rule has no such figure.
    ///
    /// For greedy it is the least number. By equal shares and Phragmén a vote more may, rarely, undo what it did:
    /// the number then is enough, and one less is not.
    public func votesMissing(for project: Int) throws(RuleProblem) -> Int? {
        guard canAddVotes else { return nil }
        let most = max(scores.voters, scores.total(rule.utility).values.max() ?? 0) + 1
        return try least(upTo: most) { votes throws(RuleProblem) in try wins(project, votes: votes) }
    }

    /// The greatest cost, not above its own, at which it would have won; nil when even a cost of one smallest unit would not do.
    public func winningCost(of project: Int) throws(RuleProblem) -> Int? {
        let cost = instance.projects[project].cost
        guard cost > 0 else { return try wins(project, cost: 0) ? 0 : nil }
        let less = try least(upTo: cost - 1) { less throws(RuleProblem) in try wins(project, cost: cost - less) }
        return less.map { cost - $0 }
    }

    private var canAddVotes: Bool {
        switch rule.method {
        case .greedy: true
        case .equalShares, .phragmen, .boundedOverspending: profile.kind == .approval || profile.kind == .chooseOne
        case .maxUtility, .majorityJudgment: false
        }
    }

    /// The least number for which `holds`, supposing that once it holds it goes on holding.
    private func least(upTo most: Int, _ holds: (Int) throws(RuleProblem) -> Bool) throws(RuleProblem) -> Int? {
        if try holds(0) { return 0 }
        var (low, high) = (0, 1)
        while try !holds(min(high, most)) {
            guard high < most else { return nil }
            (low, high) = (high, high > most / 2 ? most : high * 2)
        }
        high = min(high, most)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if try holds(middle) { high = middle } else { low = middle }
        }
        return high
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
