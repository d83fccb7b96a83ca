import Database
import Vocabulary
import Web

/// An officer takes a project off the ballot before the vote opens, with a reason that its proposer reads.
struct RemoveProject: Action {
    typealias FormPage = ProjectDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/projets/:number/retirer"

    let reason: String

    init(_ form: inout FormReader, _ placed: SaveProject.Placed) { reason = form.text("reason", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SaveProject.Placed { try SaveProject.subject(visit, db) }
    static func refusal(_ placed: SaveProject.Placed, _ visit: Visit) -> Refusal? { SaveProject.refusal(placed, visit) }

    func perform(_ placed: SaveProject.Placed, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (edition, project) = (placed.edition, placed.project)
        try ProjectStore.remove(project.id, reason: reason, at: visit.now, db)
        var letters: [Letter] = []
        if let id = project.proposal {
            let proposal = try ProposalStore.proposal(id, db)
            if proposal.status == .onBallot { try ProposalStore.setStatus(edition.calendar.standing(before: .vote), id, db) }
            letters.append(Letter(
                to: .account(proposal.author), kind: .necessary, subject: "Votre projet « \(project.title) » est retiré du bulletin",
                paragraphs: ["Motif : \(reason)"], button: .init("Voir mon idée", ProposalLinks.page(edition, proposal.number ?? 0))))
        }
        return Outcome(
            to: VoteLinks.desk(edition), saying: "Le projet est retiré du bulletin.",
            journal: [JournalEntry("project.remove", "project", project.id.number, edition: edition.id, reason: reason)], letters: letters)
    }
}
