import Vocabulary
import Web

/// A renewal of a body: who leaves on a date, the call for those who come, and how it ended.
struct SeatRenewal: Sendable, Equatable {
    var id: ID<SeatRenewal>
    var dueAt: Instant
    /// The call that everyone reads.
    var words: String
    var openedAt: Instant
    var closedAt: Instant?
    var outcome: String
}

/// The lot that divides the first members into the parts that leave one after the other; its seed is public and comes later.
struct PartDraw: Sendable, Equatable {
    var id: ID<PartDraw>
    /// The seats that are divided, as they stood when the lot was announced.
    var seats: [ID<Seat>]
    var seedSource: String
    var seedAt: Instant
    var announcedAt: Instant
    var seed: String
    var drawnAt: Instant?

    var digest: String { Secrets.sha256Hex(seats.map { "\($0)" }.joined(separator: " ")) }

    /// In the order that the seed gives: the first leave first.
    func order(seed: String) -> [ID<Seat>] {
        seats.map { (mark: Secrets.sha256Hex("\(seed) \(digest) \($0)"), seat: $0) }.sorted { ($0.mark, $0.seat) < ($1.mark, $1.seat) }.map(\.seat)
    }
}

/// Everything that the rules look at before somebody acts on a renewal.
struct RenewalFile: Sendable {
    var standing: Standing
    var seats: [Seat]
    var rooms: [CollegeRoom]
    var current: SeatRenewal?
    var past: [SeatRenewal]
    var draw: PartDraw?

    var assembly: Assembly { standing.assembly }
    var link: String { assembly.link + "/renouvellement" }
    /// The members whose term ends with this renewal.
    func leaving(at due: Instant) -> [Seat] { seats.filter { seat in seat.rank == .member && seat.until.map { $0 <= due } ?? false } }
    /// Those whose term nobody has divided yet: they would all leave at once, in a body that is renewed by parts.
    var undivided: [Seat] {
        let term = seats.filter { $0.rank == .member && $0.until != nil }
        return assembly.term.renewal != .whole && term.count > 1 && Set(term.map(\.until)).count == 1 ? term : []
    }
}

extension Assembly {
    /// The next date on which a part of it leaves.
    func nextRenewal(after now: Instant) -> Instant {
        let step = max(1, term.months / term.renewal.parts)
        var passed = 1
        while passed < 1200, startsAt.adding(months: passed * step) <= now { passed += 1 }
        return startsAt.adding(months: passed * step)
    }

    /// When each part leaves, the first first.
    func partEnds(after now: Instant) -> [Instant] {
        let step = max(1, term.months / term.renewal.parts), first = nextRenewal(after: now)
        return (0..<term.renewal.parts).map { first.adding(months: $0 * step) }
    }
}
