import Database
import Vocabulary
import Web

/// Say that one is in the room, as a member who sits, with the code of its screen.
struct SayPresent: Action {
    typealias FormPage = PresencePage
    static let path: Path = "/instances/:assembly/reunions/:meeting/presence"
    static let limits = Limits(perTenMinutes: 20)

    /// The meeting and who is there already.
    struct Subject: Sendable {
        var file: MeetingFile
        var list: AttendanceList
    }

    let code: String

    init(_ form: inout FormReader, _ subject: Subject) { code = form.text("code", max: 20) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, list: try MeetingStore.attendance(file, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.maySayPresent(subject.file, subject.list) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard let seat = file.standing.seat else { throw NotFound() }
        guard PresenceCode.isGood(code, for: file.meeting.id, at: visit.now, visit.world) else {
            throw FormErrors("code", "Ce code n’est plus celui de l’écran : relisez-le.")
        }
        // Who had given her proxy and comes after all votes herself.
        let others = subject.list.records.filter { $0.seat != seat.id }
        try MeetingWritingStore.record(others + [Attendance(seat: seat.id, state: .present)], of: file.meeting.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: file.link, saying: "Votre présence est notée.", journal: [JournalEntry("meeting.present", "assembly", file.assembly.id.number)])
    }
}
