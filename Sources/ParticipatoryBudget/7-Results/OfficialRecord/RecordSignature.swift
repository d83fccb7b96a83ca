import Vocabulary

/// Somebody who signs the official record of a count, and as what.
struct RecordSignature: Sendable, Equatable {
    var account: AccountID
    var name: String
    /// `Présidente du bureau centralisateur`.
    var capacity: String
    var at: Instant
}
