import Database
import Vocabulary
import Web

/// An officer puts proposals on the ballot, with the price and the texts of their study or, without one, with the price that she gives.
struct AddProjects: Action {
    typealias FormPage = VoteDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/projets"

    /// The edition and what may still be added.
    struct Candidates: Sendable {
        var edition: Edition
        var waiting: [FeasibleProposal]
        var isPublished: Bool
        /// The most that the rules let a project cost.
        var cap: Euros?
    }

    let chosen: [FeasibleProposal]

    init(_ form: inout FormReader, _ candidates: Candidates) {
        let ids = Set(form.ids("proposal") as [ID<Proposal>])
        let chosen = form.isChecked("all") ? candidates.waiting : candidates.waiting.filter { ids.contains($0.id) }
        if chosen.isEmpty { form.error("", "Cochez au moins une idée.") }
        self.chosen = candidates.edition.calendar[.feasibility] != nil ? chosen : chosen.map {
            var priced = $0
            priced.cost = Self.cost(&form, $0, cap: candidates.cap)
            return priced
        }
    }

    /// No service has put a price on it: the officer does, within the cap of the rules.
    private static func cost(_ form: inout FormReader, _ proposal: FeasibleProposal, cap: Euros?) -> Euros {
        let field = costField(proposal)
        guard let cost = form.optionalMoney(field), cost > .zero else {
            form.error(field, "Indiquez le coût de l’idée n° \(proposal.number).")
            return .zero
        }
        if let cap, cost > cap { form.error(field, "Le règlement plafonne chaque projet à \(cap).") }
        return cost
    }

    static func costField(_ proposal: FeasibleProposal) -> String { "cost-\(proposal.id)" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Candidates {
        let edition = try Edition.inPath(visit, db)
        return Candidates(
            edition: edition, waiting: try ProjectStore.candidates(edition, db), isPublished: try ProjectStore.catalogue(edition.id, db).publishedAt != nil,
            cap: try RulebookStore.rulebook(edition.id, at: visit.now, db).projectCap
        )
    }

    static func refusal(_ candidates: Candidates, _ visit: Visit) -> Refusal? { VoteRules.mayCompose(candidates.edition, visit.actor, at: visit.now) }

    func perform(_ candidates: Candidates, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = candidates.edition
        try ProjectStore.refuseChange(edition, db)
        var number = try ProjectStore.nextNumber(edition.id, db)
        for proposal in chosen {
            try ProjectStore.add(proposal, number: number, to: edition.id, at: visit.now, db)
            number += 1
        }
        if candidates.isPublished { try ProjectStore.setOnBallot(edition.id, db) }
        return Outcome(
            to: VoteLinks.desk(edition), saying: chosen.count == 1 ? "Un projet est mis sur le bulletin." : "\(chosen.count) projets sont mis sur le bulletin.",
            journal: chosen.map { JournalEntry("project.add", "proposal", $0.id.number, edition: edition.id, reason: $0.title) },
            letters: candidates.isPublished ? try VoteLetters.onBallot(edition, at: visit.now, db) : [])
    }
}
