import Database
import Vocabulary

/// What the city adds of its own to a letter that tells a decision: before it, after it.
struct LetterWords: Sendable, Equatable {
    var opening = ""
    var closing = ""
}

/// The words of an edition's letters.
enum LetterWordsStore {
    static func words(_ edition: EditionID, _ db: Reading) throws -> [EligibilityReview.Outcome: LetterWords] {
        Dictionary(try db.all("select outcome, opening, closing from letter_words where edition_id = \(edition)") {
            (try $0.choice(EligibilityReview.Outcome.self), LetterWords(opening: $0.text(), closing: $0.text()))
        }) { $1 }
    }

    static func save(
        _ words: LetterWords, for outcome: EligibilityReview.Outcome, _ edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            insert into letter_words (edition_id, outcome, opening, closing, saved_by, saved_at)
            values (\(edition), \(outcome), \(words.opening), \(words.closing), \(officer), \(now))
            on conflict (edition_id, outcome) do update set
                opening = excluded.opening, closing = excluded.closing, saved_by = excluded.saved_by, saved_at = excluded.saved_at
            """)
    }
}
