import Database
import Platform
import Vocabulary

extension Demonstration {
    /// What officers do around the decisions: a library of criteria, sessions of the cross-department group and of the services, what the panel said,
    /// a costing line by line, who heads a service, a return to the panel.
    func loadInstruction(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ register: Register, _ db: Writing) throws {
        let officer = try register.person("mathilde-verdonnet"), known = try EditionStore.edition(id, db)
        for rule in rulebook(of: edition).criteria { _ = try CriteriaLibraryStore.add(rule, by: officer, at: moments("-300d10h00"), db) }
        try loadExaminers(known, by: officer, and: try register.person("thomas-rocheblave"), db)
        try loadReviewSession(known, by: officer, db)
        try loadPanelSession(known, by: officer, db)
        try loadCosting(known, db)
        try loadReturn(known, by: officer, register, db)
        if known.calendar.hasOpened(.feasibility, at: moments.now), !known.calendar.hasOpened(.vote, at: moments.now) {
            try loadServiceSessions(known, by: officer, db)
            try loadWorkshops(known, by: officer, db)
        }
    }

    /// One takes the first two themes, the other what is left; half of the queue is shared out.
    private func loadExaminers(_ edition: Edition, by officer: AccountID, and colleague: AccountID, _ db: Writing) throws {
        guard edition.calendar.isOpen(.eligibility, at: moments.now) || edition.calendar.isOpen(.deposit, at: moments.now) else { return }
        let at = moments.now - .days(4)
        try ExaminerStore.add(officer, theme: nil, territory: nil, to: edition.id, by: officer, at: at, db)
        for theme in try EditionStore.themes(edition.id, db).prefix(2) { try ExaminerStore.add(colleague, theme: theme.id, territory: nil, to: edition.id, by: officer, at: at, db) }
        for (proposal, account) in ExaminerSharing.share(try ExaminerStore.file(edition, at: moments.now, db)).sorted(by: { $0.key < $1.key }) where proposal.number % 2 == 0 {
            try ExaminerStore.entrust(proposal, to: account, by: officer, at: at, db)
        }
    }

    private func loadReviewSession(_ edition: Edition, by officer: AccountID, _ db: Writing) throws {
        let waiting = try ReviewSessionStore.candidates(edition.id, at: moments.now, db)
        guard !waiting.isEmpty else { return }
        let session = try GroupSessionStore.plan(
            .check, "Séance du groupe transversal", place: "Mairie, salle du Conseil", at: moments.now + .days(2), of: edition.id, by: officer, at: moments.now - .days(3), db)
        let members = try GroupSessionStore.colleagues(edition, at: moments.now, db).prefix(6).map(\.account)
        try GroupSessionStore.set(members, present: [], in: session, db)
        try ReviewSessionStore.add(waiting.map(\.review), to: session, db)
    }

    private func loadPanelSession(_ edition: Edition, by officer: AccountID, _ db: Writing) throws {
        guard let selection = try SelectionStore.selections(edition.id, db).first(where: { $0.decidedAt != nil }), let decided = selection.decidedAt else { return }
        let file = try SelectionStore.file(selection.id, edition, db), before = decided - .days(2)
        let session = try PanelSessionStore.plan("Tables rondes du panel", place: "Maison des associations", at: before, in: selection.id, by: officer, at: before - .days(10), db)
        let present = file.members.map(\.account).dropLast()
        let groups = Dictionary(uniqueKeysWithValues: present.enumerated().map { ($1, $0 % 2 + 1) })
        try PanelSessionStore.set(present: Set(present), groups: groups, in: session, db)
        let words = ["La table trouve l’idée simple et utile, et demande qu’elle soit d’abord essayée.", "Les avis sont partagés : l’entretien inquiète, l’ombre fait l’unanimité."]
        for (rank, proposal) in file.candidates.prefix(4).enumerated() {
            try note(words[rank % 2], rank, on: proposal.id, file.selection.criteria, in: session, by: officer, at: before, db)
        }
        try PanelSessionStore.close(
            session, notes: "Le panel a lu les propositions par petites tables, puis en plénière. Il a cherché des projets utiles à plusieurs quartiers et simples à entretenir.",
            by: officer, at: before + .hours(3), db)
    }

    /// What a small group said and gave.
    private func note(
        _ words: String, _ rank: Int, on proposal: ID<Proposal>, _ criteria: [SelectionCriterion], in session: ID<PanelSession>,
        by officer: AccountID, at moment: Instant, _ db: Writing
    ) throws {
        let group = PanelSessionFile.name(ofGroup: rank % 2 + 1)
        let scores = Dictionary(uniqueKeysWithValues: criteria.map { ($0.id, max(0, $0.scale - 1 - rank % 3)) })
        let points = criteria.isEmpty ? nil : criteria.reduce(0) { $0 + $1.weight * (scores[$1.id] ?? 0) }
        try PanelSessionStore.note(words, group: group, points: points, on: proposal, in: session, by: officer, at: moment, db)
        try PanelGroupStore.set(scores, of: group, on: proposal, in: session, db)
    }

    private func loadCosting(_ edition: Edition, _ db: Writing) throws {
        for service in try ServiceStore.all(db).prefix(3) {
            guard let head = service.referent else { continue }
            try StudyServiceStore.set(service.id, head: head, needsValidation: false, by: head, at: moments.now - .days(200), db)
        }
        let open = try FeasibilityStore.lines(edition.id, at: moments.now, db).filter(\.stage.isUnderStudy).prefix(2)
        for line in open {
            guard let study = try FeasibilityStore.study(of: line.proposal, db), let account = try ServiceStore.service(study.lead, db).referent else { continue }
            let lines: [(CostLine.Kind, String, Int, String, Euros)] = [
                (.study, "Relevé et plan", 200, "jour", Euros(480)), (.works, "Terrassement", 4_500, "m²", Euros(38)), (.purchase, "Arbre de haute tige", 1_200, "pièce", Euros(350)),
                (.running, "Arrosage et taille", 600, "jour", Euros(210)),
            ]
            for (kind, label, quantity, unit, price) in lines {
                try CostLineStore.add(kind, label, quantity: quantity, unit: unit, price: price, to: study.id, by: account, at: moments.now - .days(4), db)
                try CostLineStore.keep(kind, label, unit: unit, price: price, by: account, at: moments.now - .days(4), db)
            }
            try CostLineStore.add(
                .contingency, "Imprévus de chantier", quantity: 100, unit: "forfait", price: Euros(400), to: study.id, by: account, at: moments.now - .days(2), db)
        }
    }
}
