import Vocabulary

/// The messages that the acts and the preview share.
enum ShortlistLetters {
    /// To the people of the proposal, before anything is public.
    static func notice(_ edition: Edition, _ line: ShortlistedProposal) -> (subject: Message, paragraphs: [Message]) {
        let last: Message = "Vous êtes la première personne prévenue. La liste sera publiée dans les jours qui viennent."
        if line.isKept {
            let how: Message = line.pickedBy.isEmpty
                ? "Le panel citoyen a retenu « \(line.title) » parmi les idées de l’édition « \(edition.title) »."
                : "« \(line.title) » est un coup de cœur de : \(line.pickedBy)."
            let next: Message = edition.calendar[.feasibility] == nil ? "Elle sera soumise au vote." : "Les services de la ville vont maintenant l’étudier."
            return ("Votre proposition n° \(line.number) est présélectionnée", [how, "\(line.reason)", next, last])
        }
        return (
            "Votre proposition n° \(line.number) n’est pas présélectionnée",
            ["Le panel citoyen a lu toutes les idées de l’édition « \(edition.title) ». « \(line.title) » n’a pas été retenue cette fois.", "\(line.reason)", last]
        )
    }

    static func notices(_ edition: Edition, _ line: ShortlistedProposal, to people: [AccountID]) -> [Letter] {
        let (subject, paragraphs) = notice(edition, line)
        return people.map {
            Letter(
                to: .account($0), kind: .necessary, subject: subject, paragraphs: paragraphs,
                button: Letter.Button("Voir votre proposition", ProposalLinks.page(edition, line.number))
            )
        }
    }

    /// To those who follow a proposal, once the list is public.
    static func released(_ edition: Edition, _ line: ShortlistedProposal, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .following,
            subject: line.isKept ? "« \(line.title) » est présélectionnée" : "« \(line.title) » n’est pas présélectionnée",
            paragraphs: ["La liste du panel citoyen est publiée pour l’édition « \(edition.title) ». Vous suivez la proposition n° \(line.number)."],
            button: Letter.Button("Lire la liste et ses motifs", ShortlistLinks.page(edition))
        )
    }

    /// To a new member of a panel.
    static func invitation(_ file: SelectionFile, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Vous êtes membre du panel « \(file.selection.title) »",
            paragraphs: [
                "Vous allez lire les propositions de l’édition « \(file.edition.title) » et dire lesquelles méritent d’aller plus loin.",
                "Commencez par déclarer les propositions avec lesquelles vous avez un lien : vous ne les noterez pas.",
            ],
            button: Letter.Button("Ouvrir le panel", ShortlistLinks.jury(file.selection.id))
        )
    }
}
