import Database
import Vocabulary
import Web

/// Cancel a meeting before it opens; whoever was to come is told why when it was convened.
struct CancelMeeting: Action {
    typealias FormPage = PrepareMeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/annulation"

    let reason: String

    init(_ form: inout FormReader, _ file: MeetingFile) { reason = form.text("cancel_reason", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayCancel(file) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try MeetingWritingStore.cancel(file.meeting.id, reason: reason, at: visit.now, db) else { throw Refusal.notNow("La réunion est annulée.") }
        let letters = file.meeting.convenedAt == nil ? [] : try MeetingLetters.concerned(file, at: visit.now, db) {
            Letter(
                to: $0, kind: .necessary, subject: "\(file.assembly.name) : réunion du \(day: file.meeting.startsAt) annulée",
                paragraphs: ["La réunion « \(file.meeting.title) » n’aura pas lieu. Motif : \(reason)"], button: Letter.Button("Voir l’instance", file.assembly.link))
        }
        return Outcome(
            to: file.assembly.link, saying: "La réunion est annulée.",
            journal: [JournalEntry("meeting.cancel", "assembly", file.assembly.id.number, reason: reason)], letters: letters)
    }
}
