import Vocabulary

/// The messages to those who are asked to sit on a panel, and to those who sit.
enum PanelLetters {
    static func invitation(_ file: SelectionFile, _ candidate: PanelCandidate, _ token: String) -> Letter {
        let why: Message = switch candidate.origin {
        case .volunteer: "Vous vous êtes porté volontaire pour le panel citoyen de l’édition « \(file.edition.title) »."
        case .drawn: "Le sort vous a désigné pour le panel citoyen de l’édition « \(file.edition.title) »."
        }
        return Letter(
            to: .address(candidate.email, name: candidate.name, language: "fr"), kind: .necessary, subject: "Panel citoyen : acceptez-vous de siéger ?",
            paragraphs: [
                why, "Le panel lit les propositions des habitants et dit lesquelles vont plus loin. Il en retiendra \(file.selection.size).",
                "Dites-nous oui ou non : si vous n’êtes pas disponible, nous appellerons une autre personne.",
            ],
            button: Letter.Button("Répondre", "\(ShortlistLinks.invitation(candidate.id))/\(token)", isSecret: true))
    }

    static func offered(_ edition: Edition, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Vous êtes volontaire pour le panel citoyen",
            paragraphs: [
                "Merci ! Nous avons noté que vous souhaitez siéger au panel de l’édition « \(edition.title) ».",
                "Si votre nom est retenu, un courrier vous demandera votre accord. Vous pouvez changer d’avis d’ici là.",
            ],
            button: Letter.Button("Revoir ma réponse", ShortlistLinks.call(edition)))
    }

    /// To the member whose sheet an officer copied: what stands now in her name.
    static func keyed(_ jury: JuryFile, _ sheet: PaperSheet) -> Letter {
        let file = jury.file
        let lines: [Message] = file.candidates.filter { sheet.speaks(of: $0.id) }.map { line($0, file, sheet) }
        return Letter(
            to: .account(jury.member), kind: .necessary, subject: "Votre feuille de notes est recopiée",
            paragraphs: ["Voici ce qui est enregistré à votre nom pour le panel « \(file.selection.title) »."] + lines
                + ["Une erreur ? Corrigez vos notes sur votre page du panel avant la clôture."],
            button: Letter.Button("Ouvrir le panel", ShortlistLinks.jury(file.selection.id)))
    }

    private static func line(_ proposal: Proposal, _ file: SelectionFile, _ sheet: PaperSheet) -> Message {
        let (number, title) = (proposal.number ?? 0, proposal.title)
        if let reason = sheet.ties[proposal.id] { return "n° \(number), « \(title) » : lien déclaré, \(reason)" }
        if let rank = sheet.ranks[proposal.id] { return "n° \(number), « \(title) » : rang \(rank)" }
        let scores = file.selection.criteria.map { "\($0.name) \(sheet.marks[proposal.id]?[$0.id] ?? 0)/\($0.scale)" }.joined(separator: ", ")
        return "n° \(number), « \(title) » : \(scores)"
    }

    static func convocation(_ file: SelectionFile, _ session: PanelSession, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Panel citoyen : séance du \(day: session.heldAt)",
            paragraphs: [
                "Vous êtes convié à la séance « \(session.title) » du panel « \(file.selection.title) ».",
                session.place.isEmpty ? "Quand : \(session.heldAt)." : "Quand : \(session.heldAt). Où : \(session.place).",
            ],
            button: Letter.Button("Ouvrir le panel", ShortlistLinks.jury(file.selection.id)))
    }
}
