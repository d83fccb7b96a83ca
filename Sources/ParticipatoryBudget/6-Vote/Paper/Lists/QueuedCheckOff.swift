import Vocabulary
import Web

/// A check-off that a tablet noted from its list, perhaps without the network, as it sends it: the mark is its own, made once.
struct QueuedCheckOff: Sendable, Equatable {
    var mark: String
    var attachment: ID<Attachment>
    var urn: ID<Urn>
    /// By the clock of the server, as the tablet reckons it.
    var at: Instant

    /// How many a tablet sends at once.
    static let most = 500
    /// In milliseconds, the year 2100: beyond, it is no clock.
    private static let latest = 4_102_444_800_000

    /// `8c1f… 12 3 1795345200000`: mark, line of the list, urn, moment.
    init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 4, (16...64).contains(parts[0].utf8.count), parts[0].utf8.allSatisfy({ ($0 | 32).isLetterOrDigit }),
            let attachment = ID<Attachment>(parts[1]), let urn = ID<Urn>(parts[2]), let at = Int(parts[3]), (0...Self.latest).contains(at) else { return nil }
        (mark, self.attachment, self.urn, self.at) = (parts[0], attachment, urn, Instant(milliseconds: at))
    }
}

/// One that the server received: taken, or refused and why.
struct ReceivedCheckOff: Sendable, Equatable {
    var mark: String
    var lease: ID<ListLease>
    var notedAt: Instant
    /// Empty: she is checked off.
    var refused: String
}

/// How many check-offs came through the tablets that keep a list, and how many of those tablets were lost.
struct SentLater: Sendable, Equatable {
    var taken = 0
    var refused = 0
    var lostTablets = 0
}

private extension UInt8 {
    var isLetterOrDigit: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
