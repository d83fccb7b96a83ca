import Database
import Vocabulary
import Web

/// Ask for a correction of the minutes, as a member, within the days of the charter.
struct CorrectMinutes: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/corrections"

    let text: String

    init(_ form: inout FormReader, _ file: MeetingFile) { text = form.text("correction", min: 5, max: 2000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayCorrect(file, at: visit.now) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MeetingWritingStore.correct(text, of: file.meeting.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "/compte-rendu", saying: "Votre correction est arrivée.", journal: [JournalEntry("meeting.correct", "assembly", file.assembly.id.number)])
    }
}
