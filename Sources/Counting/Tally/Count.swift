extension AllocationRule {
    /// Counts: applies the rule to the ballots. The order of the projects and of the ballots changes nothing,
    /// unless the tie rule itself says `file-order`.
    /// - Parameter watched: whether equal shares record the effective votes of every project at every round.
    /// - Throws: `RuleProblem` when the rule cannot be applied to this instance or to such ballots.
    public func allocate(_ instance: Instance, _ profile: Profile, watched: Bool = false) throws(RuleProblem) -> Allocation {
        try allocate(instance, profile, Scores(profile, projects: instance.projects.count), watched: watched)
    }

    /// The same with the scores already added up, or altered to ask what would have happened with more votes.
    func allocate(_ instance: Instance, _ profile: Profile, _ scores: Scores, watched: Bool = false) throws(RuleProblem) -> Allocation {
        try check(instance, profile)
        var count = Count(instance, profile, self, scores)
        count.isWatched = watched
        for envelope in envelopes { count.serve(envelope) }
        let set = envelopes.isEmpty ? instance.budget : amountForAll(of: instance, after: count.allocation)
        if envelopes.isEmpty || set > 0 { count.serve(Envelope(.everywhere, amount: set), isLast: true) }
        return count.finished()
    }

    /// What the whole city has once the envelopes are served.
    private func amountForAll(of instance: Instance, after served: Allocation) -> Int {
        zip(envelopes, served.envelopes).reduce(instance.budget) { left, pair in
            left - (carryOver && !pair.0.isRingFenced ? pair.1.spent : pair.0.amount)
        }
    }

    private func check(_ instance: Instance, _ profile: Profile) throws(RuleProblem) {
        var reserved = 0
        for envelope in envelopes {
            let (sum, overflow) = reserved.addingReportingOverflow(envelope.amount)
            guard !overflow, sum <= instance.budget else { throw .envelopesExceedBudget }
            reserved = sum
        }
        let ids = Set(instance.projects.map(\.id))
        guard ids.count == instance.projects.count else { throw .repeatedProject }
        for id in mandatory + exclusiveGroups.joined() where !ids.contains(id) { throw .unknownProject(id) }
        let kind = profile.kind
        if utility == .points && !profile.hasPoints && kind != .ordinal { throw .needsPoints(kind) }
        if utility == .borda && kind != .ordinal { throw .needsRankings(kind) }
        if method == .majorityJudgment && !profile.hasPoints { throw .needsPoints(kind) }
        if let reserve, reserve.fromPercent < 0 || reserve.projects < 0 { throw .negativeParameter }
        if minimumVotes < 0 || minimumPercent < 0 || envelopes.contains(where: { $0.amount < 0 }) { throw .negativeParameter }
        if method == .phragmen && !(kind == .approval || kind == .chooseOne) { throw .needsApprovals(kind) }
    }
}

/// Why a rule cannot be applied.
public enum RuleProblem: Error, Sendable, Equatable {
    case envelopesExceedBudget
    case repeatedProject
    case unknownProject(String)
    case negativeParameter
    case needsPoints(BallotKind)
    case needsRankings(BallotKind)
    case needsApprovals(BallotKind)

    /// In English, for the command line.
    public var explanation: String {
        switch self {
        case .envelopesExceedBudget: "the envelopes together exceed the budget"
        case .repeatedProject: "two projects have the same id"
        case .unknownProject(let id): "the rule names project \(id), which is not on the ballot"
        case .negativeParameter: "a parameter of the rule is negative"
        case .needsPoints(let kind): "this rule needs ballots with points; these are \(kind.rawValue)"
        case .needsRankings(let kind): "Borda needs ranked ballots; these are \(kind.rawValue)"
        case .needsApprovals(let kind): "Phragmén needs approval ballots; these are \(kind.rawValue)"
        }
    }
}

/// A count under way: what is taken, what is left, and the record so far.
struct Count {
    let instance: Instance
    let profile: Profile
    let rule: AllocationRule
    let scores: Scores
    /// What the rule ranks by and compares with the minimum of votes.
    let totals: [Int]
    let scale: Int
    let ties: TieBreaking
    var allocation: Allocation
    /// Money left in the envelope being served.
    var left = 0
    /// Whether effective votes are recorded.
    var isWatched = false
    /// By what greedy ranks just now.
    var ranking: AllocationRule.Ranking
    private var isTaken: [Bool]
    private(set) var rivals: [Int: [Int]] = [:]

    init(_ instance: Instance, _ profile: Profile, _ rule: AllocationRule, _ scores: Scores) {
        (self.instance, self.profile, self.rule, self.scores) = (instance, profile, rule, scores)
        (totals, scale) = scores.total(rule.utility)
        ties = TieBreaking(rule.ties, instance, votes: scores.supporters, breakdowns: profile.breakdowns)
        ranking = rule.effectiveRanking
        allocation = Allocation(left: instance.budget)
        isTaken = [Bool](repeating: false, count: instance.projects.count)
        let index = Dictionary(uniqueKeysWithValues: instance.projects.enumerated().map { ($1.id, $0) })
        for group in rule.exclusiveGroups.map({ $0.compactMap { index[$0] } }) {
            for project in group { rivals[project, default: []] += group.filter { $0 != project } }
        }
    }

