import Database
import Vocabulary
import Web

/// Note what somebody has to do after a meeting, and by when.
struct RecordAction: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/actions"

    let title: String
    let owner: String
    let due: Instant

    init(_ form: inout FormReader, _ file: MeetingFile) {
        title = form.text("action", min: 3, max: 200)
        owner = form.text("owner", max: 120)
        due = form.day("due") + .days(1) - .seconds(1)
        if due < form.now { form.error("due", "Choisissez un jour à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayFollowUp(file) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MeetingWritingStore.add(title, owner: owner, due: due, to: file.meeting.id, at: visit.now, db)
        return Outcome(
            to: file.link + "/compte-rendu", saying: "L’action est notée.", journal: [JournalEntry("meeting.action", "assembly", file.assembly.id.number, reason: title)])
    }
}
