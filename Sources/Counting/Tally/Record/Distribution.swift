/// Where the money went: projects, winners and money by territory or by category.
public struct Distribution: Sendable, Equatable {
    /// One territory or category; nil for projects without one.
    public struct Part: Sendable, Equatable {
        public var name: String?
        public var projects = 0
        public var winners = 0
        /// Money given to its winners, in the smallest unit. A project of several categories counts in each.
        public var spent = 0
        /// Choices on all ballots for its projects.
        public var choices = 0
    }

    public let byTerritory: [Part]
    public let byCategory: [Part]

    public init(_ instance: Instance, _ profile: Profile, _ allocation: Allocation) {
        let scores = Scores(profile, projects: instance.projects.count)
        func parts(_ names: (Project) -> [String?]) -> [Part] {
            var parts: [String?: Part] = [:]
            for (index, project) in instance.projects.enumerated() {
                for name in names(project) {
                    var part = parts[name] ?? Part(name: name)
                    part.projects += 1
                    part.choices += scores.supporters[index]
                    if allocation.isWinner(index) {
                        part.winners += 1
                        part.spent += allocation.partialFunding[index] ?? project.cost
                    }
                    parts[name] = part
                }
            }
            return parts.values.sorted { left, right in
                guard let one = left.name else { return false }
                return right.name.map { one.utf8.lexicographicallyPrecedes($0.utf8) } ?? true
            }
        }
        byTerritory = parts { [$0.territory] }
        byCategory = parts { $0.categories.isEmpty ? [nil] : $0.categories.map { $0 } }
    }
}
