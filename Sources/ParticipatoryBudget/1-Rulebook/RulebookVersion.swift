import Vocabulary

/// One version of the rules: who drafted it, who validated it, when the council voted it, since when it holds.
struct RulebookVersion: Sendable, Equatable {
    var id: ID<RulebookVersion>
    var edition: EditionID
    var number: Int
    var rulebook: Rulebook
    /// Why this version replaces the one before.
    var reason: String
    var draftedBy: AccountID?
    var draftedAt: Instant
    var submittedAt: Instant?
    var validatedBy: AccountID?
    var validatedAt: Instant?
    /// The council's resolution (délibération).
    var resolutionNumber: String
    var resolutionAt: Instant?
    var publishedAt: Instant?

    enum State: Sendable { case draft, submitted, validated, voted, published }

    var state: State {
        if publishedAt != nil { return .published }
        if !resolutionNumber.isEmpty { return .voted }
        if validatedAt != nil { return .validated }
        return submittedAt == nil ? .draft : .submitted
    }
}
