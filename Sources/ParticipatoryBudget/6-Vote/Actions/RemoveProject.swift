import Database
import Vocabulary
import Web

/// An officer takes a project off the ballot before the vote opens, with a reason that its people, then everyone, read.
struct RemoveProject: Action {
    typealias FormPage = ProjectDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/projets/:number/retirer"

    let reason: String

    init(_ form: inout FormReader, _ page: ProjectDeskPage) { reason = form.text("reason", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ProjectDeskPage { try .load(visit, db) }
    static func refusal(_ page: ProjectDeskPage, _ visit: Visit) -> Refusal? { page.refusalToTakeOff }

    func perform(_ page: ProjectDeskPage, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (edition, project) = (page.edition, page.project)
        try ProjectStore.refuseChange(edition, db)
        try ProjectStore.remove(project.id, reason: reason, at: visit.now, db)
        let own = try project.proposal.map { try ProposalStore.own($0, db) }
        if let own, own.proposal.status == .onBallot { try ProposalStore.setStatus(edition.calendar.standing(before: .vote), own.proposal.id, db) }
        return Outcome(
            to: VoteLinks.desk(edition), saying: "Le projet est retiré du bulletin.",
            journal: [JournalEntry("project.remove", "project", project.id.number, edition: edition.id, reason: reason)],
            letters: own.map { VoteLetters.takenOff(project, reason, $0) } ?? [])
    }
}
