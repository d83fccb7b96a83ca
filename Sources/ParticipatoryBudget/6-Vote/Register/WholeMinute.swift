import Vocabulary

extension Instant {
    /// The minute it falls in: what is kept of a vote joins no two lines by the second.
    var wholeMinute: Instant { Instant(milliseconds: milliseconds - milliseconds % Span.minutes(1).milliseconds) }
}
