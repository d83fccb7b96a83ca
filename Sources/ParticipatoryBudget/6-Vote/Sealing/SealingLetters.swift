import Vocabulary

/// The letters to the bureau of a vote.
enum SealingLetters {
    static func named(_ edition: Edition, _ kind: CeremonyKind, _ ceremony: Ceremony) -> [Letter] {
        ceremony.members.map { member in
            Letter(
                to: .account(member.account), kind: .necessary,
                subject: kind == .vote ? "Vous êtes membre du bureau du vote" : "Bureau du vote : la répétition commence",
                paragraphs: [
                    kind == .vote
                        ? "La ville vous a nommé membre du bureau du vote « \(edition.title) ». L’urne s’ouvrira avec les codes de \(ceremony.threshold) membres sur \(ceremony.members.count) : personne ne peut l’ouvrir seul."
                        : "Le bureau du vote « \(edition.title) » répète : vous notez un code d’essai, puis vous l’entrez, comme le jour du vote.",
                    "Ouvrez votre page, imprimez ou recopiez votre code, puis confirmez-le. Il ne s’affiche qu’une fois et personne d’autre ne le connaît.",
                ],
                button: .init("Noter mon code", SealingLinks.member(edition, kind)))
        }
    }

    /// Once the vote is closed.
    static func closed(_ edition: Edition, _ ceremony: Ceremony) -> [Letter] {
        ceremony.members.map { member in
            Letter(
                to: .account(member.account), kind: .necessary, subject: "Le vote est clos : votre code ouvre l’urne",
                paragraphs: ["L’urne de « \(edition.title) » est fermée et son empreinte est publiée. Entrez votre code : \(ceremony.threshold) membres suffisent pour l’ouvrir."],
                button: .init("Entrer mon code", SealingLinks.member(edition)))
        }
    }

    static func opened(_ edition: Edition, count: Int, to officer: AccountID) -> [Letter] {
        [Letter(
            to: .account(officer), kind: .task, subject: "L’urne de « \(edition.title) » est ouverte",
            paragraphs: ["\(count) bulletins en sont sortis, dans un ordre qui ne dit rien. Vous pouvez dépouiller le vote."],
            button: .init("Dépouiller", "\(edition.deskLink)/resultats"))]
    }
}
