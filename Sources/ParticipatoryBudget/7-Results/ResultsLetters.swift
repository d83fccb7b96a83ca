import Vocabulary

/// The letters of the results.
enum ResultsLetters {
    /// To a proposer, before the public knows.
    static func result(
        _ line: CountRecord.ProjectLine, _ project: Project, _ record: CountRecord, _ edition: Edition, _ proclamation: Proclamation,
        to account: AccountID
    ) -> Letter {
        let reason = CountWords(record, Currency()).reason(line)
        return Letter(
            to: .account(account), kind: .necessary,
            subject: line.isWinner ? "Votre projet « \(project.title) » est lauréat" : "Le résultat du vote pour « \(project.title) »",
            paragraphs: [
                line.isWinner ? "Bonne nouvelle : votre projet fait partie des lauréats de « \(edition.title) »." : "Votre projet ne fait pas partie des lauréats de « \(edition.title) ».",
                reason,
                "Vous l’apprenez avant tout le monde. Merci de ne pas l’annoncer avant la proclamation, le \(proclamation.embargoUntil).",
                line.isWinner ? "La ville prendra contact avec vous pour préparer la réalisation." : "Merci d’avoir porté cette idée jusqu’au vote.",
            ],
            button: .init("Voir les résultats, à partir de cette date", ResultsLinks.page(edition)))
    }

    /// To everyone, once the results are public.
    static func proclaimed(_ edition: Edition, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .campaign, subject: "Les lauréats de « \(edition.title) » sont connus",
            paragraphs: ["Le vote est dépouillé et les résultats sont proclamés : les projets lauréats, les voix de chacun et les raisons du classement."],
            button: .init("Voir les résultats", ResultsLinks.page(edition)))
    }

    /// To who follows a proposal, once the results are public.
    static func followed(_ title: String, isWinner: Bool, _ edition: Edition, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .following, subject: "Le résultat du vote pour « \(title) »",
            paragraphs: [isWinner ? "Le projet que vous suivez est lauréat." : "Le projet que vous suivez n’est pas lauréat."],
            button: .init("Voir les résultats", ResultsLinks.page(edition)))
    }
}
