import Vocabulary

/// Letters to a person whom somebody else wrote on the list of a polling place, or took off it: nobody's way of voting changes in silence.
enum AttachmentLetters {
    static func attached(_ place: PollingPlace, _ edition: Edition, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Vous êtes sur la liste du bureau de vote « \(place.name) »",
            paragraphs: [
                "Une personne qui tient ce bureau vous y a inscrite ou inscrit pour voter sur papier à « \(edition.title) » : \(place.address), \(place.hoursWithin).",
                "Tant que votre nom est sur cette liste, vous ne pouvez pas voter sur internet ni dans un autre bureau. Si vous n’avez rien demandé, retirez-vous de la liste.",
            ],
            button: .init("Changer d’avis", PaperChoicePage.link(edition)))
    }

    /// Where or when she votes is no longer what she read.
    static func changed(_ place: PollingPlace, _ edition: Edition, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Votre bureau de vote change : « \(place.name) »",
            paragraphs: [
                "Vous votez sur papier à « \(edition.title) », dans ce bureau : \(place.address), \(place.hours).",
                "Si cela ne vous convient plus, retirez-vous de sa liste : tous les autres moyens de vote vous seront ouverts.",
            ],
            button: .init("Changer d’avis", PaperChoicePage.link(edition)))
    }

    static func released(_ place: PollingPlace, _ edition: Edition, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Vous n’êtes plus sur la liste du bureau de vote « \(place.name) »",
            paragraphs: ["Vous pouvez voter à « \(edition.title) » sur internet ou dans un bureau de vote, une seule fois."],
            button: .init("Voter", VoteLinks.ballot(edition)))
    }
}
