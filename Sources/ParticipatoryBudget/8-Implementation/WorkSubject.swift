import Database
import Vocabulary
import Web

/// What the acts on a work are about.
struct WorkSubject: Sendable {
    var edition: Edition
    var work: Work
    /// Who carried the proposal, and who follows it besides.
    var proposers: [AccountID]
    var followers: [AccountID]
    /// What waits for a second signature.
    var abandonment: Abandonment?
    /// The edition, where this person may open it.
    var home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> WorkSubject {
        let edition = try Edition.inPath(visit, db)
        let work = try ImplementationStore.work(edition.id, number: try visit.number("number"), db)
        let proposers = try ImplementationStore.proposers(work, db)
        return WorkSubject(
            edition: edition, work: work, proposers: proposers,
            followers: try ImplementationStore.followers(work, db).filter { !proposers.contains($0) },
            abandonment: try ImplementationStore.abandonments(work.id, db).first(where: \.isWaiting),
            home: edition.crumb(for: visit.actor)
        )
    }

    /// For an officer's page: the same, refused to whom may not look.
    static func onDesk(_ visit: Visit, _ db: Reading) throws -> WorkSubject {
        let subject = try load(visit, db)
        if let refusal = ImplementationRules.maySee(subject.work, subject.edition, visit.actor) { throw refusal }
        return subject
    }

    var link: String { ImplementationLinks.desk(edition, work.projectNumber) }

    func entry(_ act: String, _ reason: String, isPublic: Bool = true) -> JournalEntry {
        JournalEntry("work.\(act)", "work", work.id.number, edition: edition.id, reason: reason, isPublic: isPublic)
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

    var link: String { "\(of.link)/jalons/\(milestone.id)" }
}
