import Database
import Vocabulary
import Web

/// A milestone is promised.
struct AddMilestone: Action {
    typealias FormPage = WorkDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/jalons"
    let title: String
    let planned: Instant

    init(_ form: inout FormReader, _ subject: WorkSubject) {
        title = form.text("title", max: 120)
        planned = form.day("planned")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ImplementationStore.addMilestone(subject.work.id, title, plannedAt: planned, db)
        return Outcome(to: subject.link, saying: "Le jalon est ajouté.", journal: [subject.entry("milestone", title)])
    }
}

/// A milestone is reached.
struct ReachMilestone: Action {
    typealias FormPage = WorkDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/jalons/:milestone/atteint"
    let day: Instant

    init(_ form: inout FormReader, _ subject: MilestoneSubject) {
        day = form.day("day")
        if day > form.now { form.error("day", "Cette date est à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MilestoneSubject { try .load(visit, db) }
    static func refusal(_ subject: MilestoneSubject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayReport(subject.of.work, subject.of.edition, visit.actor)
    }

    func perform(_ subject: MilestoneSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ImplementationStore.reach(subject.milestone.id, of: subject.of.work.id, at: day, db) else { throw NotFound() }
        return Outcome(to: subject.of.link, saying: "Le jalon est atteint.", journal: [subject.of.entry("reach", subject.milestone.title)])
    }
}

/// A milestone is put off; residents read why.
struct PostponeMilestone: Action {
    typealias FormPage = WorkDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/jalons/:milestone/reporter"
    let planned: Instant
    let reason: String

    init(_ form: inout FormReader, _ subject: MilestoneSubject) {
        planned = form.day("planned")
        reason = form.text("reason", min: 10, max: 1000)
        if planned <= subject.milestone.plannedAt { form.error("planned", "Un report va vers une date plus tardive.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MilestoneSubject { try .load(visit, db) }
    static func refusal(_ subject: MilestoneSubject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayReport(subject.of.work, subject.of.edition, visit.actor)
    }

    func perform(_ subject: MilestoneSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ImplementationStore.postpone(subject.milestone.id, of: subject.of.work.id, to: planned, reason: reason, db) else { throw NotFound() }
        let title = visit.t("Le calendrier change : \(subject.milestone.title)")
        try ImplementationStore.tell(subject.of.work.id, .delay, title, reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.of.link, saying: "Le report est publié avec sa raison.", journal: [subject.of.entry("postpone", reason)],
            letters: ImplementationLetters.moved(subject.of, title, reason)
        )
    }
}

/// A milestone of a work, as the acts on it see it.
struct MilestoneSubject: Sendable {
    var of: WorkSubject
    var milestone: Milestone

    static func load(_ visit: Visit, _ db: Reading) throws -> MilestoneSubject {
        let work = try WorkSubject.load(visit, db)
        let id: ID<Milestone> = try visit.id("milestone")
        guard let milestone = try ImplementationStore.milestones(work.work.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        return MilestoneSubject(of: work, milestone: milestone)
    }
}
