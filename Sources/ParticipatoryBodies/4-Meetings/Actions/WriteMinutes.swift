import Database
import Vocabulary
import Web

/// Write the minutes, until they are adopted.
struct WriteMinutes: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/compte-rendu"

    let minutes: String

    init(_ form: inout FormReader, _ file: MeetingFile) { minutes = form.text("minutes", min: 20, max: 40_000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayWriteMinutes(file, at: visit.now) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MeetingWritingStore.write(minutes, of: file.meeting.id, db)
        return Outcome(to: file.link + "/compte-rendu", saying: "Le compte rendu est enregistré.")
    }
}
