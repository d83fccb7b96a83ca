import Tally
import Vocabulary

/// The rule of a count with its money, as it is kept beside the record: enough to count again, here or with `parvis count`.
struct CountRule: Sendable, Equatable, Codable {
    /// Money set aside for a territory or for a theme.
    struct Share: Sendable, Equatable, Codable {
        enum Kind: String, Sendable, Codable { case territory, theme }
        var kind: Kind
        var name: String
        var cents: Int
        var isRingFenced = false
    }

    /// At least so many winners of a territory or of a theme.
    struct Quota: Sendable, Equatable, Codable {
        var kind: Share.Kind
        var name: String
        var atLeast: Int
    }

    /// `greedy`, `equal-shares`… as the command line names them; so are the next ones.
    var method = "greedy"
    var utility = "cost"
    var ranking = "total"
    var notFitting = "skip"
    /// Money from outside completes the project at which the count stops, from so many percent of its cost on; nil: never.
    var reservePercent: Int?
    var completions: [String] = []
    var ties: [String] = ["votes", "cost-asc", "id-number"]
    var minimumVotes = 0
    /// In percent of the ballots; rules kept by an earlier version do not say.
    var minimumPercent: Int?
    var maximumWinners: Int?
    var quotas: [Quota] = []
    /// Numbers of projects of which one at most wins, group by group.
    var exclusiveGroups: [[Int]] = []
    /// Numbers of the projects taken first.
    var mandatory: [Int] = []
    /// Whether the record tells what other rules would have given.
    var comparesRules = false
    var shares: [Share] = []
    var carriesOver = true
    /// Everything there is to spend.
    var budget: Euros = .zero

    /// The rule of the library.
    var allocation: Tally.AllocationRule {
        Tally.AllocationRule(
            .init(rawValue: method) ?? .greedy, utility: .init(rawValue: utility) ?? .cost, ranking: .init(rawValue: ranking),
            notFitting: .init(rawValue: notFitting) ?? .skip, reserve: reservePercent.map { .init(fromPercent: $0) }, completions: completions.compactMap { .init(rawValue: $0) },
            ties: ties.compactMap { TieKey($0) }, minimumVotes: minimumVotes, minimumPercent: minimumPercent ?? 0, maximumWinners: maximumWinners,
            quotas: quotas.map { .init(scope($0.kind, $0.name), atLeast: $0.atLeast) },
            exclusiveGroups: exclusiveGroups.map { $0.map(String.init) }, mandatory: mandatory.map(String.init),
            envelopes: shares.map { Tally.Envelope(scope($0.kind, $0.name), amount: $0.cents, isRingFenced: $0.isRingFenced) },
            carryOver: carriesOver
        )
    }

    private func scope(_ kind: Share.Kind, _ name: String) -> Tally.Envelope.Scope {
        switch kind {
        case .territory: .territory(name)
        case .theme: .category(name)
        }
    }

    /// Whether its words are known and its numbers can be counted with: a rule read from elsewhere may hold any.
    var isSound: Bool {
        typealias Rule = Tally.AllocationRule
        return Rule.Method(rawValue: method) != nil && Rule.Utility(rawValue: utility) != nil && Rule.Ranking(rawValue: ranking) != nil
            && Rule.NotFitting(rawValue: notFitting) != nil && completions.allSatisfy { Rule.Completion(rawValue: $0) != nil }
            && ties.allSatisfy { TieKey($0) != nil } && isBounded
    }

    private var isBounded: Bool {
        let amounts = 0...1_000_000_000_000_000, numbers = 0...1_000_000_000
        return amounts.contains(budget.cents) && shares.count <= 10_000 && shares.allSatisfy { amounts.contains($0.cents) }
            && numbers.contains(minimumVotes) && numbers.contains(maximumWinners ?? 0) && (0...100).contains(minimumPercent ?? 0) && (0...100).contains(reservePercent ?? 0) && quotas.allSatisfy { numbers.contains($0.atLeast) }
    }

    var isGreedy: Bool { method == "greedy" }
    var isRunoff: Bool { method == "instant-runoff" }
    /// Whether a project wins when those who chose it can pay for all of it together.
    var isPaidByVoters: Bool { method == "equal-shares" || method == "phragmen" }
    /// Whether a tie may be broken by how people voted: the count and the published file then tell each ballot's way.
    var asksWays: Bool { ties.contains { $0.hasPrefix("channel:") } }

    /// Leaves the ways out of the tie rule where few voted one way, whom their ballots would show, or nobody the way that is asked.
    /// - Parameter ways: ballots by way, `internet` and `paper`.
    mutating func settle(ways: [String: Int]) {
        let isTelling = ways.values.contains { (1..<Turnout.least).contains($0) }
        ties.removeAll { tie in tie.hasPrefix("channel:") && (isTelling || ways[String(tie.dropFirst("channel:".count)), default: 0] == 0) }
        if ties.isEmpty { ties = ["id-number"] }
    }

    var ranksByPoints: Bool { utility == "points" || utility == "borda" }
}

