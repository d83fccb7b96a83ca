import Vocabulary

/// How long the person who counts waits for what each project lacked: every answer takes many counts.
enum Patience {
    static let limit = Span.seconds(15)

    /// Whether the next answer is likely to come in time, after so many. Before the first one, the count itself tells: an answer takes some twenty.
    static func allows(_ answered: Int, after spent: Span) -> Bool {
        let expected = answered == 0 ? spent.milliseconds * 20 : spent.milliseconds / answered * (answered + 1)
        return expected <= limit.milliseconds
    }
}
