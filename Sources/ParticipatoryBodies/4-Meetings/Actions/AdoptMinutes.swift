import Database
import Vocabulary
import Web

/// Adopt the minutes in a later meeting, or once the body has ended and its members could correct them. Those of a public meeting are published at once.
struct AdoptMinutes: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/compte-rendu/adoption"

    /// The meeting, its corrections, and those that came after it.
    struct Subject: Sendable {
        var file: MeetingFile
        var corrections: [Correction]
        var later: [Meeting]
    }

    let later: ID<Meeting>

    init(_ form: inout FormReader, _ subject: Subject) {
        guard !subject.later.isEmpty else { later = subject.file.meeting.id; return }
        let id: ID<Meeting> = form.id("later")
        later = id
        if form.optionalID("later") as ID<Meeting>? != nil, !subject.later.contains(where: { $0.id == id }) { form.error("later", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(
            file: file, corrections: try MeetingStore.corrections(file.meeting.id, db), later: try MeetingStore.later(than: file.meeting, in: file.assembly.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        MeetingRules.mayAdopt(subject.file, subject.corrections, subject.later, at: visit.now)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, isPublished = file.meeting.isPublic
        guard try MeetingWritingStore.adopt(file.meeting.id, in: later, isPublished: isPublished, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Ce compte rendu est adopté.")
        }
        return Outcome(
            to: file.link, saying: isPublished ? "Le compte rendu est adopté et publié." : "Le compte rendu est adopté.",
            journal: [JournalEntry("meeting.adopt", "assembly", file.assembly.id.number, reason: file.meeting.title, isPublic: isPublished)])
    }
}
