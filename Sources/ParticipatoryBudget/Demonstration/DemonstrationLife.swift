import Database
import L10n
import Platform
import Vocabulary
import Web

extension Demonstration {
    /// What makes the town lively beside its procedures: drawings, somebody who signs with another, opinions of colleagues,
    /// a ranking and a pick, and the letters that its resident has received.
    func loadLife(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ loaded: [Loaded], _ register: Register, _ db: Writing) throws {
        for proposal in loaded { try loadPictures(proposal, db) }
        if edition.id == "2026" {
            try loadCoauthor(loaded, register, db)
            try loadOpinions(id, register, db)
        }
        if edition.rules.shortlistSize != nil, loaded.contains(where: { $0.told.rereading != nil }) { try loadRanking(id, loaded, register, db) }
    }

    /// Beside the proposal from its deposit; beside the work too, once it is made.
    private func loadPictures(_ proposal: Loaded, _ db: Writing) throws {
        guard let picture = pictures[proposal.told.id] else { return }
        let shown = DemonstrationPictures.descriptions[proposal.told.id] ?? proposal.told.title
        let at: Instant = moments(proposal.told.depositedAt) ?? moments.now
        try DocumentStore.add(
            picture, to: "proposal", proposal.id.number, alternativeText: shown, isPublic: proposal.told.depositedAt != nil, by: proposal.author, at: at, db)
        guard proposal.told.implementation != nil, let project = try DemonstrationStore.project(of: proposal.id, db),
            let work = try DemonstrationStore.work(of: project, db)
        else { return }
        try DocumentStore.add(picture, to: "work", work, alternativeText: shown, isPublic: true, by: nil, at: moments.now - .days(20), db)
    }

    /// A neighbour signs the fountains with Sylvie.
    private func loadCoauthor(_ loaded: [Loaded], _ register: Register, _ db: Writing) throws {
        guard let own = loaded.first(where: { $0.told.id == "2026-fontaines-a-boire-neuf-ponts" }),
            let other = people.residents.first(where: { $0.email != nil && $0.demo == nil && register.people[$0.id] != own.author })
        else { return }
        try DemonstrationStore.addCoauthor(own.id, try register.person(other.id), invited: moments("-9d18h10"), accepted: moments("-8d09h25"), db)
    }

    /// What colleagues said of the rules while they were being written.
    private func loadOpinions(_ id: EditionID, _ register: Register, _ db: Writing) throws {
        guard let version = try RulebookStore.versions(id, db).first else { return }
        try RulebookStore.addComment(
            version.id, by: try register.person("claire-nogueras"),
            "Le plafond de 150\u{A0}000\u{A0}€ venait de l’édition de 2025\u{A0}: merci de l’avoir vu avant l’ouverture du dépôt.", at: moments("-15d11h20"), db)
        try RulebookStore.addComment(
            version.id, by: try register.person("philippe-roucaud"),
            "D’accord. Le conseil a bien voté 120\u{A0}000\u{A0}€\u{A0}; dites-le clairement dans la raison de la version.", at: moments("-14d17h45"), db)
    }

    /// A ranking whose marks are closed, and a pick of the children's council: two other ways to choose.
    private func loadRanking(_ id: EditionID, _ loaded: [Loaded], _ register: Register, _ db: Writing) throws {
        let kept = loaded.filter { $0.told.shortlist?.kept == true }.prefix(5)
        guard kept.count >= 3 else { return }
        let officer = try register.person("mathilde-verdonnet")
        let selection = try DemonstrationStore.openRanking(id, "Classement des délégués de classe", size: 3, by: officer, at: moments("-9d10h00"), closed: moments("-2d18h00"), db)
        let members = people.residents.filter { $0.email != nil && $0.demo == nil }.prefix(4)
        for (shift, member) in members.enumerated() {
            let account = try register.person(member.id)
            try DemonstrationStore.addPanelMember(selection, account, from: moments("-9d10h00"), db)
            for rank in 1...3 {
                try DemonstrationStore.addRank(selection, account, kept[(rank * (shift + 1)) % kept.count].id, rank, at: moments("-3d16h00"), db)
            }
        }
        let pick = NewPick(
            proposal: kept[kept.count - 1].id, body: "Conseil municipal des enfants",
            reason: "Les enfants élus l’ont choisie à l’unanimité\u{A0}: elle sert dans toutes les cours.", chosenOn: moments("-3d10h00"))
        try PickStore.add(pick, to: ID(selection), by: officer, at: moments("-2d10h00"), db)
    }
}
