import Database
import Platform
import Vocabulary

/// What the city’s people are told when something waits for a moderator, and what reporters are told once it is decided.
enum ModerationLetters {
    /// To the moderators of the edition, at the first report that waits; the next ones find it in their list.
    static func reported(_ what: Message, at path: String, _ scopes: [Scope], except account: AccountID?, at now: Instant, _ db: Reading) throws -> [Letter] {
        try GrantStore.holders(of: [.moderator], on: scopes, at: now, db).filter { $0 != account }.map {
            task(to: $0, "Un signalement à lire", [what, "Lisez-le, puis masquez ou classez : la personne qui a signalé attend une réponse."], path)
        }
    }

    /// To all who may decide the appeal: the other moderators and those who run the edition.
    static func appealed(_ what: Message, at path: String, _ scopes: [Scope], hider: AccountID?, people: [AccountID], at now: Instant, _ db: Reading) throws -> [Letter] {
        let judges = try GrantStore.holders(of: [.moderator, .projectOfficer], on: scopes, at: now, db)
        return Set(judges).subtracting(people + [hider].compactMap(\.self)).sorted().map {
            task(to: $0, "Une relecture à décider", [what, "Une autre personne que celle qui a masqué décide et répond."], path)
        }
    }

    private static func task(to account: AccountID, _ subject: Message, _ paragraphs: [Message], _ path: String) -> Letter {
        Letter(to: .account(account), kind: .task, subject: subject, paragraphs: paragraphs, button: Letter.Button("Lire et décider", path))
    }

    /// What became of what was reported.
    enum End: Sendable {
        case hidden, kept, takenBack

        var sentence: Message {
            switch self {
            case .hidden: "Une personne de la ville l’a lu : ce que vous aviez signalé est masqué. Merci de votre vigilance."
            case .kept: "Une personne de la ville l’a lu : ce que vous aviez signalé respecte les règles de la discussion et reste visible."
            case .takenBack: "Une personne de la ville l’a lu. Son auteur l’avait retiré : plus personne ne le voit. Merci de votre vigilance."
            }
        }
    }

    /// To those who reported (regulation (EU) 2022/2065, article 16, paragraph 5).
    static func outcome(_ reporters: [AccountID], _ what: Message, is end: End, path: String) -> [Letter] {
        reporters.map {
            Letter(
                to: .account($0), kind: .necessary, subject: "Suite donnée à votre signalement",
                paragraphs: [
                    what, end.sentence,
                    "Ces règles sont sur le site, page « Règles de la discussion ». Si vous n’êtes pas d’accord, écrivez à la ville.",
                ],
                button: Letter.Button("Voir la page", path)
            )
        }
    }

    // MARK: A whole proposal

    static func hidden(_ file: ModeratedProposal, reason: String, until: Instant) -> [Letter] {
        file.own.people.map {
            Letter(
                to: .account($0), kind: .necessary, subject: "Votre idée n°\u{A0}\(file.publicNumber) a été masquée",
                paragraphs: [
                    "Le texte et les photos de « \(file.proposal.title) » ne sont plus visibles. Motif : \(reason)",
                    "La décision a été prise par une personne de la ville, au regard des règles de la discussion (page « Règles de la discussion » du site). La page de suivi reste, avec ce motif.",
                    "Si vous n’êtes pas d’accord, demandez une relecture, une fois, avant le \(until). Une autre personne décidera.",
                ],
                button: Letter.Button("Demander une relecture", ProposalModerationLinks.appeal(file.proposal.id))
            )
        }
    }

    static func shownAgain(_ file: ModeratedProposal, words: String) -> [Letter] {
        file.own.people.map {
            Letter(
                to: .account($0), kind: .necessary, subject: "Votre idée n°\u{A0}\(file.publicNumber) est de nouveau visible",
                paragraphs: ["Tout le monde peut de nouveau lire « \(file.proposal.title) ».", "Ce que la ville en dit : \(words)"],
                button: Letter.Button("Voir la page", file.link)
            )
        }
    }

    static func keptHidden(_ file: ModeratedProposal, answer: String) -> [Letter] {
        file.own.people.map {
            Letter(
                to: .account($0), kind: .necessary, subject: "Votre idée n°\u{A0}\(file.publicNumber) reste masquée",
                paragraphs: [
                    "Une autre personne de la ville a relu « \(file.proposal.title) », comme vous l’aviez demandé.", "Sa réponse : \(answer)",
                    "Cette décision peut être contestée devant le tribunal administratif dans les deux mois.",
                ],
                button: Letter.Button("Lire la décision", ProposalModerationLinks.appeal(file.proposal.id))
            )
        }
    }
}
