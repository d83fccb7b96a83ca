import Database
import Vocabulary
import Web

/// Prepare a meeting: its date, its place, for whom. Nobody is told yet.
struct PlanMeeting: Action {
    typealias FormPage = PlanMeetingPage
    static let path: Path = "/instances/:assembly/reunions/nouvelle"

    /// The body, and what the meeting may be tied to.
    struct Subject: Sendable {
        var standing: Standing
        var ties: MeetingPlan.Ties
    }

    let plan: MeetingWritingStore.Plan
    /// The same meeting at even distances: a month, two, a quarter.
    let repeats: MeetingPlan.Repeat?

    init(_ form: inout FormReader, _ subject: Subject) {
        plan = MeetingPlan.read(&form, subject.ties)
        repeats = plan.secondCallOf == nil ? MeetingPlan.Repeat(&form) : nil
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db)
        return Subject(standing: standing, ties: try MeetingPlan.Ties(standing.assembly, visit, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayPlan(subject.standing) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        let id = try MeetingWritingStore.plan(plan, of: assembly.id, by: try visit.account(), at: visit.now, db)
        for later in repeats?.plans(after: plan) ?? [] { _ = try MeetingWritingStore.plan(later, of: assembly.id, by: try visit.account(), at: visit.now, db) }
        if let first = plan.secondCallOf { try MeetingWritingStore.takeUp(first, in: id, by: try visit.account(), at: visit.now, db) }
        return Outcome(
            to: "\(assembly.link)/reunions/\(id)/preparation", saying: plan.secondCallOf != nil ? "La seconde convocation reprend l’ordre du jour. Il reste à convoquer." : "La réunion est notée. Composez l’ordre du jour, puis convoquez.",
            journal: [JournalEntry("meeting.plan", "assembly", assembly.id.number, reason: plan.title)])
    }
}
