import Database
import Vocabulary
import Web

/// Convene the members, with the agenda, within the notice that the charter gives; in urgency, with its reason.
struct ConveneMeeting: Action {
    typealias FormPage = PrepareMeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/convocation"

    let urgency: String

    init(_ form: inout FormReader, _ file: MeetingFile) {
        let isLate = MeetingRules.lastNotice(file.meeting, file.rules) < form.now
        urgency = isLate ? form.text("urgency", min: 10, max: 300) : ""
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayConvene(file, at: visit.now) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let charter = try CharterStore.inForce(file.assembly.id, db),
            try MeetingWritingStore.convene(file.meeting.id, under: charter.id, urgency: urgency, by: try visit.account(), at: visit.now, db)
        else { throw Refusal.notNow("Les convocations sont déjà parties.") }
        var convened = file
        convened.meeting.urgency = urgency
        let letters = try MeetingLetters.convened(convened, at: visit.now, db)
        return Outcome(
            to: file.link + "/preparation", saying: "Les convocations sont parties : \(letters.count).",
            journal: [JournalEntry("meeting.convene", "assembly", file.assembly.id.number, reason: file.meeting.title, isPublic: file.meeting.isPublic)], letters: letters)
    }
}
