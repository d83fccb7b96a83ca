import Database
import Vocabulary
import Web

/// Open the session of a meeting.
struct OpenSession: Action {
    typealias FormPage = SessionPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/seance/ouverture"

    init(_ form: inout FormReader, _ file: MeetingFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayOpen(file, at: visit.now) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try MeetingWritingStore.open(file.meeting.id, at: visit.now, db) else { throw Refusal.notNow("La séance est déjà ouverte.") }
        return Outcome(
            to: file.link + "/seance", saying: "La séance est ouverte.", journal: [JournalEntry("meeting.open", "assembly", file.assembly.id.number, reason: file.meeting.title)])
    }
}
