/// What an outcome gives the voters: how many got at least one, two… of their choices.
public struct Satisfaction: Sendable, Equatable {
    /// Voters by their number of winning choices: `votersByWins[2]` had exactly two.
    public let votersByWins: [Int]
    public let voters: Int

    public init(_ winners: [Int], _ profile: Profile) {
        let won = Set(winners)
        var counts = [Int](repeating: 0, count: 1)
        for group in 0..<profile.groups {
            let wins = profile.choices[profile.span(group)].reduce(0) { $0 + (won.contains(Int($1)) ? 1 : 0) }
            while counts.count <= wins { counts.append(0) }
            counts[wins] += profile.weights[group]
        }
        (votersByWins, voters) = (counts, profile.voters)
    }

    /// Voters with at least so many winning choices.
    public func voters(withAtLeast wins: Int) -> Int { votersByWins.dropFirst(wins).reduce(0, +) }

    /// The share of voters with at least one winning choice; nil without voters.
    public var shareServed: Fraction? { voters > 0 ? Fraction(voters(withAtLeast: 1), voters) : nil }

    /// Winning choices on all ballots together.
    public var choicesWon: Int { votersByWins.enumerated().reduce(0) { $0 + $1.offset * $1.element } }

    /// Winning choices per voter; nil without voters.
    public var average: Fraction? { voters > 0 ? Fraction(choicesWon, voters) : nil }
}
