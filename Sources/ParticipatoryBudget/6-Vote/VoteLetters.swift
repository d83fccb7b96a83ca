import Database
import Platform
import Vocabulary

/// The letters of the vote.
enum VoteLetters {
    /// Says that a vote was recorded, and nothing of what it says.
    static func recorded(_ edition: Edition, to voter: Account, at now: Instant) -> Letter {
        Letter(
            to: voter.reader, kind: .necessary, subject: "Votre vote est enregistré",
            paragraphs: [
                "Votre bulletin pour « \(edition.title) » a été déposé dans l’urne le \(now).",
                "Ce message ne dit rien de vos choix : votre nom et votre bulletin sont conservés séparément, et rien ne permet de les rapprocher.",
                "Si ce n’est pas vous qui avez voté, répondez vite à la ville : ses coordonnées sont au bas de chaque page.",
            ],
            button: .init("Voir mon vote enregistré", VoteLinks.recorded(edition))
        )
    }

    /// Tells each proposer once that her project goes to the vote: when the catalogue is published, or when the vote opens.
    static func onBallot(_ edition: Edition, at now: Instant, _ db: Writing) throws -> [Letter] {
        try ProjectStore.takeUntold(edition.id, at: now, db).flatMap { project, people in people.map { onBallot(project, edition, to: $0, at: now) } }
    }

    static func onBallot(_ project: Project, _ edition: Edition, to account: AccountID, at now: Instant) -> Letter {
        let opening: Message = edition.calendar[.vote].map { now < $0.opensAt ? "Le vote ouvre le \($0.opensAt)." : "Le vote est ouvert." } ?? ""
        return Letter(
            to: .account(account), kind: .necessary, subject: "Votre projet « \(project.title) » est soumis au vote",
            paragraphs: ["Il porte le numéro \(project.number) et son coût est estimé à \(project.cost).", opening, "Faites-le connaître autour de vous."],
            button: .init("Voir le projet", VoteLinks.project(edition, project.number))
        )
    }

    /// Tells the people of a project that it is on the ballot no more.
    static func takenOff(_ project: Project, _ reason: String, _ own: OwnProposal) -> [Letter] {
        own.people.map {
            Letter(
                to: .account($0), kind: .necessary, subject: "Votre projet « \(project.title) » est retiré du bulletin",
                paragraphs: ["Motif : \(reason)"], button: .init("Voir mon idée", ProposalLinks.page(own.edition, own.proposal.number ?? 0)))
        }
    }
}
