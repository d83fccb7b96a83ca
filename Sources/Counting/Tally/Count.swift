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
        var count = Count(instance, profile, self, scores, payers: try payers(instance))
        count.isWatched = watched
        for envelope in envelopes { count.serve(envelope) }
        let rest = amountForAll(of: instance, after: count.allocation)
        // Without money too when a project was in no envelope: it is owed its reason.
        if envelopes.isEmpty || rest > 0 || !count.hasConsideredAll { count.serve(Envelope(.everywhere, amount: rest)) }
        return count.finished()
    }

    /// Which envelope pays each mandatory project, whatever the votes: the first that covers it and still has its cost, else the whole city.
    private func payers(_ instance: Instance) throws(RuleProblem) -> [Int: Int] {
        let city = Envelope(.everywhere, amount: instance.budget - envelopes.reduce(0) { $0 + $1.amount })
        var purses = envelopes + [city]
        var payers: [Int: Int] = [:]
        for id in mandatory {
            guard let project = instance.index(of: id), payers[project] == nil else { continue }
            let wanted = instance.projects[project]
            guard let payer = purses.firstIndex(where: { $0.scope.contains(wanted) && $0.amount >= wanted.cost }) else { throw .mandatoryUnpaid(id) }
            purses[payer].amount -= wanted.cost
            payers[project] = payer
        }
        if let maximumWinners, payers.count > maximumWinners { throw .tooManyMandatory(payers.count) }
        return payers
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
        for group in exclusiveGroups {
            let rivals = Set(group).intersection(mandatory).sorted()
            if rivals.count > 1 { throw .mandatoryRivals(rivals[0], rivals[1]) }
        }
        let kind = profile.kind
        if utility == .points && !profile.hasPoints && kind != .ordinal { throw .needsPoints(kind) }
        if utility == .borda && kind != .ordinal { throw .needsRankings(kind) }
        if method == .instantRunoff && kind != .ordinal && kind != .chooseOne { throw .needsRankings(kind) }
        if method == .majorityJudgment && !profile.hasPoints { throw .needsPoints(kind) }
        if let reserve, reserve.fromPercent < 0 || reserve.projects < 0 { throw .negativeParameter }
        if minimumVotes < 0 || minimumPercent < 0 || envelopes.contains(where: { $0.amount < 0 }) { throw .negativeParameter }
        if method == .phragmen && !(kind == .approval || kind == .chooseOne) { throw .needsApprovals(kind) }
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
    private var isConsidered: [Bool]
    /// Ties met while putting aside, in this envelope: who won of them is known once it is served.
    private var eliminations: [Int] = []
    /// The envelope that pays each mandatory project.
    let payers: [Int: Int]
    /// Seats of the maximum that the envelope being served leaves to those to come.
    private var heldForQuotas = 0
    private(set) var rivals: [Int: [Int]] = [:]

    init(_ instance: Instance, _ profile: Profile, _ rule: AllocationRule, _ scores: Scores, payers: [Int: Int]) {
        (self.instance, self.profile, self.rule, self.scores, self.payers) = (instance, profile, rule, scores, payers)
        (totals, scale) = scores.total(rule.utility)
        ties = TieBreaking(rule.ties, instance, votes: scores.supporters, breakdowns: profile.breakdowns)
        ranking = rule.effectiveRanking
        allocation = Allocation(left: instance.budget)
        isTaken = [Bool](repeating: false, count: instance.projects.count)
        isConsidered = isTaken
        let index = Dictionary(uniqueKeysWithValues: instance.projects.enumerated().map { ($1.id, $0) })
        for group in rule.exclusiveGroups.map({ $0.compactMap { index[$0] } }) {
            for project in group { rivals[project, default: []] += group.filter { $0 != project } }
        }
    }

    var envelope: Int { allocation.envelopes.count - 1 }
    func cost(_ project: Int) -> Int { instance.projects[project].cost }
    func rivals(of project: Int) -> [Int] { rivals[project] ?? [] }
    func isTaken(_ project: Int) -> Bool { isTaken[project] }
    /// A mandatory one wins whenever its envelope is served.
    func winningRival(of project: Int) -> Int? { rivals(of: project).first { isTaken[$0] || payers[$0] != nil } }
    var hasConsideredAll: Bool { !isConsidered.contains(false) }
    /// How many more may win beside those for whom a seat is held; nil without a maximum.
    var room: Int? { rule.maximumWinners.map { max($0 - allocation.winners.count - awaited.count - heldForQuotas, 0) } }
    /// The mandatory projects still to come.
    var awaited: [Int] { payers.keys.filter { !isTaken[$0] } }
    var isFull: Bool { room == 0 }

    /// Serves one envelope: the mandatory projects it covers, the quotas, then the rule.
    mutating func serve(_ envelope: Envelope) {
        allocation.envelopes.append(EnvelopeReport(scope: envelope.scope, amount: envelope.amount, spent: 0))
        left = envelope.amount
        let covered = covered(by: envelope.scope)
        for project in ties.ordered(covered) where payers[project] != nil { take(project, .mandatory) }
        let eligible = covered.filter { !isTaken[$0] && hasEnoughVotes($0) }
        recordTooFewVotes(covered)
        takeQuotas(eligible)
        heldForQuotas = seatsToHold()
        run(eligible.filter { !isTaken[$0] })
        heldForQuotas = 0
        for tie in eliminations { allocation.ties[tie].chosen = allocation.ties[tie].among.filter { isTaken[$0] } }
        eliminations = []
    }

    /// Mandatory projects wait for the envelope that pays them; an empty envelope says no second word on what another considered.
    private func covered(by scope: Envelope.Scope) -> [Int] {
        instance.projects.indices.filter {
            !isTaken[$0] && scope.contains(instance.projects[$0]) && payers[$0] ?? envelope == envelope && (left > 0 || !isConsidered[$0])
        }
    }

    private mutating func run(_ eligible: [Int]) {
        switch rule.method {
        case .greedy: greedy(eligible, reason: .rank)
        case .equalShares: equalShares(eligible)
        case .phragmen: phragmen(eligible)
        case .maxUtility: maxUtility(eligible)
        case .majorityJudgment: majorityJudgment(eligible)
        case .boundedOverspending: boundedOverspending(eligible)
        case .instantRunoff: instantRunoff(eligible)
        }
    }

    func hasEnoughVotes(_ project: Int) -> Bool { Int128(totals[project]) >= minimumTotal }

    /// The minimum of votes in the unit of the totals: the count and the percentage, whichever asks more.
    private var minimumTotal: Int128 {
        max(Int128(rule.minimumVotes) * Int128(scale), (Int128(rule.minimumPercent) * Int128(scores.voters) * Int128(scale) + 99) / 100)
    }

    private mutating func recordTooFewVotes(_ covered: [Int]) {
        let minimum = Int(clamping: (minimumTotal + Int128(scale) - 1) / Int128(scale))
        for project in ties.ordered(covered) where !isTaken[project] && !isConsidered[project] && !hasEnoughVotes(project) {
            refuse(project, .tooFewVotes(votes: totals[project] / scale, minimum: minimum))
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
        isConsidered[project] = true
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

    /// Records the ties met while putting aside; the index of the first.
    mutating func record(eliminations met: [Tie]) -> Int {
        let first = allocation.ties.count
        allocation.ties += met
        eliminations += first..<allocation.ties.count
        return first
    }

    func finished() -> Allocation {
        var allocation = allocation
        allocation.spent = allocation.envelopes.reduce(0) { $0 + $1.spent }
        allocation.left = instance.budget - allocation.spent
        return allocation
    }
}
