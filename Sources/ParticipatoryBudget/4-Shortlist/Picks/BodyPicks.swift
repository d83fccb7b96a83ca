import Vocabulary
import Web

/// The picks of one body of the city in a selection: what the rules look at.
struct BodyPicksFile: Sendable {
    var file: SelectionFile
    var body: BodyOpinions.Body
    var isInvited: Bool
    /// Whether the reader runs the body or sits in its bureau.
    var speaks: Bool

    var own: [Pick] { file.picks.filter { $0.assembly == body.id } }
    var link: String { ShortlistLinks.picks(file.edition, file.selection.id, body.id) }
}

/// A pick as it is written down.
struct NewPick: Sendable {
    var proposal: ID<Proposal>
    var body: String
    var assembly: Int?
    var reason: String
    var chosenOn: Instant?
}
