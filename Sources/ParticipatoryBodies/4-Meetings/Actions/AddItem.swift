import Database
import Vocabulary
import Web

/// Put a subject on the agenda of a meeting.
struct AddItem: Action {
    typealias FormPage = PrepareMeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/ordre-du-jour"

    let title: String
    let detail: String
    let minutes: Int?

    init(_ form: inout FormReader, _ file: MeetingFile) {
        title = form.text("title", min: 3, max: 150)
        detail = form.optionalText("detail", max: 1000) ?? ""
        minutes = form.optionalInt("minutes", in: 1...600)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayAddItem(file) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MeetingWritingStore.add(
            title, detail: detail, minutes: minutes, to: file.meeting.id, by: try visit.account(), isAccepted: true, at: visit.now, db)
        return Outcome(
            to: file.link + "/preparation", saying: "Le sujet est à l’ordre du jour.",
            journal: [JournalEntry("meeting.item", "assembly", file.assembly.id.number, reason: title)],
            letters: try MeetingLetters.added(title, to: file, but: [try visit.account()], at: visit.now, db))
    }
}
