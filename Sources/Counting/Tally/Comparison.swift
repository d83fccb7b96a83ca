/// The published rule beside the others on the same ballots, for the debate that follows the proclamation.
public struct Comparison: Sendable {
    /// One rule, what it funds, and how it differs from the published one.
    public struct Row: Sendable {
        public var name: String
        public var rule: AllocationRule
        public var allocation: Allocation
        public var satisfaction: Satisfaction
        /// Winners here that the published rule does not fund, and the contrary.
        public var gained: [Int]
        public var lost: [Int]
    }

    /// The published rule first.
    public let rows: [Row]

    /// - Parameters:
    ///   - outcome: what the published rule gives of these ballots, when it is known already.
    ///   - isQuick: without the rules that would take long on such a vote, nor the published one a second time.
    public init(
        _ instance: Instance, _ profile: Profile, published: AllocationRule, outcome: Allocation? = nil, isQuick: Bool = false
    ) throws(RuleProblem) {
        let first = if let outcome { outcome } else { try published.allocate(instance, profile) }
        let winners = Set(first.winners)
        var rows: [Row] = []
        for (name, rule) in [("published", published)] + Self.others(published, profile.kind)
        where !isQuick || name == "published" || (rule.plain != published.plain && Self.isQuick(rule, instance, profile)) {
            let allocation = name == "published" ? first : try rule.allocate(instance, profile)
            let taken = Set(allocation.winners)
            rows.append(Row(
                name: name, rule: rule, allocation: allocation, satisfaction: Satisfaction(allocation.winners, profile),
                gained: allocation.winners.filter { !winners.contains($0) }, lost: first.winners.filter { !taken.contains($0) }))
        }
        self.rows = rows
    }

    /// The exact knapsack holds at most one sum for each amount of money up to the budget, by the greatest amount that divides all costs;
    /// bounded overspending reads the choices anew for each project. Either way within a few seconds.
    private static func isQuick(_ rule: AllocationRule, _ instance: Instance, _ profile: Profile) -> Bool {
        switch rule.method {
        case .maxUtility:
            let step = instance.projects.reduce(0) { divisor($0, $1.cost) }
            return rule.exclusiveGroups.isEmpty && rule.maximumWinners == nil && instance.budget / max(step, 1) <= 2_000_000 / max(instance.projects.count, 1)
        case .boundedOverspending: return profile.choices.count * instance.projects.count <= 20_000_000
        case .greedy, .equalShares, .phragmen, .majorityJudgment, .instantRunoff: return true
        }
    }

    private static func divisor(_ one: Int, _ other: Int) -> Int { other == 0 ? one : divisor(other, one % other) }

    /// The rules worth seeing for a kind of ballot, with the ties, thresholds and envelopes of the published one.
    private static func others(_ published: AllocationRule, _ kind: BallotKind) -> [(String, AllocationRule)] {
        let utility: AllocationRule.Utility = switch kind {
        case .approval, .chooseOne: .cost
        case .cumulative, .scoring: .points
        case .ordinal: .borda
        }
        func like(_ change: (inout AllocationRule) -> Void) -> AllocationRule {
            var rule = published
            (rule.method, rule.utility, rule.ranking, rule.notFitting, rule.completions) = (.greedy, utility, .total, .skip, [])
            change(&rule)
            return rule
        }
        var others = [
            ("greedy skip", like { _ in }),
            ("greedy stop", like { $0.notFitting = .stop }),
            ("greedy per cost", like { ($0.utility, $0.ranking) = (utility == .cost ? .cardinality : utility, .perCost) }),
            ("equal shares", like { ($0.method, $0.completions) = (.equalShares, [.add1u]) }),
            ("equal shares alone", like { $0.method = .equalShares }),
            ("bounded overspending", like { $0.method = .boundedOverspending }),
            ("max utility", like { $0.method = .maxUtility }),
        ]
        if kind == .approval || kind == .chooseOne { others.append(("phragmen", like { $0.method = .phragmen })) }
        if kind == .scoring { others.append(("majority judgment", like { $0.method = .majorityJudgment })) }
        if kind == .ordinal { others.append(("instant runoff", like { ($0.method, $0.utility) = (.instantRunoff, .cost) })) }
        if !published.envelopes.isEmpty { others.append(("no envelopes", { var rule = published; rule.envelopes = []; return rule }())) }
        return others
    }

    public func json(_ instance: Instance) -> JSON {
        .object([.init("budget", .string(instance.text(of: instance.budget))), .init("rules", .array(rows.map { row in
            .object([
                .init("name", .string(row.name)), .init("rule", .string(row.rule.method.rawValue)), .init("options", row.rule.json(instance)),
                .init("winners", .strings(row.allocation.winners.map { instance.projects[$0].id })),
                .init("cost", .string(instance.text(of: row.allocation.spent))),
                .init("left", .string(instance.text(of: row.allocation.left))),
                .init("votersServed", .number(row.satisfaction.voters(withAtLeast: 1))),
                .init("averageWinningChoices", .string(row.satisfaction.average?.description ?? "0")),
            ])
        }))])
    }
}

extension AllocationRule {
    /// The same rule in one way of writing: greedy ranks by supporters whether a choice is worth one or its cost.
    fileprivate var plain: AllocationRule {
        var rule = self
        rule.ranking = effectiveRanking
        if method == .greedy, utility == .cardinality { rule.utility = .cost }
        return rule
    }
}