extension CountRule {
    /// From the rules in force at the opening of the vote. `territory` gives the name of a territory's code.
    /// - Parameter numbers: those on the ballot; what the rules say of a project that was taken off is void.
    init(_ book: Rulebook, on numbers: Set<Int>, territory: (String) -> String) {
        let choice = book.allocation
        switch choice.order {
        case .votes, .votesPerCost: method = "greedy"
        case .equalShares: (method, completions) = ("equal-shares", choice.completions)
        case .boundedOverspending, .phragmen, .maxUtility, .majorityJudgment, .instantRunoff: method = choice.order.rawValue
        }
        exclusiveGroups = choice.exclusiveGroups.map { $0.filter(numbers.contains) }.filter { $0.count > 1 }
        mandatory = choice.mandatory.filter(numbers.contains)
        comparesRules = choice.comparesRules
        let isWorthAsked = [.equalShares, .boundedOverspending, .maxUtility].contains(choice.order)
        utility = switch book.ballot.kind {
        case .points, .grades: "points"
        case .ranking: choice.order == .instantRunoff ? "cost" : "borda"
        case .approval, .knapsack: isWorthAsked ? choice.worth.rawValue : "cost"
        }
        ranking = choice.order == .votesPerCost ? "per-cost" : "total"
        // What equal shares leave goes to whatever still fits.
        notFitting = choice.order.ranks ? choice.notFitting.rawValue : "skip"
        ties = choice.ties.map { $0 == .publicSeed ? "seed:\(choice.seed)" : $0 == .theme ? "category:\(choice.tieTheme)" : $0.rawValue }
        minimumVotes = choice.minimumVotes ?? 0
        minimumPercent = choice.minimumPercent
        maximumWinners = choice.maximumWinners
        carriesOver = choice.carriesOver
        budget = book.envelopes.reduce(.zero) { $0 + $1.amount }
        shares = book.envelopes.compactMap { envelope in
            let place = envelope.territory.map { (Share.Kind.territory, territory($0)) } ?? envelope.theme.map { (.theme, $0) }
            return place.map { Share(kind: $0.0, name: $0.1, cents: envelope.amount.cents, isRingFenced: envelope.isRingFenced) }
        }
        quotas = choice.quotas.compactMap { quota in
            if let code = quota.territory { return Quota(kind: .territory, name: territory(code), atLeast: quota.atLeast) }
            return quota.theme.map { Quota(kind: .theme, name: $0, atLeast: quota.atLeast) }
        }
    }

    /// The name that Pabulib files give it.
    var nameInFiles: String {
        switch method {
        case "greedy": reservePercent != nil ? "greedy-custom" : notFitting == "stop" ? "greedy-no-skip" : "greedy"
        case "equal-shares":
            completions.contains { $0.hasPrefix("add1") } ? "equalshares/add1\(completions.contains("comparison") ? "-comparison" : "")" : "equalshares"
        case "instant-runoff": method
        default: "unknown"
        }
    }

    /// The options that make `parvis count` give the same winners.
    var options: [String] {
        var words = ["--rule", method, "--utility", utility, "--ranking", ranking, "--not-fitting", notFitting, "--ties", CommaList.text(ties)]
        for completion in completions { words += ["--completion", completion] }
        if let reservePercent { words += ["--reserve-percent", String(reservePercent)] }
        if minimumVotes > 0 { words += ["--min-votes", String(minimumVotes)] }
        if let minimumPercent { words += ["--min-percent", String(minimumPercent)] }
        if let maximumWinners { words += ["--max-winners", String(maximumWinners)] }
        for group in exclusiveGroups { words += ["--exclusive", group.map(String.init).joined(separator: ",")] }
        if !mandatory.isEmpty { words += ["--mandatory", mandatory.map(String.init).joined(separator: ",")] }
        words += envelopeOptions
        for quota in quotas {
            let isPlain = quota.kind == .theme && Tally.Envelope.Scope(quota.name) == nil
            words += ["--quota", "\(isPlain ? quota.name : scope(quota.kind, quota.name).name)=\(quota.atLeast)"]
        }
        return words
    }

    private var envelopeOptions: [String] {
        // Ring-fencing says something only beside envelopes that carry over.
        let carriesOver = carriesOver && !shares.allSatisfy(\.isRingFenced)
        let isPlain = shares.allSatisfy { $0.kind == .territory && !($0.isRingFenced && carriesOver) }
        let words = shares.flatMap { share in
            let amount = Euros(cents: share.cents).decimalText
            if isPlain { return ["--territory-envelope", "\(share.name)=\(amount)"] }
            return ["--envelope", "\(share.isRingFenced && carriesOver ? "ring-fenced:" : "")\(scope(share.kind, share.name).name)=\(amount)"]
        }
        return carriesOver || shares.isEmpty ? words : words + ["--no-carry-over"]
    }

    /// The command as one types it in a terminal.
    func command(file: String) -> String { (["parvis", "count", file] + options).map(Self.quoted).joined(separator: " ") }

    private static func quoted(_ word: String) -> String {
        let plain = word.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-_.,/=:".utf8.contains(byte)
        }
        return plain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
