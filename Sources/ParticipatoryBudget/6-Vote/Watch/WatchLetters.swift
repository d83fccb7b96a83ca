import Platform
import Vocabulary

/// Letters to a person whose vote waits, and to who keeps the vote.
enum WatchLetters {
    /// To who keeps the vote: what was seen, never of whom.
    static func noticed(_ alerts: [WatchAlert], _ edition: Edition, to account: AccountID) -> Letter {
        let seen: [Message] = alerts.prefix(5).map { "\($0.kind.name) : \($0.votes), le \(day: $0.until)." }
        return Letter(
            to: .account(account), kind: .task, subject: "Vote : un rapprochement à regarder",
            paragraphs: ["La veille de « \(edition.title) » a remarqué ceci."] + seen
                + ["Ce n’est peut-être rien : une bibliothèque ou une école en fait naître aussi. Aucun vote n’est arrêté. Regardez, puis écrivez ce que vous avez trouvé."],
            button: .init("Regarder", WatchPage.link(edition)))
    }

    static func held(_ edition: Edition, _ reason: String, to account: Account) -> Letter {
        Letter(
            to: account.reader, kind: .necessary, subject: "Votre vote attend une vérification",
            paragraphs: [
                "Votre bulletin pour « \(edition.title) » n’est pas encore déposé. Motif : \(reason)",
                "Quelqu’un regarde, et vous recevrez la réponse. Vous pouvez aussi voter sur papier dans un bureau de vote, s’il y en a un, avec une pièce d’identité.",
            ],
            button: .init("Voir où en est mon vote", VoteLinks.ballot(edition)))
    }

    static func decided(_ edition: Edition, _ verdict: Quarantine.Verdict, _ reason: String, to account: AccountID) -> Letter {
        switch verdict {
        case .released:
            Letter(
                to: .account(account), kind: .necessary, subject: "Vous pouvez voter",
                paragraphs: ["La vérification est terminée pour « \(edition.title) ». Votre bulletin vous attend : marquez vos choix à nouveau, rien n’en avait été gardé."]
                    + (edition.calendar[.vote]?.closesAt.map { ["Vous pouvez voter jusqu’au \($0)."] as [Message] } ?? []),
                button: .init("Voter", VoteLinks.ballot(edition)))
        case .keptOut:
            Letter(
                to: .account(account), kind: .necessary, subject: "Votre vote sur internet n’est pas accepté",
                paragraphs: [
                    "Décision de la ville pour « \(edition.title) ». Motif : \(reason)",
                    "Vous pouvez voter sur papier dans un bureau de vote, s’il y en a un, avec une pièce d’identité. Vous pouvez aussi contester cette décision en répondant à la ville : ses coordonnées sont au bas de chaque page.",
                ])
        }
    }
}
