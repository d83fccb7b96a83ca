import Database
import Vocabulary
import Web

/// Close the session: attendance and votes change no more, and whether the quorum was there is kept.
struct CloseSession: Action {
    typealias FormPage = SessionPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/seance/cloture"

    init(_ form: inout FormReader, _ file: MeetingFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayHold(file) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let quorum = try MeetingStore.attendance(file, db).quorum(file.rules, isSecondCall: file.meeting.isSecondCall)
        guard try MeetingWritingStore.close(file.meeting.id, quorum, at: visit.now, db) else { throw Refusal.notNow("La séance est close.") }
        try SpeakingStore.stop(file.meeting.id, at: visit.now, db)
        return Outcome(
            to: file.link + "/compte-rendu", saying: "La séance est close. Le compte rendu est prêt à relire.",
            journal: [JournalEntry("meeting.close", "assembly", file.assembly.id.number, reason: file.meeting.title)])
    }
}
