import Database
import Vocabulary
import Web

/// Say that an answer was read again and holds: it is read again another day, and those whom it helps are counted afresh.
struct ReviewFaqEntry: Action {
    typealias FormPage = FaqFilePage
    static let path: Path = "/bureau/faq/:entry/relecture"

    let next: Instant

    init(_ form: inout FormReader, _ file: FaqFile) {
        next = form.day("next")
        if next <= form.now { form.error("next", "Choisissez un jour à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> FaqFile { try FaqStore.file(visit, db) }
    static func refusal(_ file: FaqFile, _ visit: Visit) -> Refusal? { FaqRules.mayReview(file, visit.actor) }

    func perform(_ file: FaqFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try FaqStore.keep(file.entry.id, until: next, db)
        return Outcome(
            to: file.entry.deskLink, saying: "C’est noté : cette réponse tient. À relire le \(day: next).",
            journal: [JournalEntry("faq.review", "faq", file.entry.id.number, reason: file.entry.question)])
    }
}
