import Database
import Vocabulary
import Web

/// Prepare a meeting: its date, its place, for whom. Nobody is told yet.
struct PlanMeeting: Action {
    typealias FormPage = PlanMeetingPage
    static let path: Path = "/instances/:assembly/reunions/nouvelle"

    /// The body, and whether it may be convened again without a quorum.
    struct Subject: Sendable {
        var standing: Standing
        var maySecondCall: Bool
    }

    let plan: MeetingWritingStore.Plan

    init(_ form: inout FormReader, _ subject: Subject) { plan = MeetingPlan.read(&form, maySecondCall: subject.maySecondCall) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db)
        return Subject(standing: standing, maySecondCall: try MeetingPlan.maySecondCall(standing.assembly, visit, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayPlan(subject.standing) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        let id = try MeetingWritingStore.plan(plan, of: assembly.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: "\(assembly.link)/reunions/\(id)/preparation", saying: "La réunion est notée. Composez l’ordre du jour, puis convoquez.",
            journal: [JournalEntry("meeting.plan", "assembly", assembly.id.number, reason: plan.title)])
    }
}

/// How the form of a meeting is read.
enum MeetingPlan {
    /// A meeting may be convened again without a quorum for two months.
    static func maySecondCall(_ assembly: Assembly, _ visit: Visit, _ db: Reading) throws -> Bool {
        try MeetingStore.withoutQuorum(assembly.id, since: visit.now - .days(60), db)
    }

    /// - Parameter convened: what was announced to the members, whose kind and quorum do not change any more.
    static func read(_ form: inout FormReader, maySecondCall: Bool, convened: Meeting? = nil) -> MeetingWritingStore.Plan {
        let plan = MeetingWritingStore.Plan(
            kind: convened?.kind ?? form.choice("kind", .plenary), title: form.text("title", min: 3, max: 120), startsAt: form.moment("starts"), endsAt: form.moment("ends"),
            place: form.text("place", max: 200), access: form.optionalText("access", max: 300) ?? "", link: form.optionalText("link", max: 300) ?? "",
            capacity: form.optionalInt("capacity", in: 1...5000), isPublic: form.isChecked("public"), hasChildcare: form.isChecked("childcare"),
            isSecondCall: convened?.isSecondCall ?? form.isChecked("second_call"))
        if plan.startsAt <= form.now, !form.raw("starts").isEmpty { form.error("starts", "Choisissez un moment à venir.") }
        if plan.endsAt <= plan.startsAt, !form.raw("ends").isEmpty { form.error("ends", "La réunion finirait avant de commencer.") }
        if !plan.link.isEmpty, !plan.link.hasPrefix("https://") { form.error("link", "Une adresse sûre commence par https://.") }
        if plan.isSecondCall, !maySecondCall { form.error("second_call", "Aucune réunion récente n’a manqué de quorum.") }
        return plan
    }
}
