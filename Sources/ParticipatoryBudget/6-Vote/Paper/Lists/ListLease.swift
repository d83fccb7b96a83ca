import Vocabulary

/// The list of a polling place kept by one tablet, which may check its people off without the network until an hour. It ends when the tablet
/// gives the list back, or when it is said to be lost; never by itself: what it noted may still have to be sent.
struct ListLease: Sendable, Equatable {
    /// From the last time the tablet was heard.
    static let most = Span.hours(4)

    var id: ID<ListLease>
    var place: ID<PollingPlace>
    /// SHA-256 of what the tablet calls itself.
    var tablet: String
    /// Who took it.
    var holder: String
    var takenAt: Instant
    var expiresAt: Instant

    /// Until when it is kept by a tablet heard now: never beyond the close.
    static func end(_ edition: Edition, at now: Instant) -> Instant { min(now + most, edition.calendar[.vote]?.closesAt ?? now + most) }

    func isKept(at now: Instant) -> Bool { now < expiresAt }
}
