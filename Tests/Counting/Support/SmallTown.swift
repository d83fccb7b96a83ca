import Tally

/// A small town's vote for tests: projects A, B, C… with their costs, and ballots written as words.
func town(_ costs: [Int], budget: Int, territories: [String?] = [], decimals: Int = 0) -> Instance {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    let projects = costs.enumerated().map { place, cost in
        Project(id: letters[place], cost: cost, territory: place < territories.count ? territories[place] : nil)
    }
    return Instance(projects: projects, budget: budget, decimals: decimals)
}

/// `["AB", "C"]`: one voter for A and B, one for C; `"3×AB"` three of the same.
func ballots(_ words: [String], kind: BallotKind = .approval) -> Profile {
    var builder = ProfileBuilder(kind: kind)
    for word in words {
        let parts = word.split(separator: "×", omittingEmptySubsequences: false)
        let times = parts.count == 2 ? Int(parts[0])! : 1
        builder.add(Ballot((parts.last ?? "").utf8.map { Int($0) - 65 }), times: times)
    }
    return builder.profile()
}

extension Allocation {
    /// The winners' letters in the order taken.
    var letters: String { winners.map { String(UnicodeScalar(UInt8(65 + $0))) }.joined() }

    func outcome(of project: Int) -> Round.Outcome? { fate(of: project) }
}
