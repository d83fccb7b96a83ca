/// A decision to hide what somebody wrote: when, by whom and why.
public struct Hiding: Sendable, Equatable {
    public var at: Instant
    public var by: AccountID
    public var reason: String

    public init(at: Instant, by: AccountID, reason: String) {
        self.at = at
        self.by = by
        self.reason = reason
    }
}

/// What the author of something hidden answers to that, once, and what another person decided.
public struct HidingAppeal: Sendable, Equatable {
    public var at: Instant
    public var text: String
    public var answer: String
    public var decidedAt: Instant?

    public init(at: Instant, text: String, answer: String, decidedAt: Instant?) {
        self.at = at
        self.text = text
        self.answer = answer
        self.decidedAt = decidedAt
    }

    public var isWaiting: Bool { decidedAt == nil }
}
