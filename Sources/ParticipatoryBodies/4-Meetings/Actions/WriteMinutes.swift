import Database
import Vocabulary
import Web

/// Write the minutes, until they are sent; then only to take a correction, which the journal says.
struct WriteMinutes: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/compte-rendu"

    /// The meeting and what its members would have changed.
    struct Subject: Sendable {
        var file: MeetingFile
        var corrections: [Correction]
    }

    let minutes: String

    init(_ form: inout FormReader, _ subject: Subject) { minutes = form.text("minutes", min: 20, max: 40_000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, corrections: try MeetingStore.corrections(file.meeting.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayRewrite(subject.file, subject.corrections, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try MeetingWritingStore.write(minutes, of: file.meeting.id, db)
        return Outcome(
            to: file.link + "/compte-rendu", saying: "Le compte rendu est enregistré.",
            journal: file.meeting.minutesSentAt == nil ? [] : [JournalEntry("meeting.rewrite", "assembly", file.assembly.id.number, reason: file.meeting.title)])
    }
}
