import Platform
import Vocabulary

/// The letters of the discussion and of its moderation.
enum DiscussionLetters {
    /// To the author of the proposal.
    static func commented(_ edition: Edition, _ proposal: Proposal, by name: String) -> Letter {
        Letter(
            to: .account(proposal.author), kind: .conversation, subject: "Un nouveau commentaire sur « \(proposal.title) »",
            paragraphs: ["\(name) a commenté votre proposition n° \(edition.publicNumber(proposal.number))."],
            button: Letter.Button("Lire et répondre", DiscussionLinks.page(edition, proposal.number ?? 0))
        )
    }

    /// To the author of the comment that was answered.
    static func answered(_ edition: Edition, _ proposal: Proposal, by name: String, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .conversation, subject: "Une réponse à votre commentaire sur « \(proposal.title) »",
            paragraphs: ["\(name) a répondu à ce que vous aviez écrit sur la proposition n° \(edition.publicNumber(proposal.number))."],
            button: Letter.Button("Lire la réponse", DiscussionLinks.page(edition, proposal.number ?? 0))
        )
    }

    /// To the author of a comment that was hidden: the reason, and how to have it read again.
    static func hidden(_ file: CommentFile, reason: String, until: Instant) -> Letter {
        Letter(
            to: .account(file.comment.author), kind: .necessary, subject: "Votre commentaire a été masqué",
            paragraphs: [
                "Votre commentaire du \(file.comment.at) sur « \(file.proposal.title) » n’est plus visible. Motif : \(reason)",
                "La décision a été prise par une personne de la ville, au regard des règles de la discussion (page « Règles de la discussion » du site).",
                "Si vous n’êtes pas d’accord, demandez une relecture, une fois, avant le \(until). Une autre personne décidera.",
            ],
            button: Letter.Button("Demander une relecture", DiscussionLinks.appeal(file.comment.id))
        )
    }

    /// What somebody had reported, in a letter that tells what became of it.
    static func reportedComment(_ file: CommentFile) -> Message {
        "Vous aviez signalé un commentaire du \(day: file.comment.at) sur « \(file.proposal.title) »."
    }

    /// To the author, when the other moderator has decided.
    static func decided(_ file: CommentFile, _ verdict: HidingVerdict) -> Letter {
        Letter(
            to: .account(file.comment.author), kind: .necessary,
            subject: verdict.isShownAgain ? "Votre commentaire est de nouveau visible" : "Votre commentaire reste masqué",
            paragraphs: [
                "Une autre personne de la ville a relu votre commentaire sur « \(file.proposal.title) », comme vous l’aviez demandé.",
                "Sa réponse : \(verdict.answer)",
            ],
            button: Letter.Button("Voir la discussion", DiscussionLinks.page(file.edition, file.proposal.number ?? 0))
        )
    }
}
