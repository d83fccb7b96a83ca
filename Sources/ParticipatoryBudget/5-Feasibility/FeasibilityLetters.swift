import Vocabulary

/// The messages that several acts of the step share.
enum FeasibilityLetters {
    /// To a service: a proposal is entrusted to it.
    static func assigned(_ edition: Edition, _ number: Int, _ title: String, due: Instant, question: String, to recipients: [Letter.Recipient]) -> [Letter] {
        recipients.map {
            Letter(
                to: $0, kind: .task, subject: "Proposition n°\u{A0}\(edition.publicNumber(number)) : votre service la conclut avant le \(day: due)",
                paragraphs: [
                    "Votre service pilote l’étude de « \(title) » (\(edition.title)). Sa conclusion est attendue le \(day: due) au plus tard.",
                ] + asked(question),
                button: Letter.Button("Ouvrir l’étude", FeasibilityLinks.study(edition, number))
            )
        }
    }

    /// To a service: its opinion is asked.
    static func asked(_ edition: Edition, _ number: Int, _ title: String, due: Instant, question: String, to recipients: [Letter.Recipient]) -> [Letter] {
        recipients.map {
            Letter(
                to: $0, kind: .task, subject: "Proposition n°\u{A0}\(edition.publicNumber(number)) : votre avis avant le \(day: due)",
                paragraphs: ["L’avis de votre service est demandé sur « \(title) » (\(edition.title)), le \(day: due) au plus tard."] + asked(question),
                button: Letter.Button("Donner l’avis", FeasibilityLinks.study(edition, number))
            )
        }
    }

    private static func asked(_ question: String) -> [Message] { question.isEmpty ? [] : ["Question posée : \(question)"] }

    /// Once a conclusion stands: the proposer answers its amended version or its conditions, or the officer announces it.
    static func signed(_ file: StudyFile, _ study: FeasibilityStudy, _ conclusion: Synthesis.Conclusion, asks: Bool, isAmended: Bool) -> [Letter] {
        asks ? file.proposers.sorted().map { invitation(file, isAmended: isAmended, to: $0) } : [toOfficer(file, study, conclusion)]
    }

    /// To the head of the service, when nothing leaves it without her.
    static func toValidate(_ file: StudyFile, _ study: FeasibilityStudy, to head: AccountID) -> Letter {
        Letter(
            to: .account(head), kind: .task, subject: "Proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) : une conclusion à valider",
            paragraphs: ["\(study.leadName) a conclu l’étude de « \(file.proposal.title) ». Elle attend votre validation avant d’être annoncée."],
            button: Letter.Button("Lire et valider", file.link))
    }

    private static func invitation(_ file: StudyFile, isAmended: Bool, to proposer: AccountID) -> Letter {
        Letter(
            to: .account(proposer), kind: .necessary,
            subject: isAmended ? "Une version aménagée de votre proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number))" : "Des conditions pour votre proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number))",
            paragraphs: isAmended ? [
                "Les services de la ville peuvent réaliser « \(file.proposal.title) », autrement que vous ne l’aviez écrit.",
                "Lisez la version qu’ils vous proposent, et dites-leur si vous l’acceptez : rien ne continue sans votre réponse.",
            ] : [
                "Les services de la ville peuvent réaliser « \(file.proposal.title) », à des conditions.",
                "Lisez-les, et dites-leur si vous les acceptez : rien ne continue sans votre réponse.",
            ],
            button: Letter.Button("Lire et répondre", ProposalLinks.amendment(file.edition, file.proposal.number ?? 0))
        )
    }

    private static func toOfficer(_ file: StudyFile, _ study: FeasibilityStudy, _ conclusion: Synthesis.Conclusion) -> Letter {
        Letter(
            to: .account(study.openedBy), kind: .task, subject: "Proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) : l’étude est conclue",
            paragraphs: ["\(study.leadName) a conclu l’étude de « \(file.proposal.title) » : \(conclusion.told). Il reste à prévenir le porteur, puis à publier."],
            button: Letter.Button("Annoncer la conclusion", FeasibilityLinks.announcements(file.edition))
        )
    }

    /// To the proposers, before anything is public.
    static func conclusion(_ file: StudyFile, _ synthesis: Synthesis) -> (subject: Message, paragraphs: [Message]) {
        let title = synthesis.amendedTitle.isEmpty ? file.proposal.title : synthesis.amendedTitle
        return (
            "Votre proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) : \(synthesis.conclusion.told)",
            ["Les services de la ville ont étudié « \(title) ». Leur conclusion : \(synthesis.conclusion.told)."]
                + explanation(synthesis)
                + ["Vous êtes la première personne prévenue. Cette conclusion sera publiée dans les jours qui viennent, avec son motif."]
        )
    }

    /// To those who follow the proposal, once it is public.
    static func released(_ edition: Edition, _ number: Int, _ title: String, _ conclusion: Synthesis.Conclusion, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .following, subject: "« \(title) » : \(conclusion.told)",
            paragraphs: ["Les services de la ville ont étudié la proposition n°\u{A0}\(edition.publicNumber(number)), que vous suivez. Leur conclusion : \(conclusion.told)."],
            button: Letter.Button("Lire le motif", ProposalLinks.page(edition, number))
        )
    }

    /// The reason, the cost, the conditions, each when there is one.
    static func explanation(_ synthesis: Synthesis) -> [Message] {
        var sentences: [Message] = ["\(synthesis.publicReason)"]
        if let estimate = synthesis.costing.estimate { sentences.append("Coût estimé : \(estimate).") }
        if !synthesis.conditions.isEmpty { sentences.append("Conditions : \(synthesis.conditions)") }
        return sentences
    }
}

extension Synthesis.Conclusion {
    /// Within a sentence.
    var told: Message {
        switch self {
        case .feasible: "réalisable"
        case .withConditions: "réalisable sous conditions"
        case .unfeasible: "non réalisable"
        }
    }
}
