/// The published form of a count: amounts as decimal text in units of currency, fractions as `17/3`.
extension Allocation {
    public func json(_ instance: Instance, _ rule: AllocationRule) -> JSON {
        let id = { (project: Int) in JSON.string(instance.projects[project].id) }
        let amount = { (value: Int) in JSON.string(instance.text(of: value)) }
        var members: [JSON.Member] = [
            .init("rule", .string(rule.method.rawValue)),
            .init("options", rule.json(instance)),
            .init("budget", amount(instance.budget)),
            .init("winners", .array(winners.map(id))),
            .init("cost", amount(spent)),
            .init("left", amount(left)),
        ]
        // In the order taken: that of the file says nothing.
        for (name, amounts) in [("partial", partialFunding), ("reserve", fromReserve)] where !amounts.isEmpty {
            members.append(.init(name, .object(winners.compactMap { winner in
                amounts[winner].map { JSON.Member(instance.projects[winner].id, amount($0)) }
            })))
        }
        if let share { members.append(.init("share", .string(share.description))) }
        if let greedyPreferred { members.append(.init("greedyPreferred", .bool(greedyPreferred))) }
        members.append(.init("ties", .array(ties.map { tie in
            .object([.init("among", .array(tie.among.map(id))), .init("chosen", .array(tie.chosen.map(id))), .init("by", .string(tie.by.name))])
        })))
        members.append(.init("envelopes", .array(envelopes.map { $0.json(amount) })))
        members.append(.init("rounds", .array(rounds.map { $0.json(instance, envelopes) })))
        return .object(members)
    }
}

extension EnvelopeReport {
    fileprivate func json(_ text: (Int) -> JSON) -> JSON {
        var members: [JSON.Member] = [.init("scope", .string(scope.name)), .init("amount", text(amount)), .init("cost", text(spent)), .init("left", text(left))]
        if let share { members.append(.init("share", .string(share.description))) }
        return .object(members)
    }
}

extension Round {
    func json(_ instance: Instance, _ envelopes: [EnvelopeReport]) -> JSON {
        var members: [JSON.Member] = [
            .init("project", .string(instance.projects[project].id)),
            .init("envelope", .string(envelopes[envelope].scope.name)),
            .init("outcome", .string(outcome.name)),
        ]
        members += outcome.details(instance)
        members += [
            .init("score", .string(score.description)),
            .init("leftBefore", .string(instance.text(of: leftBefore))),
            .init("left", .string(instance.text(of: leftAfter))),
        ]
        if let tie { members.append(.init("tie", .number(tie))) }
        if let payment {
            members.append(.init("payment", .object([
                .init("perVoter", .string((payment.perVoter / Fraction(instance.currencyUnit)).description)),
                .init("effectiveVotes", .string(payment.effectiveVotes.decimal(digits: 2))),
                .init("exhausted", .number(payment.exhausted)),
            ])))
        }
        if let effectiveVotes {
            members.append(.init("effectiveVotes", .object(effectiveVotes.map { (instance.projects[$0.key].id, $0.value.decimal(digits: 2)) }
                .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map { .init($0.0, .string($0.1)) })))
        }
        return .object(members)
    }
}

extension Round.Outcome {
    /// One word for programs.
    public var name: String {
        switch self {
        case .taken: "taken"
        case .takenInPart: "taken-in-part"
        case .skipped: "skipped"
        case .stoppedHere: "stopped-here"
        case .notReached: "not-reached"
        case .enoughWinners: "enough-winners"
        case .tooFewVotes: "too-few-votes"
        case .excludedBy: "excluded"
        case .unaffordable: "unaffordable"
        case .noSupporter: "no-supporter"
        case .notInBestSet: "not-in-best-set"
        }
    }

    func details(_ instance: Instance) -> [JSON.Member] {
        switch self {
        case .taken(let reason): [.init("reason", .string(reason.rawValue))]
        case .takenInPart(let amount): [.init("amount", .string(instance.text(of: amount)))]
        case .skipped(let missing), .stoppedHere(let missing): [.init("missing", .string(instance.text(of: missing)))]
        case .notReached(let project): [.init("stoppedAt", .string(instance.projects[project].id))]
        case .excludedBy(let project): [.init("rival", .string(instance.projects[project].id))]
        case .tooFewVotes(let votes, let minimum): [.init("votes", .number(votes)), .init("minimum", .number(minimum))]
        case .enoughWinners, .unaffordable, .noSupporter, .notInBestSet: []
        }
    }
}

extension Envelope.Scope {
    /// Reads what `name` writes; nil for anything else.
    public init?(_ name: String) {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.count) {
        case ("everywhere", 1): self = .everywhere
        case ("without-territory", 1): self = .withoutTerritory
        case ("territory", 2): self = .territory(parts[1])
        case ("category", 2): self = .category(parts[1])
        default: return nil
        }
    }

    /// `everywhere`, or the name of the territory or category with its kind.
    public var name: String {
        switch self {
        case .everywhere: "everywhere"
        case .withoutTerritory: "without-territory"
        case .territory(let name): "territory:\(name)"
        case .category(let name): "category:\(name)"
        }
    }
}

extension AllocationRule {
    /// Every parameter that is not the usual one, as the command line names it.
    func json(_ instance: Instance) -> JSON {
        var members: [JSON.Member] = [
            .init("utility", .string(utility.rawValue)),
            .init("not-fitting", .string(notFitting.rawValue)),
            .init("completion", .strings(completions.map(\.rawValue))),
            .init("ties", .strings(ties.map(\.name))),
        ]
        if let ranking { members.append(.init("ranking", .string(ranking.rawValue))) }
        if let reserve {
            members.append(.init("reserve", .object([.init("from-percent", .number(reserve.fromPercent)), .init("projects", .number(reserve.projects))])))
        }
        if minimumVotes > 0 { members.append(.init("min-votes", .number(minimumVotes))) }
        if minimumPercent > 0 { members.append(.init("min-percent", .number(minimumPercent))) }
        if let maximumWinners { members.append(.init("max-winners", .number(maximumWinners))) }
        if !mandatory.isEmpty { members.append(.init("mandatory", .strings(mandatory))) }
        if !exclusiveGroups.isEmpty { members.append(.init("exclusive", .array(exclusiveGroups.map(JSON.strings)))) }
        if !quotas.isEmpty {
            members.append(.init("quotas", .object(quotas.map { .init($0.scope.name, .number($0.atLeast)) })))
        }
        if !envelopes.isEmpty {
            members.append(.init("envelopes", .object(envelopes.map { .init($0.scope.name, .string(instance.text(of: $0.amount))) })))
            members.append(.init("carry-over", .bool(carryOver)))
            let fenced = envelopes.filter(\.isRingFenced)
            if !fenced.isEmpty { members.append(.init("ring-fenced", .strings(fenced.map(\.scope.name)))) }
        }
        return .object(members)
    }
}
