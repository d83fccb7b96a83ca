/// What residents are told of a count, in figures: for each project why it won or not and what was missing, for the whole what
/// the voters got and where the money went.
public struct Explanation: Sendable {
    /// One project.
    public struct Line: Sendable {
        public var project: Int
        public var supporters: Int
        /// The last word of the record on it.
        public var fate: Round.Outcome?
        /// Nil for winners, for those whose answer would take too long, and where no number would do.
        public var votesMissing: Int?
        /// The greatest cost at which it would have won.
        public var winningCost: Int?
        /// Its supporters by where the ballots say they live, in byte order of the names.
        public var places: [(name: String, supporters: Int)]
    }

    /// In the order of the instance.
    public let lines: [Line]
    public let satisfaction: Satisfaction
    public let distribution: Distribution
    /// Voters by where the ballots say they live.
    public let voters: [String: Int]
    public let allocation: Allocation

    public init(_ instance: Instance, _ profile: Profile, _ rule: AllocationRule) throws(RuleProblem) {
        allocation = try rule.allocate(instance, profile, watched: true)
        satisfaction = Satisfaction(allocation.winners, profile)
        distribution = Distribution(instance, profile, allocation)
        let place = profile.breakdowns["district"] ?? profile.breakdowns["neighborhood"]
        voters = place?.voters ?? [:]
        let names = voters.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let scores = Scores(profile, projects: instance.projects.count)
        let missing = WhatWasMissing(instance, profile, rule, allocation)
        let sought = Set(missing.sought)
        var lines: [Line] = []
        for project in instance.projects.indices {
            let isSought = sought.contains(project)
            lines.append(Line(
                project: project, supporters: scores.supporters[project], fate: allocation.fate(of: project),
                votesMissing: isSought ? try missing.votes(for: project) : nil, winningCost: isSought ? try missing.cost(of: project) : nil,
                places: names.map { ($0, place?.supporters(of: project, $0) ?? 0) }.filter { $0.1 > 0 }))
        }
        self.lines = lines
    }

    /// The count with what explains it: `projects`, `votersByWins`, `byTerritory`, `byCategory` beside the rounds.
    public func json(_ instance: Instance, _ rule: AllocationRule) -> JSON {
        guard case .object(let members) = allocation.json(instance, rule) else { return .null }
        return .object(members + [
            .init("projects", .array(lines.map { json($0, instance) })),
            .init("votersByWins", .array(satisfaction.votersByWins.map(JSON.number))),
            .init("voters", .object(Self.members(voters.map { ($0.key, $0.value) }))),
            .init("byTerritory", .array(distribution.byTerritory.map { json($0, instance) })),
            .init("byCategory", .array(distribution.byCategory.map { json($0, instance) })),
        ])
    }

    private func json(_ line: Line, _ instance: Instance) -> JSON {
        .object([
            .init("project", .string(instance.projects[line.project].id)), .init("supporters", .number(line.supporters)),
            .init("outcome", line.fate.map { .string($0.name) } ?? .null),
            .init("votesMissing", line.votesMissing.map(JSON.number) ?? .null),
            .init("winningCost", line.winningCost.map { .string(instance.text(of: $0)) } ?? .null),
        ] + (voters.isEmpty ? [] : [.init("places", .object(Self.members(line.places.map { ($0.name, $0.supporters) })))]))
    }

    private func json(_ part: Distribution.Part, _ instance: Instance) -> JSON {
        .object([
            .init("name", part.name.map(JSON.string) ?? .null), .init("projects", .number(part.projects)), .init("winners", .number(part.winners)),
            .init("cost", .string(instance.text(of: part.spent))), .init("choices", .number(part.choices)),
        ])
    }

    private static func members(_ counts: [(String, Int)]) -> [JSON.Member] {
        counts.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map { .init($0.0, .number($0.1)) }
    }
}
