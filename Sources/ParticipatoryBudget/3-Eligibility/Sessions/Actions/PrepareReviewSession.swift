import Database
import Vocabulary
import Web

/// Add to the agenda decisions that wait for a check.
struct AddToReviewSession: Action {
    typealias FormPage = ReviewSessionPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances/:session/ordre-du-jour"

    let reviews: [ID<EligibilityReview>]

    init(_ form: inout FormReader, _ file: ReviewSessionFile) {
        reviews = form.ids("review")
        if reviews.isEmpty { form.error("", "Cochez au moins une décision.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReviewSessionFile { try ReviewSessionStore.file(visit, db) }
    static func refusal(_ file: ReviewSessionFile, _ visit: Visit) -> Refusal? { ReviewSessionRules.mayPrepare(file, visit.actor, at: visit.now) }

    func perform(_ file: ReviewSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // Only what waits in this edition: another identity in the form is left alone.
        let waiting = Set(try ReviewSessionStore.candidates(file.edition.id, at: visit.now, db).map(\.review))
        try ReviewSessionStore.add(reviews.filter(waiting.contains), to: file.session.id, db)
        return Outcome(to: file.link + "#ordre-du-jour", saying: "L’ordre du jour est complété.", journal: [file.entry("eligibility.prepare-session", "Ordre du jour complété.")])
    }
}

/// Note who is there, invited or not.
struct NotePresences: Action {
    typealias FormPage = ReviewSessionPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances/:session/presences"

    let present: [AccountID]

    init(_ form: inout FormReader, _ file: ReviewSessionFile) { present = form.ids("present") + form.ids("came") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReviewSessionFile { try ReviewSessionStore.file(visit, db) }
    static func refusal(_ file: ReviewSessionFile, _ visit: Visit) -> Refusal? { ReviewSessionRules.mayPrepare(file, visit.actor, at: visit.now) }

    func perform(_ file: ReviewSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let known = Set(file.members.map(\.account)).union(try ReviewSessionStore.colleagues(file.edition, at: visit.now, db).map(\.account))
        let there = Set(present).intersection(known)
        try ReviewSessionStore.set(Set(file.members.map(\.account)).union(there).sorted(), present: there, in: file.session.id, db)
        return Outcome(
            to: file.link, saying: there.count == 1 ? "Une personne est présente." : "\(there.count) personnes sont présentes.",
            journal: [file.entry("eligibility.note-presences", "Personnes présentes : \(there.count).")])
    }
}

extension ReviewSessionFile {
    func entry(_ act: String, _ reason: String) -> JournalEntry {
        JournalEntry(act, "edition", edition.id.number, edition: edition.id, reason: "\(session.title) : \(reason)")
    }
}
