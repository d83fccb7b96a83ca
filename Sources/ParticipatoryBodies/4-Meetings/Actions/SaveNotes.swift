import Database
import Vocabulary
import Web

/// Keep what is said on a subject, for the minutes. What another tablet wrote meanwhile is kept beside it, never lost.
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
    /// Whether both texts are kept.
    let isBoth: Bool

    init(_ form: inout FormReader, _ subject: Subject) {
        let typed = form.optionalText("notes", max: 8000) ?? "", kept = subject.item.notes, was = form.raw("was")
        isBoth = !was.isEmpty && was != Self.mark(kept) && typed != kept && !kept.isEmpty
        notes = isBoth ? (typed.isEmpty ? kept : kept + "\n\n" + typed) : typed
    }

    /// Tells which text a tablet had before it was changed.
    static func mark(_ notes: String) -> String { String(Secrets.sha256Hex("notes " + notes).prefix(16)) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, item: try file.item(visit))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayHold(subject.file) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MeetingWritingStore.note(notes, on: subject.item.id, db)
        return Outcome(to: subject.file.link + "/seance", saying: isBoth ? "Une autre tablette avait écrit : les deux textes sont gardés." : "Les notes sont gardées.")
    }
}
