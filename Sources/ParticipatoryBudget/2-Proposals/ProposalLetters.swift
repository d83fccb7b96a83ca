import Vocabulary

/// What people are told of their proposals by mail.
enum ProposalLetters {
    /// The receipt (CRPA L112-11).
    static func receipt(_ own: OwnProposal, number: Int, at moment: Instant, to account: AccountID) -> Letter {
        letter(account, "Nous avons bien reçu votre idée n°\u{A0}\(own.edition.publicNumber(number))", [
            "Votre idée «\u{A0}\(own.proposal.title)\u{A0}» est déposée sous le numéro \(own.edition.publicNumber(number)). Nous l’avons reçue le \(moment).",
            nextStep(own.edition, after: moment),
            "Ce numéro vous permet de savoir à tout moment où elle en est. Gardez ce message\u{A0}: il vaut accusé de réception.",
        ], "Voir le reçu", ProposalLinks.receipt(own.edition, number))
    }

    /// What happens next to a deposited proposal, by the calendar.
    static func nextStep(_ edition: Edition, after now: Instant) -> Message {
        if let closesAt = edition.calendar[.deposit]?.closesAt, now < closesAt {
            return "Vous pouvez la modifier ou la retirer jusqu’à la fin du dépôt, le \(closesAt). Les services l’examineront ensuite et vous répondront, avec leurs raisons."
        }
        return "Les services vont l’examiner et vous répondront, avec leurs raisons."
    }

    static func withdrawn(_ own: OwnProposal, to account: AccountID) -> Letter {
        letter(account, "Votre idée n°\u{A0}\(own.publicNumber) est retirée", [
            "L’idée «\u{A0}\(own.proposal.title)\u{A0}» ne sera pas examinée et n’ira pas au vote. Sa page reste, avec la mention de son retrait.",
            "Si ce n’était pas votre souhait, écrivez-nous sans attendre.",
        ], "Voir mes idées", ProposalLinks.mine)
    }

    /// To who follows it.
    static func followedWithdrawn(_ own: OwnProposal, _ reason: String, to account: AccountID) -> Letter {
        letter(account, "L’idée «\u{A0}\(own.proposal.title)\u{A0}» est retirée", [
            "Vous suivez l’idée n°\u{A0}\(own.publicNumber). La personne qui la portait l’a retirée\u{A0}: elle n’ira pas plus loin.",
            "Son motif\u{A0}: \(reason)",
        ], "Voir sa page", ProposalLinks.page(own.edition, own.proposal.number ?? 0), kind: .following)
    }

    static func completed(_ own: OwnProposal, _ completion: Completion, _ answer: String) -> Letter {
        letter(completion.askedBy, "Réponse reçue pour l’idée n°\u{A0}\(own.publicNumber)", [
            "Vous aviez demandé\u{A0}: \(completion.question)",
            "Réponse\u{A0}: \(answer)",
        ], "Voir l’idée", ProposalLinks.page(own.edition, own.proposal.number ?? 0), kind: .task)
    }

    static func invitation(_ own: OwnProposal, _ id: ID<Coauthor>, token: String, to recipient: Letter.Recipient) -> Letter {
        Letter(
            to: recipient, kind: .conversation, subject: "\(own.proposal.authorName) vous invite à signer une idée",
            paragraphs: [
                "\(own.proposal.authorName) porte l’idée «\u{A0}\(own.proposal.title)\u{A0}» au budget participatif et vous propose de la signer avec elle ou lui.",
                "Lisez-la, puis acceptez ou déclinez. Sans réponse de votre part, votre nom n’apparaîtra nulle part.",
            ], button: button(id, token, recipient))
    }

    /// Who has an account is known by it; anybody else, by the secret of the letter.
    private static func button(_ id: ID<Coauthor>, _ token: String, _ recipient: Letter.Recipient) -> Letter.Button {
        switch recipient {
        case .account, .reader: Letter.Button("Lire et répondre", ProposalLinks.invitation(id))
        case .address: Letter.Button("Lire et répondre", ProposalLinks.invitation(id, token), isSecret: true)
        }
    }

    static func invitationAnswered(_ own: OwnProposal, by name: String, accepted: Bool) -> Letter {
        letter(
            own.proposal.author, accepted ? "\(name) signe votre idée" : "\(name) ne signera pas votre idée",
            [accepted ? "\(name) porte maintenant avec vous l’idée «\u{A0}\(own.proposal.title)\u{A0}»." : "\(name) a décliné votre invitation pour l’idée «\u{A0}\(own.proposal.title)\u{A0}»."],
            "Voir mon idée", ProposalLinks.own(own.proposal.id), kind: .conversation)
    }

    static func mergeAsked(_ one: OwnProposal, _ other: OwnProposal, _ reason: String, to account: AccountID, about: OwnProposal) -> Letter {
        letter(account, "Réunir deux idées\u{A0}? Votre accord est demandé", [
            "Les idées «\u{A0}\(one.proposal.title)\u{A0}» et «\u{A0}\(other.proposal.title)\u{A0}» se ressemblent. La Ville vous propose de les réunir dans la seconde.",
            "Pourquoi\u{A0}: \(reason)",
            "Rien ne se fera sans l’accord des deux personnes. Toutes celles qui signent la première signeront la seconde.",
        ], "Répondre", ProposalLinks.own(about.proposal.id))
    }

    static func merged(_ merge: Merge, _ edition: Edition, to account: AccountID, kind: Letter.Kind) -> Letter {
        letter(account, "L’idée n°\u{A0}\(edition.publicNumber(merge.proposalNumber)) rejoint l’idée n°\u{A0}\(edition.publicNumber(merge.intoNumber))", [
            "Avec l’accord des deux personnes, «\u{A0}\(merge.proposalTitle)\u{A0}» est réunie à «\u{A0}\(merge.intoTitle)\u{A0}». C’est sous ce titre que la suite se passe.",
        ], "Voir l’idée", ProposalLinks.page(edition, merge.intoNumber), kind: kind)
    }

    static func mergeRefused(_ merge: Merge, to account: AccountID, kind: Letter.Kind, path: String) -> Letter {
        letter(account, "Les idées n°\u{A0}\(merge.proposalNumber) et n°\u{A0}\(merge.intoNumber) restent séparées", [
            "L’une des deux personnes préfère garder son idée à part. Chacune suit son chemin.",
        ], "Voir", path, kind: kind)
    }

    private static func letter(
        _ account: AccountID, _ subject: Message, _ paragraphs: [Message], _ label: Message, _ path: String, kind: Letter.Kind = .necessary
    ) -> Letter {
        Letter(to: .account(account), kind: kind, subject: subject, paragraphs: paragraphs, button: Letter.Button(label, path))
    }
}
