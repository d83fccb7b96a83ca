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

    /// Says that a vote took the place of the one before, and nothing of what either says.
    static func replaced(_ edition: Edition, to voter: Account, at now: Instant) -> Letter {
        Letter(
            to: voter.reader, kind: .necessary, subject: "Votre vote est remplacé",
            paragraphs: [
                "Le \(now), un nouveau bulletin pour « \(edition.title) » a pris la place du vôtre. Le premier ne compte plus.",
                "Si ce n’est pas vous, changez votre mot de passe et remplacez votre vote avant la clôture.",
            ],
            button: .init("Voir mon vote enregistré", VoteLinks.recorded(edition)))
    }

    /// To everyone.
    static func opened(_ edition: Edition, until closesAt: Instant?, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .campaign, subject: "Le vote est ouvert : à vous de choisir",
            paragraphs: ["Les projets de « \(edition.title) » sont au vote. Lisez-les et choisissez ceux que vous voulez voir réalisés."]
                + (closesAt.map { ["Vous pouvez voter jusqu’au \($0)."] as [Message] } ?? []),
            button: .init("Voter", VoteLinks.ballot(edition)))
    }

    /// To who may vote and has not.
    static func closesSoon(_ edition: Edition, at closesAt: Instant, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .campaign, subject: "Le vote ferme le \(day: closesAt)",
            paragraphs: ["Vous n’avez pas encore voté pour « \(edition.title) ». L’urne ferme le \(closesAt) : après cette heure, aucun bulletin n’est compté."],
            button: .init("Voter", VoteLinks.ballot(edition)))
    }

    /// Tells each proposer and follower once that a project goes to the vote: when the catalogue is published, or when the vote opens.
    static func onBallot(_ edition: Edition, at now: Instant, _ db: Writing) throws -> [Letter] {
        let untold = try ProjectStore.takeUntold(edition.id, at: now, db)
        let followers = Dictionary(grouping: try Follows.followers(of: untold.compactMap(\.0.proposal), db), by: \.proposal)
        return untold.flatMap { project, people in
            people.map { onBallot(project, edition, to: $0, at: now) }
                + (project.proposal.flatMap { followers[$0] } ?? []).map { followedOnBallot(project, edition, to: $0.account, at: now) }
        }
    }

    private static func followedOnBallot(_ project: Project, _ edition: Edition, to account: AccountID, at now: Instant) -> Letter {
        Letter(
            to: .account(account), kind: .following, subject: "«\u{A0}\(project.title)\u{A0}» est soumis au vote",
            paragraphs: ["L’idée que vous suivez est devenue le projet n°\u{A0}\(project.number) du bulletin."] + opening(edition, at: now),
            button: .init("Voir le projet", VoteLinks.project(edition, project.number)))
    }

    private static func opening(_ edition: Edition, at now: Instant) -> [Message] {
        edition.calendar[.vote].map { [now < $0.opensAt ? "Le vote ouvre le \($0.opensAt)." : "Le vote est ouvert."] } ?? []
    }

    static func onBallot(_ project: Project, _ edition: Edition, to account: AccountID, at now: Instant) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Votre projet « \(project.title) » est soumis au vote",
            paragraphs: ["Il porte le numéro \(project.number) et son coût est estimé à \(project.cost)."] + opening(edition, at: now) + ["Faites-le connaître autour de vous."],
            button: .init("Voir le projet", VoteLinks.project(edition, project.number))
        )
    }

    /// Tells the people of an idea that it does not go to the vote.
    static func leftOff(_ reason: String, _ own: OwnProposal) -> [Letter] {
        own.people.map {
            Letter(
                to: .account($0), kind: .necessary, subject: "Votre idée « \(own.proposal.title) » ne sera pas soumise au vote",
                paragraphs: ["Motif : \(reason)"], button: .init("Voir mon idée", ProposalLinks.page(own.edition, own.proposal.number ?? 0)))
        }
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
