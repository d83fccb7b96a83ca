import Vocabulary

/// The messages that several acts and the preview share.
enum EligibilityLetters {
    /// To the people of the proposal, before anything is public.
    static func notice(_ notice: EligibilityNotice) -> (subject: Message, paragraphs: [Message]) {
        let (subject, paragraphs) = decision(notice)
        func own(_ text: String) -> [Message] { text.split(separator: "\n").map { "\(String($0))" } }
        return (subject, own(notice.words.opening) + paragraphs + own(notice.words.closing))
    }

    private static func decision(_ notice: EligibilityNotice) -> (subject: Message, paragraphs: [Message]) {
        let review = notice.review
        switch review.outcome {
        case .eligible:
            return (
                "Votre proposition n° \(notice.edition.publicNumber(notice.number)) est recevable",
                [
                    "Félicitations : « \(notice.title) » remplit les critères du règlement de l’édition « \(notice.edition.title) ». Elle continue son chemin.",
                    "Vous êtes la première personne prévenue. La décision sera publiée dans les jours qui viennent.",
                ]
            )
        case .ineligible:
            var paragraphs: [Message] = [
                "Nous avons examiné « \(notice.title) » au regard du règlement de l’édition « \(notice.edition.title) ». Elle n’est pas recevable. Voici pourquoi :",
                "\(review.publicReason)",
            ]
            if !review.whereElse.isEmpty { paragraphs.append("Vous pouvez vous tourner vers : \(review.whereElse)") }
            paragraphs.append("Vous êtes la première personne prévenue. La décision sera publiée, avec son motif, dans les jours qui viennent.")
            if notice.appealDays > 0 {
                paragraphs.append(notice.appealDays == 1
                    ? "Si vous n’êtes pas d’accord, vous aurez un jour après la publication pour former un recours. Une autre personne le tranchera."
                    : "Si vous n’êtes pas d’accord, vous aurez \(notice.appealDays) jours après la publication pour former un recours. Une autre personne le tranchera.")
            }
            return ("Votre proposition n° \(notice.edition.publicNumber(notice.number)) n’est pas recevable", paragraphs)
        }
    }

    /// To who signed a decision that the check did not confirm.
    static func toRevise(_ edition: Edition, _ number: Int, _ title: String, reason: String, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Proposition n° \(number) : votre décision est à revoir",
            paragraphs: ["La vérification n’a pas confirmé votre décision sur « \(title) ».", "Motif : \(reason)"],
            button: Letter.Button("Reprendre l’examen", EligibilityLinks.review(edition, number))
        )
    }

    static func notices(_ told: EligibilityNotice) -> [Letter] {
        let (subject, paragraphs) = notice(told)
        return told.people.map {
            Letter(
                to: .account($0), kind: .necessary, subject: subject, paragraphs: paragraphs,
                button: Letter.Button("Voir votre proposition", ProposalLinks.page(told.edition, told.number))
            )
        }
    }

    /// To those who follow the proposal, once the decision is public.
    static func released(_ told: EligibilityNotice, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .following, subject: "« \(told.title) » est \(told.review.outcome.told)",
            paragraphs: ["La proposition n° \(told.edition.publicNumber(told.number)), que vous suivez, a été examinée au regard du règlement. Elle est \(told.review.outcome.told)."],
            button: Letter.Button("Lire la décision", ProposalLinks.page(told.edition, told.number))
        )
    }

    /// To the people of a proposal that is not eligible, once it is public: the delay of appeal runs.
    static func appealOpens(_ told: EligibilityNotice, until: Instant) -> [Letter] {
        told.people.map {
            Letter(
                to: .account($0), kind: .necessary, subject: "Proposition n° \(told.edition.publicNumber(told.number)) : vous pouvez former un recours",
                paragraphs: [
                    "La décision sur « \(told.title) » est publiée aujourd’hui.",
                    "Si vous n’êtes pas d’accord, dites-nous pourquoi avant le \(until). Une personne qui n’a pas pris part à la décision vous répondra.",
                ],
                button: Letter.Button("Former un recours", EligibilityLinks.appeal(told.edition, told.number))
            )
        }
    }
}
