import Database
import Vocabulary
import Web

/// An officer leaves off the ballot an idea that the earlier steps kept, with a reason that its people, then everyone, read.
struct LeaveOff: Action {
    typealias FormPage = VoteDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/hors-bulletin"

    let proposal: FeasibleProposal?
    let reason: String

    init(_ form: inout FormReader, _ candidates: AddProjects.Candidates) {
        let id: ID<Proposal>? = form.optionalID("left")
        proposal = candidates.waiting.first { $0.id == id }
        reason = form.text("reason", min: 10, max: 500)
        if proposal == nil { form.error("left", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> AddProjects.Candidates { try AddProjects.subject(visit, db) }
    static func refusal(_ candidates: AddProjects.Candidates, _ visit: Visit) -> Refusal? { AddProjects.refusal(candidates, visit) }

    func perform(_ candidates: AddProjects.Candidates, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let proposal else { throw NotFound() }
        try ProjectStore.leaveOff(proposal.id, reason: reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: VoteLinks.desk(candidates.edition), saying: "L’idée reste hors du bulletin. Ses auteurs en reçoivent le motif.",
            journal: [JournalEntry("project.leave-off", "proposal", proposal.id.number, edition: candidates.edition.id, reason: reason)],
            letters: VoteLetters.leftOff(reason, try ProposalStore.own(proposal.id, db)))
    }
}

/// An officer puts an idea that she left off among those that may go on the ballot again.
struct PutBack: Action {
    typealias FormPage = VoteDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/hors-bulletin/reprendre"

    let proposal: ID<Proposal>

    init(_ form: inout FormReader, _ edition: Edition) { proposal = form.id("left") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }
    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { VoteRules.mayCompose(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ProjectStore.leftOff(edition.id, db).contains(where: { $0.id == proposal }) else { throw NotFound() }
        try ProjectStore.putBack(proposal, db)
        return Outcome(
            to: VoteLinks.desk(edition), saying: "L’idée peut de nouveau être mise sur le bulletin.",
            journal: [JournalEntry("project.put-back", "proposal", proposal.number, edition: edition.id)])
    }
}
