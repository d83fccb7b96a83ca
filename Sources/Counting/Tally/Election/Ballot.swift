/// How voters expressed themselves.
public enum BallotKind: String, Sendable, Equatable, CaseIterable {
    /// Each listed project is approved.
    case approval
    /// Exactly one project.
    case chooseOne = "choose-1"
    /// Points shared between projects, within a sum.
    case cumulative
    /// Points or grades given to each project independently.
    case scoring
    /// Projects ranked, the best first.
    case ordinal
}

/// One voter's choices, as indices into the projects of the instance; the order matters when the ballot is ordinal.
public struct Ballot: Hashable, Sendable {
    public var choices: [Int]
    /// Points for each choice, in the same order; nil when the ballot has none.
    public var points: [Int]?

    public init(_ choices: [Int], points: [Int]? = nil) {
        self.choices = choices
        self.points = points
    }
}
