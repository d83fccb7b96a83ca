import Database
import Vocabulary
import Web

/// Change a meeting before it opens. When it was convened, its members are told.
struct ReviseMeeting: Action {
    typealias FormPage = ReviseMeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/modifier"

    /// The meeting, and whether it may be convened again without a quorum.
    struct Subject: Sendable {
        var file: MeetingFile
        var maySecondCall: Bool
    }

    let plan: MeetingWritingStore.Plan

    init(_ form: inout FormReader, _ subject: Subject) {
        plan = MeetingPlan.read(&form, maySecondCall: subject.maySecondCall || subject.file.meeting.isSecondCall)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, maySecondCall: try MeetingPlan.maySecondCall(file.assembly, visit, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayRevise(subject.file) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try MeetingWritingStore.revise(file.meeting.id, plan, db)
        let letters = file.meeting.convenedAt == nil ? [] : try MeetingLetters.members(file, at: visit.now, db) {
            Letter(
                to: $0, kind: .necessary, subject: "\(file.assembly.name) : la réunion change",
                paragraphs: ["« \(plan.title) » : le \(plan.startsAt), \(plan.place). Cette annonce remplace la convocation."],
                button: Letter.Button("Voir la réunion", file.link))
        }
        return Outcome(
            to: file.link + "/preparation", saying: "La réunion est modifiée.",
            journal: [JournalEntry("meeting.revise", "assembly", file.assembly.id.number, reason: plan.title)], letters: letters)
    }
}
