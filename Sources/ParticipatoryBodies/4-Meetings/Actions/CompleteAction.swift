import Database
import Vocabulary
import Web

/// Note that an action is done, and what came of it.
struct CompleteAction: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/actions/:action"

    let outcome: String

    init(_ form: inout FormReader, _ file: MeetingFile) { outcome = form.optionalText("outcome", max: 300) ?? "" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayFollowUp(file) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try MeetingWritingStore.complete(try visit.id("action"), of: file.meeting.id, outcome: outcome, at: visit.now, db) else {
            throw Refusal.notNow("Cette action est déjà faite.")
        }
        return Outcome(
            to: file.link + "/compte-rendu", saying: "C’est noté.", journal: [JournalEntry("meeting.done", "assembly", file.assembly.id.number, reason: outcome)])
    }
}
