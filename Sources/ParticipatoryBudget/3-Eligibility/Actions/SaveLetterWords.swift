import Database
import Vocabulary
import Web

/// Write what the city adds of its own to the letters that tell the decisions.
struct SaveLetterWords: Action {
    typealias FormPage = EligibilityNoticesPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/courriers/:outcome"

    /// The edition, and which of its letters.
    struct Subject: Sendable {
        var edition: Edition
        var outcome: EligibilityReview.Outcome
    }

    let words: LetterWords

    init(_ form: inout FormReader, _ subject: Subject) {
        words = LetterWords(opening: form.optionalText("opening", max: 1000) ?? "", closing: form.optionalText("closing", max: 1000) ?? "")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        guard let outcome = EligibilityReview.Outcome(rawValue: try visit.parameter("outcome")) else { throw NotFound() }
        return Subject(edition: try .inPath(visit, db), outcome: outcome)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { EligibilityRules.mayAnnounce(subject.edition, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition
        try LetterWordsStore.save(words, for: subject.outcome, edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: EligibilityLinks.notices(edition) + "#courriers", saying: "Vos mots sont dans les courriers.",
            journal: [JournalEntry("eligibility.save-letters", "edition", edition.id.number, edition: edition.id, reason: subject.outcome.name.key)])
    }
}
