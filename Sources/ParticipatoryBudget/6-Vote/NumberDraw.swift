import Vocabulary
import Web

/// The lot that numbers the projects of a ballot: a public event gives its seed after it was announced, so that nobody chooses and anybody can
/// redo it.
struct NumberDraw: Sendable, Equatable {
    var id: ID<NumberDraw>
    var seedSource: String
    var seedAt: Instant
    var announcedAt: Instant
    /// Empty until it is known.
    var seed: String
    var drawnAt: Instant?
    /// What each proposal got, in the order of the lot.
    var numbers: [Number]

    /// The number of a proposal, and that of its project on the ballot.
    struct Number: Sendable, Equatable {
        var proposal: Int
        var onBallot: Int
    }

    /// When it gave a project the number that it bears; nil for one that came later.
    func gave(_ project: Project) -> Instant? {
        numbers.contains { $0.proposal == project.proposalNumber && $0.onBallot == project.number } ? drawnAt : nil
    }

    /// What was typed, with one space between its words.
    static func seed(_ typed: String) -> String { typed.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// SHA-256 of the seed, a space and the number of the proposal, in hexadecimal: the smallest comes first.
    static func mark(_ proposal: Int, seed: String) -> String { Secrets.sha256Hex("\(seed) \(proposal)") }

    /// The projects in the order that the seed gives; who sits on which line of the desk does not matter.
    static func order(_ projects: [Project], seed: String) -> [Project] {
        projects.map { (project: $0, mark: mark($0.proposalNumber ?? 0, seed: seed)) }
            .sorted { ($0.mark, $0.project.id) < ($1.mark, $1.project.id) }
            .map(\.project)
    }
}
