import Tally

/// A generator whose numbers are the same on every machine (splitmix64), so that a failing case can be replayed by its seed.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

/// An election drawn at random; ties, exhausted voters and awkward costs are frequent on purpose.
struct RandomElection {
    var instance: Instance
    var ballots: [Ballot]
    var kind: BallotKind
    var profile: Profile { Profile(kind: kind, ballots) }

    /// - Parameters:
    ///   - small: costs of at most a few hundred, for rules that count unit by unit.
    ///   - rough: some projects cost nothing, others more than the budget.
    init(_ seed: Int, kind: BallotKind = .approval, projects most: Int = 9, voters: Int = 14, small: Bool = false, rough: Bool = false) {
        var dice = Dice(seed)
        let count = Int.random(in: 1...most, using: &dice)
        let scale = (small ? [1, 1, 10, 17] : [1, 1, 10, 997, 1_000_003, 123_456_789_123]).randomElement(using: &dice)!
        let costs = (0..<count).map { _ in Int.random(in: 1...12, using: &dice) * scale + (Bool.random(using: &dice) ? 0 : Int.random(in: 0...6, using: &dice)) }
        let territories = (0..<count).map { _ in ["North", "South", nil].randomElement(using: &dice)! }
        let budget = max(costs.max()!, costs.reduce(0, +) * Int.random(in: 2...9, using: &dice) / 10)
        instance = Instance(
            projects: costs.indices.map { Project(id: "\($0 * 7 % 10)-\($0)", cost: costs[$0], territory: territories[$0]) }, budget: budget)
        if rough {
            for place in costs.indices where place % 3 == 1 { instance.projects[place].cost = 0 }
            instance.budget = max(costs.max()! * 2 / 3, 1)
        }
        self.kind = kind
        ballots = (0..<Int.random(in: 1...voters, using: &dice)).map { _ in
            let chosen = (0..<count).filter { _ in Int.random(in: 0..<3, using: &dice) == 0 }.shuffled(using: &dice)
            let points = kind == .cumulative || kind == .scoring ? chosen.map { _ in Int.random(in: 0...5, using: &dice) } : nil
            return Ballot(kind == .chooseOne ? Array(chosen.prefix(1)) : chosen, points: points)
        }
    }

    /// The same election with projects and ballots in another order.
    func shuffled(_ seed: Int) -> RandomElection {
        var dice = Dice(seed)
        var other = self
        let order = instance.projects.indices.shuffled(using: &dice)
        other.instance.projects = order.map { instance.projects[$0] }
        var place = order
        for (new, old) in order.enumerated() { place[old] = new }
        other.ballots = ballots.shuffled(using: &dice).map { Ballot($0.choices.map { place[$0] }, points: $0.points) }
        return other
    }
}

extension Allocation {
    func ids(_ instance: Instance) -> [String] { winners.map { instance.projects[$0].id } }
}
