import Database
import Vocabulary
import Web

/// Keep what is said on a subject, for the minutes.
struct SaveNotes: Action {
    typealias FormPage = SessionPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/seance/points/:item/notes"
    static let limits = Limits(changesPages: false)

    /// The meeting and the subject.
    struct Subject: Sendable {
        var file: MeetingFile
        var item: AgendaItem
    }

    let notes: String

    init(_ form: inout FormReader, _ subject: Subject) { notes = form.optionalText("notes", max: 5000) ?? "" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, item: try file.item(visit))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayHold(subject.file) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MeetingWritingStore.note(notes, on: subject.item.id, db)
        return Outcome(to: subject.file.link + "/seance", saying: "Les notes sont gardées.")
    }
}
