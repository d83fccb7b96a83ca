public import ArgumentParser
import Pabulib
import Tally

extension AllocationRule.Method: ExpressibleByArgument {}
extension AllocationRule.Utility: ExpressibleByArgument {}
extension AllocationRule.Ranking: ExpressibleByArgument {}
extension AllocationRule.NotFitting: ExpressibleByArgument {}
extension AllocationRule.Completion: ExpressibleByArgument {}

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
    @Option(help: "Tie rule: votes, cost-asc, cost-desc, id, id-desc, id-number, seed:TEXT, file-order, channel:VALUE, category:NAME; several with commas, in order.")
    var ties: String = "id"
    @Option(help: "Least votes (points, for points and Borda) to be considered.") var minVotes: Int = 0
    @Option(help: "The same in percent of the ballots.") var minPercent: Int = 0
    @Option(help: "No more winners than this.") var maxWinners: Int?
    @Option(help: "DISTRICT=AMOUNT: money for the projects of a district, served before the whole city; may be repeated.")
    var territoryEnvelope: [String] = []
    @Option(help: "The same amount for every district.") var territoryEnvelopeEach: String?
    @Flag(help: "What a district leaves does not go to the whole city.") var noCarryOver = false
    @Option(help: "ID,ID…: of these at most one wins; may be repeated.") var exclusive: [String] = []
    @Option(help: "ID,ID…: funded before anything else.") var mandatory: String?
    @Option(help: "CATEGORY=NUMBER or territory:DISTRICT=NUMBER: at least so many winners of it, taken first; may be repeated.") var quota: [String] = []

    func validate() throws {
        guard minVotes >= 0, (0...100).contains(minPercent), maxWinners ?? 0 >= 0, (0...100).contains(reservePercent ?? 0), reserveProjects >= 0 else {
            throw ValidationError("numbers must not be negative, nor a percentage above 100")
        }
        _ = try tieKeys()
        for text in territoryEnvelope + quota where !text.contains("=") { throw ValidationError("“\(text)”: NAME=VALUE expected") }
    }

    func rule(for instance: Instance) throws -> AllocationRule {
        AllocationRule(
            rule, utility: utility, ranking: ranking, notFitting: notFitting,
            reserve: reservePercent.map { .init(fromPercent: $0, projects: reserveProjects) }, completions: completion,
            ties: try tieKeys(), minimumVotes: minVotes, minimumPercent: minPercent, maximumWinners: maxWinners,
            quotas: try quota.map(quota), exclusiveGroups: exclusive.map(ids), mandatory: mandatory.map(ids) ?? [],
            envelopes: try envelopes(instance), carryOver: !noCarryOver)
    }

    private func ids(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }

    private func tieKeys() throws -> [TieKey] {
        try ids(ties).map { text in
            guard let key = TieKey(text) else { throw ValidationError("--ties: “\(text)” is not a key") }
            return key
        }
    }

    private func quota(_ text: String) throws -> AllocationRule.Quota {
        let (name, value) = pair(text)
        guard let number = Int(value), number >= 0 else { throw ValidationError("--quota: “\(value)” is not a number") }
        return .init(name.hasPrefix("territory:") ? .territory(String(name.dropFirst("territory:".count))) : .category(name), atLeast: number)
    }

    private func envelopes(_ instance: Instance) throws -> [Envelope] {
        let known = Set(instance.projects.compactMap(\.territory))
        var envelopes: [Envelope] = []
        if let each = territoryEnvelopeEach {
            guard !known.isEmpty else { throw CommandRefusal("the projects of this file have no district") }
            envelopes = Envelope.each(try CountInput.amount(each, instance, "--territory-envelope-each"), of: instance)
        }
        for (name, value) in territoryEnvelope.map(pair) {
            guard known.contains(name) else { throw CommandRefusal("no project of this file is in district “\(name)”") }
            envelopes.removeAll { $0.scope == .territory(name) }
            envelopes.append(Envelope(.territory(name), amount: try CountInput.amount(value, instance, "--territory-envelope")))
        }
        return envelopes
    }

    /// The two sides of the last `=`.
    private func pair(_ text: String) -> (String, String) {
        let mark = text.lastIndex(of: "=") ?? text.endIndex
        return (String(text[..<mark]), String(text[mark...].dropFirst()))
    }
}
