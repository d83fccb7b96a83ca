import Database
import Platform
import Vocabulary

extension Demonstration {
    /// A project set aside, told to the panel, questioned by it, published.
    func loadReturn(_ edition: Edition, by officer: AccountID, _ register: Register, _ db: Writing) throws {
        guard edition.calendar[.shortlist] != nil, let line = try PanelReturnStore.lines(edition.id, db).first else { return }
        let proposal = try ProposalStore.proposal(edition.id, number: line.number, db), at = moments.now - .days(6)
        try PanelReturnStore.write(
            WriteReturn.Words(
                asked: proposal.summary.isEmpty ? proposal.title : proposal.summary, found: "Les réseaux enterrés passent sous tout l’emplacement, et le sol ne porte pas le poids prévu.",
                tried: "Deux autres emplacements et une version plus légère ont été étudiés avec le porteur.", cost: "Déplacer les réseaux coûterait plus que l’enveloppe du quartier.",
                remains: "Une version mobile, installée l’été, reste possible sur la place voisine."),
            on: proposal.id, by: officer, at: at, db)
        let report = try PanelReturnStore.file(try FeasibilityStore.file(edition, number: line.number, db), db).report
        guard let report, let member = try PanelReturnStore.panel(edition.id, db).first else { return }
        try PanelReturnStore.ask("Une version mobile pourrait-elle revenir dans la prochaine édition ?", on: report.id, by: member, at: at + .days(1), db)
        let asked = try PanelReturnStore.file(try FeasibilityStore.file(edition, number: line.number, db), db).questions
        for question in asked { try PanelReturnStore.answer("Oui : déposez-la au printemps, les plans sont déjà faits.", to: question.id, by: officer, at: at + .days(2), db) }
        try loadReturnSessions(edition, on: proposal.id, report.id, by: officer, db)
        try PanelReturnStore.publish(report.id, by: try register.person("claire-nogueras"), at: at + .days(3), db)
    }

    /// The panel met on the first return, and will meet on the second, which is written.
    private func loadReturnSessions(_ edition: Edition, on proposal: ID<Proposal>, _ report: ID<PanelReturn>, by officer: AccountID, _ db: Writing) throws {
        guard !edition.calendar.hasClosed(.vote, at: moments.now) else { return }
        let held = moments.now - .days(4), panel = try PanelReturnStore.panel(edition.id, db)
        let session = try ReturnSessionStore.plan(
            "Premier retour devant le panel", place: "Maison des associations", at: held, of: edition.id, by: officer, at: held - .days(1), db)
        try PanelSessionStore.set(present: Set(panel.dropLast()), in: session, db)
        try PanelSessionStore.note(
            "Le panel regrette l’emplacement et comprend ce que disent les réseaux. Il demande que la version mobile ne soit pas oubliée.", group: "", points: nil, on: proposal,
            in: session, by: officer, at: held, db)
        try ReturnSessionStore.ask("Qui garderait la version mobile l’hiver ?", answer: "Le centre technique, qui a la place.", on: report, by: officer, at: held, db)
        try PanelSessionStore.close(session, notes: "Les services ont répondu à toutes les questions. Le panel est invité à la prochaine séance.", by: officer, at: held + .hours(2), db)
        guard let next = try PanelReturnStore.lines(edition.id, db).first(where: { !$0.isWritten }) else { return }
        let other = try ProposalStore.proposal(edition.id, number: next.number, db)
        try PanelReturnStore.write(
            WriteReturn.Words(
                asked: other.summary.isEmpty ? other.title : other.summary, found: "Le terrain n’appartient pas à la Ville, et son propriétaire ne le cède pas.",
                tried: "Les services ont cherché un terrain de la Ville dans le quartier, et n’en ont pas trouvé de cette taille.", cost: "",
                remains: "Une version plus petite tiendrait sur la place voisine."),
            on: other.id, by: officer, at: moments.now - .days(2), db)
        let flooded = try ReturnSessionStore.plan(
            "Retour devant le panel", place: "Maison des associations", at: moments.now + .days(3), of: edition.id, by: officer, at: moments.now - .days(2), db)
        try ReturnSessionStore.cancel(flooded, reason: "La salle est inondée. Une autre séance est prévue en mairie.", by: officer, at: moments.now - .days(1), db)
        _ = try ReturnSessionStore.plan(
            "Deuxième retour devant le panel", place: "Mairie, salle du Conseil, accessible", at: moments.now + .days(6), of: edition.id, by: officer,
            at: moments.now - .days(1), db)
    }
}
