import Database
import Vocabulary
import Web

/// Change a meeting before it opens. When it was convened, whoever was to come is told.
struct ReviseMeeting: Action {
    typealias FormPage = ReviseMeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/modifier"

    /// The meeting, and what it may be tied to.
    struct Subject: Sendable {
        var file: MeetingFile
        var ties: MeetingPlan.Ties
    }

    let plan: MeetingWritingStore.Plan
    /// Why a convened meeting moves within the charter's notice.
    let urgency: String

    init(_ form: inout FormReader, _ subject: Subject) {
        let file = subject.file, meeting = file.meeting, isConvened = meeting.convenedAt != nil
        plan = MeetingPlan.read(&form, subject.ties, planned: meeting)
        var moved = meeting
        moved.startsAt = plan.startsAt
        let isLate = isConvened && moved.startsAt != meeting.startsAt && MeetingRules.lastNotice(moved, file.rules) < form.now
        urgency = isLate ? form.text("urgency", min: 10, max: 300) : meeting.urgency
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, ties: try MeetingPlan.Ties(file.assembly, visit, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayRevise(subject.file) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try MeetingWritingStore.revise(file.meeting.id, plan, urgency: urgency, db)
        let letters = file.meeting.convenedAt == nil ? [] : try MeetingLetters.concerned(file, at: visit.now, db) {
            Letter(
                to: $0, kind: .necessary, subject: "\(file.assembly.name) : la réunion change",
                paragraphs: ["« \(plan.title) » : le \(plan.startsAt), \(plan.place). Cette annonce remplace la convocation."]
                    + (urgency.isEmpty ? [] : ["Motif de l’urgence : \(urgency)"]),
                button: Letter.Button("Voir la réunion", file.link))
        }
        var revised = file
        (revised.meeting.title, revised.meeting.startsAt, revised.meeting.capacity) = (plan.title, plan.startsAt, plan.capacity)
        let freed = try WaitingList.advance(revised, at: visit.now, db)
        return Outcome(
            to: file.link + "/preparation", saying: "La réunion est modifiée.",
            journal: [JournalEntry("meeting.revise", "assembly", file.assembly.id.number, reason: plan.title)], letters: letters + freed)
    }
}
