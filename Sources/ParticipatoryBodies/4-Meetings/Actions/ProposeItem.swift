import Database
import Vocabulary
import Web

/// Propose a subject for a meeting, as a member.
struct ProposeItem: Action {
    typealias FormPage = MeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/sujets"

    let title: String
    let detail: String
    let minutes: Int?

    init(_ form: inout FormReader, _ file: MeetingFile) {
        title = form.text("title", min: 3, max: 150)
        detail = form.optionalText("detail", max: 1000) ?? ""
        minutes = form.optionalInt("minutes", in: 1...600)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayPropose(file, at: visit.now) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MeetingWritingStore.add(title, detail: detail, minutes: minutes, to: file.meeting.id, by: try visit.account(), isAccepted: false, at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Votre sujet est proposé. Le bureau vous répond.",
            journal: [JournalEntry("meeting.propose", "assembly", file.assembly.id.number, reason: title)])
    }
}
