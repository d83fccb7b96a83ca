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
        try loadConflicts(edition, by: officer, db)
    }

    /// Of the projects that stand closest, nobody has looked at the first pair yet.
    private func loadConflicts(_ edition: Edition, by officer: AccountID, _ db: Writing) throws {
        let near = ProjectPair.near(try PlaceConflictStore.projects(edition.id, db), within: 5000)
        let pairs = near.sorted { ($0.value, $0.key.first) < ($1.value, $1.key.first) }.map(\.key), at = moments.now - .days(5)
        guard pairs.count > 2 else { return }
        try PlaceConflictStore.settle(
            pairs[1], .apart, reason: "Les deux chantiers demandent la même équipe le même été : il faudra choisir, ou réunir les deux idées.", in: edition.id, by: officer, at: at, db)
        try PlaceConflictStore.settle(
            pairs[2], .together, reason: "Les deux lieux sont assez loin l’un de l’autre pour que rien ne se gêne.", in: edition.id, by: officer, at: at, db)
    }
}
