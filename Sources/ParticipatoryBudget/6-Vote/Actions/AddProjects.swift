import Database
import Vocabulary
import Web

/// An officer puts feasible proposals on the ballot, with the price and the texts of their study.
struct AddProjects: Action {
    typealias FormPage = VoteDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/projets"

    /// The edition and what may still be added.
    struct Candidates: Sendable {
        var edition: Edition
        var waiting: [FeasibleProposal]
        var isPublished: Bool
    }

    let chosen: [FeasibleProposal]

    init(_ form: inout FormReader, _ candidates: Candidates) {
        let ids = Set(form.ids("proposal") as [ID<Proposal>])
        chosen = form.isChecked("all") ? candidates.waiting : candidates.waiting.filter { ids.contains($0.id) }
        if chosen.isEmpty { form.error("", "Cochez au moins une idée.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Candidates {
        let edition = try Edition.inPath(visit, db)
        let taken = Set(try ProjectStore.everyProject(edition.id, db).filter { $0.removedAt == nil }.compactMap(\.proposal))
        return Candidates(
            edition: edition, waiting: try FeasibilityStore.feasible(edition.id, db).filter { !taken.contains($0.id) },
            isPublished: try ProjectStore.catalogue(edition.id, db).publishedAt != nil
        )
    }

    static func refusal(_ candidates: Candidates, _ visit: Visit) -> Refusal? { VoteRules.mayCompose(candidates.edition, visit.actor, at: visit.now) }

    func perform(_ candidates: Candidates, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = candidates.edition
        var number = try ProjectStore.nextNumber(edition.id, db)
        for proposal in chosen {
            try ProjectStore.add(proposal, number: number, to: edition.id, at: visit.now, db)
            number += 1
        }
        if candidates.isPublished { try ProjectStore.setOnBallot(edition.id, db) }
        return Outcome(
            to: VoteLinks.desk(edition), saying: "\(chosen.count) projets sont mis sur le bulletin.",
            journal: chosen.map { JournalEntry("project.add", "proposal", $0.id.number, edition: edition.id, reason: $0.title) },
            letters: candidates.isPublished ? try VoteLetters.onBallot(edition, at: visit.now, db) : [])
    }
}
