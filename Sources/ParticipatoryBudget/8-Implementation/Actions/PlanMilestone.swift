import Database
import Vocabulary
import Web

/// A milestone is promised.
struct AddMilestone: Action {
    typealias FormPage = WorkPlanPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/jalons"
    let title: String
    let planned: Instant

    init(_ form: inout FormReader, _ subject: WorkSubject) {
        title = form.text("title", max: 120)
        planned = form.workDay("planned")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ImplementationStore.addMilestone(subject.work.id, title, plannedAt: planned, db)
        return Outcome(to: subject.link + "/jalons", saying: "Le jalon est ajouté.", journal: [subject.entry("milestone", title)])
    }
}

/// A milestone is reached. Later than promised, residents read why.
struct ReachMilestone: Action {
    typealias FormPage = MilestonePage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/jalons/:milestone/atteint"
    let day: Instant
    let note: String
    let lateReason: String

    init(_ form: inout FormReader, _ subject: MilestoneSubject) {
        day = form.day("day")
        note = form.optionalText("note", max: 600) ?? ""
        lateReason = form.optionalText("late_reason", max: 1000) ?? ""
        if day > form.now { form.error("day", "Cette date est à venir.") }
        if day > subject.milestone.promisedAt, lateReason.isEmpty, subject.milestone.delayReason.isEmpty {
            form.error("late_reason", "Ce jalon est atteint après la date promise : dites pourquoi aux habitants.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MilestoneSubject { try .load(visit, db) }
    static func refusal(_ subject: MilestoneSubject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayReach(subject.milestone, subject.of.work, subject.of.edition, visit.actor)
    }

    func perform(_ subject: MilestoneSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ImplementationStore.reach(subject.milestone.id, at: day, reason: lateReason, note: note, db) else { throw NotFound() }
        try ImplementationStore.touch(subject.of.work.id, at: visit.now, db)
        return Outcome(
            to: subject.of.link + "/jalons", saying: "Le jalon est atteint.",
            journal: [subject.of.entry("reach", [subject.milestone.title, lateReason].filter { !$0.isEmpty }.joined(separator: " : "))])
    }
}

/// A milestone is put off; residents read why, those who carried or follow the project are told.
struct PostponeMilestone: Action {
    typealias FormPage = MilestonePage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/jalons/:milestone/reporter"
    let planned: Instant
    let reason: String

    init(_ form: inout FormReader, _ subject: MilestoneSubject) {
        planned = form.workDay("planned")
        reason = form.text("reason", min: 10, max: 1000)
        if planned <= subject.milestone.plannedAt, form.error(in: "planned") == nil { form.error("planned", "Un report va vers une date plus tardive.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MilestoneSubject { try .load(visit, db) }
    static func refusal(_ subject: MilestoneSubject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayMove(subject.milestone, subject.of.work, subject.of.edition, visit.actor)
    }

    func perform(_ subject: MilestoneSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ImplementationStore.postpone(subject.milestone, to: planned, reason: reason, db) else {
            throw Refusal.notNow("Une autre personne vient de changer ce jalon.")
        }
        let told = WorkTold.delay(subject.milestone, to: planned, reason)
        try ImplementationStore.tell(told, subject.of.work.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.of.link + "/jalons", saying: "Le report est publié avec sa raison.",
            journal: [subject.of.entry("postpone", "\(subject.milestone.title) : \(reason)")],
            letters: ImplementationLetters.told(subject.of, told, isDecision: false)
        )
    }
}

/// A milestone that will not be; it stays on the page with its reason.
struct CancelMilestone: Action {
    typealias FormPage = MilestonePage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/jalons/:milestone/annuler"
    let reason: String

    init(_ form: inout FormReader, _ subject: MilestoneSubject) { reason = form.text("cancel_reason", min: 10, max: 600) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MilestoneSubject { try .load(visit, db) }
    static func refusal(_ subject: MilestoneSubject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayMove(subject.milestone, subject.of.work, subject.of.edition, visit.actor)
    }

    func perform(_ subject: MilestoneSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ImplementationStore.cancel(subject.milestone.id, reason: reason, at: visit.now, db) else {
            throw Refusal.notNow("Une autre personne vient de changer ce jalon.")
        }
        try ImplementationStore.touch(subject.of.work.id, at: visit.now, db)
        return Outcome(
            to: subject.of.link + "/jalons", saying: "Le jalon est annulé. Les habitants lisent pourquoi.",
            journal: [subject.of.entry("cancel-milestone", "\(subject.milestone.title) : \(reason)")])
    }
}

extension FormReader {
    /// A day within the life of a work: no further than twenty years from now.
    mutating func workDay(_ field: String) -> Instant {
        let day = day(field)
        if day > now + .days(7305) { error(field, "Cette date est trop lointaine.") }
        return day
    }
}
