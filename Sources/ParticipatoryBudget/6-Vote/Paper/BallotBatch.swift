import Vocabulary

/// Ballot papers printed together: numbered sheets of one format, which are all accounted for at the end.
struct BallotBatch: Sendable, Equatable {
    /// How a sheet is set, for whom.
    enum Format: String, Sendable, CaseIterable {
        case a4, a5, large, easy

        var name: Message {
            switch self {
            case .a4: "A4"
            case .a5: "A5"
            case .large: "Grands caractères (A4)"
            case .easy: "Facile à lire (A4)"
            }
        }

        /// The height of the paper, and the side of a box, in millimetres, as `paper.css` prints them.
        var height: Double { self == .a5 ? 210 : 297 }
        var boxSide: Double { self == .a5 ? 3.4 : 4.5 }
    }

    /// A part of it, ready to be printed.
    struct File: Sendable, Equatable {
        var first, last: Int
        var digest: String
        var size: Int
    }

    /// What became of its sheets.
    struct Account: Sendable, Equatable {
        var used, spoiled, unused: Int
        var notedBy: String
        var notedAt: Instant
        var total: Int { used + spoiled + unused }
    }

    static let most = 20_000
    /// Sheets in one file: what the printer makes in a quarter of a minute.
    static let perFile = 200

    var id: ID<BallotBatch>
    var edition: EditionID
    var urn: ID<Urn>?
    var number: Int
    var format: Format
    var sheets: Int
    var made: Int
    var fault: String
    var orderedAt: Instant
    var cancelledAt: Instant?
    /// Whether its sheets bear the marks and the code that a scanner reads.
    var isScannable = false
    var files: [File] = []
    var account: Account?

    var isReady: Bool { made == sheets }
    /// How many sheets exist: what was made before it was called off or before the printing program failed, else what was ordered.
    var printed: Int { cancelledAt == nil && fault.isEmpty ? sheets : made }
    /// Its next sheets to make; nil when all are, or when it waits for nothing.
    var next: ClosedRange<Int>? { made < sheets && cancelledAt == nil && fault.isEmpty ? (made + 1)...min(made + Self.perFile, sheets) : nil }
}