    var envelope: Int { allocation.envelopes.count - 1 }
    func cost(_ project: Int) -> Int { instance.projects[project].cost }
    func rivals(of project: Int) -> [Int] { rivals[project] ?? [] }
    func isTaken(_ project: Int) -> Bool { isTaken[project] }
    func winningRival(of project: Int) -> Int? { rivals(of: project).first { isTaken[$0] } }
    var isFull: Bool { rule.maximumWinners.map { allocation.winners.count >= $0 } ?? false }

    /// Serves one envelope: the mandatory projects it covers, the quotas, then the rule.
    mutating func serve(_ envelope: Envelope, isLast: Bool = false) {
        allocation.envelopes.append(EnvelopeReport(scope: envelope.scope, amount: envelope.amount, spent: 0))
        left = envelope.amount
        let covered = instance.projects.indices.filter { !isTaken[$0] && envelope.scope.contains(instance.projects[$0]) }
        takeMandatory(covered)
        let eligible = covered.filter { !isTaken[$0] && hasEnoughVotes($0) }
        if isLast || self.envelope == 0 { recordTooFewVotes(covered) }
        takeQuotas(eligible)
        run(eligible.filter { !isTaken[$0] })
    }

    private mutating func run(_ eligible: [Int]) {
        switch rule.method {
        case .greedy: greedy(eligible, reason: .rank)
        case .equalShares: equalShares(eligible)
        case .phragmen: phragmen(eligible)
        case .maxUtility: maxUtility(eligible)
        case .majorityJudgment: majorityJudgment(eligible)
        case .boundedOverspending: boundedOverspending(eligible)
        }
    }

    private func hasEnoughVotes(_ project: Int) -> Bool { totals[project] >= minimumTotal }

    /// The minimum of votes in the unit of the totals: the count and the percentage, whichever asks more.
    private var minimumTotal: Int {
        max(rule.minimumVotes * scale, (rule.minimumPercent * scores.voters * scale + 99) / 100)
    }

    private mutating func recordTooFewVotes(_ covered: [Int]) {
        for project in ties.ordered(covered) where !isTaken[project] && !hasEnoughVotes(project) {
            refuse(project, .tooFewVotes(votes: totals[project] / scale, minimum: (minimumTotal + scale - 1) / scale))
        }
    }

    private mutating func takeMandatory(_ covered: [Int]) {
        let wanted = Set(rule.mandatory)
        for project in ties.ordered(covered) where wanted.contains(instance.projects[project].id) {
            if cost(project) <= left { take(project, .mandatory) } else { refuse(project, .skipped(missing: cost(project) - left)) }
        }
    }

    private mutating func takeQuotas(_ eligible: [Int]) {
        for quota in rule.quotas {
            var wanted = quota.atLeast - allocation.winners.count { quota.scope.contains(instance.projects[$0]) }
            for project in ranked(eligible.filter { quota.scope.contains(instance.projects[$0]) })
            where wanted > 0 && !isFull && !isTaken[project] && winningRival(of: project) == nil && cost(project) <= left {
                take(project, .quota)
                wanted -= 1
            }
        }
    }

    /// Takes a project at its cost, or for the part the money left can pay.
    mutating func take(
        _ project: Int, _ reason: Round.Reason, score: Fraction? = nil, tie: Int? = nil, payment: Round.Payment? = nil
    ) {
        let paid = min(cost(project), left)
        let missing = cost(project) - paid
        let outcome: Round.Outcome = missing > 0 && reason != .reserve ? .takenInPart(amount: paid) : .taken(reason)
        if missing > 0 { allocation.partialFunding[project] = paid }
        if reason == .reserve { allocation.fromReserve[project] = missing }
        record(project, outcome, score, paid, tie, payment)
        isTaken[project] = true
        left -= paid
        allocation.winners.append(project)
        allocation.envelopes[envelope].spent += paid
    }

    mutating func refuse(_ project: Int, _ outcome: Round.Outcome, score: Fraction? = nil, tie: Int? = nil) {
        record(project, outcome, score, 0, tie, nil)
    }

    private mutating func record(
        _ project: Int, _ outcome: Round.Outcome, _ score: Fraction?, _ paid: Int, _ tie: Int?, _ payment: Round.Payment?
    ) {
        allocation.rounds.append(Round(
            project: project, envelope: envelope, outcome: outcome, score: score ?? self.score(of: project),
            leftBefore: left, leftAfter: left - paid, tie: tie, payment: payment))
    }

    /// Records that one of several equals was chosen; the index of the tie, nil when there was no tie.
    mutating func settle(_ tied: [Int], chosen: [Int]) -> Int? {
        guard tied.count > 1 else { return nil }
        let among = ties.ordered(tied)
        let first = chosen.first ?? among[0]
        let other = among.first { !chosen.contains($0) && $0 != first } ?? among.first { $0 != first }!
        allocation.ties.append(Tie(among: among, chosen: chosen, by: ties.key(between: first, and: other)))
        return allocation.ties.count - 1
    }

    func finished() -> Allocation {
        var allocation = allocation
        allocation.spent = allocation.envelopes.reduce(0) { $0 + $1.spent }
        allocation.left = instance.budget - allocation.spent
        return allocation
    }
}
