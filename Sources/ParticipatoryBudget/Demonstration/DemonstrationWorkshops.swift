import Database
import Vocabulary

extension Demonstration {
    /// A workshop held and told, another next week; two projects that live together, two that want the same land.
    func loadWorkshops(_ edition: Edition, by officer: AccountID, _ db: Writing) throws {
        let open = try FeasibilityStore.lines(edition.id, at: moments.now, db).filter(\.stage.isUnderStudy)
        guard open.count > 2, let first = open.first, let last = open.last else { return }
        let proposal = try ProposalStore.proposal(edition.id, number: first.number, db)
        let near = try NearProposalStore.near(proposal, db).filter { [.eligible, .shortlisted].contains($0.status) }.prefix(2).map(\.id)
        let held = try WorkshopStore.plan(
            "Travailler ensemble sur « \(first.title) »", place: "Maison des associations, de plain-pied", at: moments.now - .days(12),
            words: "Où le placer, qui s’en occupe, ce que les services peuvent promettre.", on: [first.proposal] + near, of: edition.id, by: officer,
            at: moments.now - .days(30), db)
        try WorkshopStore.tell(
            held, "Douze personnes sont venues. Les porteurs et les services gardent l’idée, sur un emplacement plus calme ; l’association du quartier en prend soin.",
            by: officer, at: moments.now - .days(11), db)
        _ = try WorkshopStore.plan(
            "Atelier sur place : « \(last.title) »", place: "Devant la mairie de quartier, accessible en fauteuil", at: moments.now + .days(6),
            words: "Nous regardons les lieux avec le service qui étudie le projet. Venez avec vos questions.", on: [last.proposal], of: edition.id, by: officer,
            at: moments.now - .days(2), db)
        try loadConflicts(open, edition, by: officer, db)
    }

    private func loadConflicts(_ open: [StudyLine], _ edition: Edition, by officer: AccountID, _ db: Writing) throws {
        let at = moments.now - .days(5)
        try PlaceConflictStore.settle(
            ProjectPair(open[0].proposal, open[1].proposal), .together, reason: "Les deux emplacements se touchent sans se gêner.", in: edition.id, by: officer, at: at, db)
        try PlaceConflictStore.settle(
            ProjectPair(open[1].proposal, open[2].proposal), .apart, reason: "C’est la même parcelle : il faudra choisir, ou réunir les deux idées.", in: edition.id, by: officer,
            at: at, db)
    }
}
