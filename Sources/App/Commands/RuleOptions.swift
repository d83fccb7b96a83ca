public import ArgumentParser
import Pabulib
import Tally

/// One word of a few. It says its words itself: to find them out by reflection takes as long as counting a small file.
protocol WordOption: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension WordOption {
    static var allValueStrings: [String] { allCases.map { $0.rawValue } }
    var defaultValueDescription: String { rawValue }
}

extension AllocationRule.Method: WordOption {}
extension AllocationRule.Utility: WordOption {}
extension AllocationRule.Ranking: WordOption {}
extension AllocationRule.NotFitting: WordOption {}
extension AllocationRule.Completion: WordOption {}

/// The parameters of an allocation rule as options.
struct RuleOptions: ParsableArguments {
    @Option(help: "How winners are chosen.") var rule: AllocationRule.Method = .greedy
    @Option(help: "What a voter draws from a funded choice. Greedy ranks by votes (cost), votes per cost (cardinality), points or Borda per cost.")
    var utility: AllocationRule.Utility = .cost
    @Option(help: "Greedy: rank by the total or by the total per unit of cost, whatever the utility.")
    var ranking: AllocationRule.Ranking?
    @Option(help: "At the first project that the money left cannot pay.") var notFitting: AllocationRule.NotFitting = .skip
    @Option(help: "Percent of its cost from which a reserve outside the budget completes a project that does not fit (Poznań: 80).")
    var reservePercent: Int?
    @Option(help: "For how many projects the reserve does so.") var reserveProjects: Int = 1
    @Option(help: "After equal shares; may be repeated, in order.") var completion: [AllocationRule.Completion] = []
    @Option(help: "Tie rule: votes, cost-asc, cost-desc, id, id-desc, id-number, seed:TEXT, file-order, channel:VALUE, category:NAME; several with commas, in order (\\, is a comma inside a text or a name).")
    var ties: String = "id"
    @Option(help: "Least votes (points, for points and Borda) to be considered.") var minVotes: Int = 0
    @Option(help: "The same in percent of the ballots.") var minPercent: Int = 0
    @Option(help: "No more winners than this.") var maxWinners: Int?
    @Option(help: "DISTRICT=AMOUNT: money for the projects of a district, served before the whole city; may be repeated.")
    var territoryEnvelope: [String] = []
    @Option(help: "The same amount for every district.") var territoryEnvelopeEach: String?
    @Option(help: ArgumentHelp(
        "SCOPE=AMOUNT: money set aside, served in order after that of the options above; may be repeated.",
        discussion: "SCOPE is territory:DISTRICT, category:NAME or without-territory (the projects of no district); with ring-fenced: before it, what the envelope leaves stays with it."))
    var envelope: [String] = []
    @Flag(help: "What the envelopes leave does not go to the whole city.") var noCarryOver = false
    @Option(help: "ID,ID…: of these at most one wins; may be repeated.") var exclusive: [String] = []
    @Option(help: "ID,ID…: funded before anything else.") var mandatory: String?
    @Option(help: "CATEGORY=NUMBER or territory:DISTRICT=NUMBER: at least so many winners of it, taken first; may be repeated.") var quota: [String] = []

    func validate() throws {
        guard minVotes >= 0, (0...100).contains(minPercent), maxWinners ?? 0 >= 0, (0...100).contains(reservePercent ?? 0), reserveProjects >= 0 else {
            throw ValidationError("numbers must not be negative, nor a percentage above 100")
        }
        _ = try tieKeys()
        for text in territoryEnvelope + envelope + quota where !text.contains("=") { throw ValidationError("“\(text)”: NAME=VALUE expected") }
    }

    /// What it names must be in the file.
    func rule(for election: PabulibFile) throws -> AllocationRule {
        try check(tieKeys(), election)
        return AllocationRule(
            rule, utility: utility, ranking: ranking, notFitting: notFitting,
            reserve: reservePercent.map { .init(fromPercent: $0, projects: reserveProjects) }, completions: completion,
            ties: try tieKeys(), minimumVotes: minVotes, minimumPercent: minPercent, maximumWinners: maxWinners,
            quotas: try quota.map { try quota($0, election.instance) }, exclusiveGroups: exclusive.map(ids), mandatory: mandatory.map(ids) ?? [],
            envelopes: try envelopes(election.instance), carryOver: !noCarryOver)
    }

    private func ids(_ text: String) -> [String] { CommaList.names(text).filter { !$0.isEmpty } }

    /// Whether a tie is decided by what the file says of voters.
    var asksColumns: Bool {
        get throws {
            try tieKeys().contains { if case .supporters = $0 { true } else { false } }
        }
    }

    private func tieKeys() throws -> [TieKey] {
        let words = ids(ties).map { String($0.drop { $0 == " " }) }
        guard !words.isEmpty else { throw ValidationError("--ties: a key is expected") }
        return try words.map { text in
            guard let key = TieKey(text) else { throw ValidationError("--ties: “\(text)” is not a key") }
            return key
        }
    }

    private func check(_ keys: [TieKey], _ election: PabulibFile) throws {
        for key in keys {
            switch key {
            case .category(let name): try check(.category(name), election.instance)
            case .supporters(let column, let value):
                if election.profile.breakdowns[column]?.voters[value] == nil { throw CommandRefusal("no ballot of this file has \(column) “\(value)”") }
            case .votes, .costRising, .costFalling, .id, .idFalling, .idAsNumber, .seed, .fileOrder: break
            }
        }
    }

    private func check(_ scope: Envelope.Scope, _ instance: Instance) throws {
        guard instance.projects.contains(where: scope.contains) else { throw CommandRefusal("no project of this file is in “\(scope.name)”") }
    }

    private func quota(_ text: String, _ instance: Instance) throws -> AllocationRule.Quota {
        let (name, value) = pair(text)
        guard let number = Int(value), number >= 0 else { throw ValidationError("--quota: “\(value)” is not a number") }
        let scope = Envelope.Scope(name) ?? .category(name)
        try check(scope, instance)
        return .init(scope, atLeast: number)
    }

    private func envelopes(_ instance: Instance) throws -> [Envelope] {
        var envelopes: [Envelope] = []
        if let each = territoryEnvelopeEach {
            envelopes = Envelope.each(try CountInput.amount(each, instance, "--territory-envelope-each"), of: instance)
            if envelopes.isEmpty { throw CommandRefusal("the projects of this file have no district") }
        }
        let ringFenced = "ring-fenced:"
        for (name, value) in (territoryEnvelope.map { "territory:\($0)" } + envelope).map(pair) {
            let isRingFenced = name.hasPrefix(ringFenced)
            let words = isRingFenced ? String(name.dropFirst(ringFenced.count)) : name
            guard let scope = Envelope.Scope(words) else { throw ValidationError("--envelope: “\(words)” is no scope") }
            try check(scope, instance)
            envelopes.removeAll { $0.scope == scope }
            envelopes.append(Envelope(scope, amount: try CountInput.amount(value, instance, "the envelope of \(scope.name)"), isRingFenced: isRingFenced))
        }
        return envelopes
    }

    /// The two sides of the last `=`.
    private func pair(_ text: String) -> (String, String) {
        let mark = text.lastIndex(of: "=") ?? text.endIndex
        return (String(text[..<mark]), String(text[mark...].dropFirst()))
    }
}
