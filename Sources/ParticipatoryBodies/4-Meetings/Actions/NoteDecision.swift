import Database
import Vocabulary
import Web

/// Note what the meeting decides on a subject without a vote, while it is held. What another tablet wrote meanwhile is kept beside it.
struct NoteDecision: Action {
    typealias FormPage = SessionPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/seance/points/:item/decision"

    /// The meeting and the subject.
    struct Subject: Sendable {
        var file: MeetingFile
        var item: AgendaItem
    }

    let decision: String

    init(_ form: inout FormReader, _ subject: Subject) {
        let typed = form.optionalText("decision", max: 1000) ?? "", kept = subject.item.decision, was = form.raw("was")
        let isBoth = !was.isEmpty && was != SaveNotes.mark(kept) && typed != kept && !typed.isEmpty && !kept.isEmpty
        decision = isBoth ? kept + "\n\n" + typed : typed
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, item: try file.item(visit))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { AgendaRules.mayDecide(subject.file, subject.item) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try AgendaStore.decide(decision, on: subject.item.id, db)
        return Outcome(
            to: file.link + "/seance", saying: decision.isEmpty ? "Aucune décision n’est notée sur ce sujet." : "La décision est notée.",
            journal: [JournalEntry("meeting.decision", "assembly", file.assembly.id.number, reason: "\(subject.item.title) : \(decision)", isPublic: file.meeting.isPublic)])
    }
}
