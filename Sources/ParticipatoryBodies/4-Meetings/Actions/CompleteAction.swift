import Database
import Vocabulary
import Web

/// Note that an action is done, and what came of it.
struct CompleteAction: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/actions/:action"

    /// The meeting and the action.
    struct Subject: Sendable {
        var file: MeetingFile
        var action: MeetingAction
    }

    let outcome: String

    init(_ form: inout FormReader, _ subject: Subject) { outcome = form.optionalText("outcome", max: 300) ?? "" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db), id: ID<MeetingAction> = try visit.id("action")
        guard let action = try MeetingStore.actions(file.meeting.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        return Subject(file: file, action: action)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayComplete(subject.file, subject.action) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard try MeetingWritingStore.complete(subject.action.id, of: file.meeting.id, outcome: outcome, at: visit.now, db) else {
            throw Refusal.notNow("Cette action est déjà faite.")
        }
        return Outcome(
            to: file.link + "/compte-rendu", saying: "C’est noté.", journal: [JournalEntry("meeting.done", "assembly", file.assembly.id.number, reason: outcome)])
    }
}
