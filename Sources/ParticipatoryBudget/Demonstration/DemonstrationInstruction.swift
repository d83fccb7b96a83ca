import Database
import Vocabulary

extension Demonstration {
    /// The citizens' panel: members, scores, the list decided and released.
    func loadShortlist(
        _ edition: DemonstrationEditions.Edition, _ id: EditionID, _ loaded: [Loaded], _ register: Register, _ db: Writing
    ) throws {
        let seen = loaded.filter { $0.told.shortlist != nil }
        guard !seen.isEmpty, let phase = edition.phases.first(where: { $0.kind == "shortlist" }) else { return }
        let closes: Instant = moments(phase.closes)
        let decidedAt = closes <= moments.now ? closes : moments(phase.opens) + .days(5)
        let selection = try DemonstrationStore.addSelection(
            id, size: edition.rules.shortlistSize ?? seen.count, by: try register.person("mathilde-verdonnet"),
            openedAt: moments(phase.opens), decidedAt: decidedAt, db
        )
        var criteria: [String: Int] = [:]
        for (position, criterion) in edition.rules.grid.enumerated() {
            criteria[criterion.id] = try DemonstrationStore.addSelectionCriterion(selection, criterion.name, scale: criterion.maximum, position, db)
        }
        for member in Set(seen.flatMap { ($0.told.panel ?? []).map(\.member) }).sorted() {
            try DemonstrationStore.addPanelMember(selection, try register.person(member), from: moments(phase.opens), db)
        }
        for proposal in seen {
            try mark(proposal.told.panel ?? [], proposal.id, selection, criteria, at: decidedAt - .days(3), register, db)
            guard let list = proposal.told.shortlist else { continue }
            try DemonstrationStore.addShortlisted(selection, proposal.id, isKept: list.kept, rank: list.rank, reason: list.reason, db)
            try ProposalStore.setStatus(list.kept ? .shortlisted : .notShortlisted, proposal.id, db)
        }
    }

    private func mark(
        _ scores: [DemonstrationProposals.PanelScore], _ proposal: ID<Proposal>, _ selection: Int, _ criteria: [String: Int], at moment: Instant,
        _ register: Register, _ db: Writing
    ) throws {
        for score in scores {
            let member = try register.person(score.member)
            if score.recused == true { try DemonstrationStore.addTie(selection, member, proposal, db) }
            for (code, value) in (score.scores ?? [:]).sorted(by: { $0.key < $1.key }) {
                guard let criterion = criteria[code] else { continue }
                try DemonstrationStore.addScore(selection, member, proposal, criterion, value, at: moment, db)
            }
        }
    }

    /// A selection that the panel is marking now.
    func loadRereading(
        _ edition: DemonstrationEditions.Edition, _ id: EditionID, _ loaded: [Loaded], _ register: Register, _ db: Writing
    ) throws {
        let seen = loaded.filter { $0.told.rereading != nil }
        guard !seen.isEmpty else { return }
        let selection = try DemonstrationStore.openSelection(
            id, "Coup de cœur des enfants", size: 1, by: try register.person("mathilde-verdonnet"), at: moments.now - .days(6), db)
        var criteria: [String: Int] = [:]
        for (position, criterion) in edition.rules.grid.enumerated() {
            criteria[criterion.id] = try DemonstrationStore.addSelectionCriterion(selection, criterion.name, scale: criterion.maximum, position, db)
        }
        for member in Set(seen.flatMap { ($0.told.rereading ?? []).map(\.member) }).sorted() {
            try DemonstrationStore.addPanelMember(selection, try register.person(member), from: moments.now - .days(6), db)
        }
        for proposal in seen {
            try mark(proposal.told.rereading ?? [], proposal.id, selection, criteria, at: moments.now - .days(2), register, db)
        }
    }

    /// The lead service concludes once the last opinion is due.
    private func due(_ study: DemonstrationProposals.Study) -> Instant {
        let opinions = study.opinions.map { moments($0.dueAt) as Instant }
        let last = opinions.max() ?? moments.now
        return opinions.count > 1 ? last + .days(2) : last
    }

    /// The services' studies, opinions and syntheses.
    func loadStudies(_ edition: DemonstrationEditions.Edition, _ loaded: [Loaded], _ register: Register, _ db: Writing) throws {
        for proposal in loaded {
            guard let study = proposal.told.study, let first = study.opinions.first else { continue }
            let studyID = try DemonstrationStore.addStudy(
                proposal.id, lead: try register.service(study.lead), due: due(study), opened: moments(first.assignedAt),
                by: try register.person("mathilde-verdonnet"), db
            )
            for opinion in study.opinions {
                let contribution = try DemonstrationStore.addContribution(
                    studyID, try register.service(opinion.service), due: moments(opinion.dueAt), asked: moments(opinion.assignedAt),
                    by: try register.person("mathilde-verdonnet"), db
                )
                if opinion.opinion != nil, let at: Instant = moments(opinion.at) {
                    try DemonstrationStore.addOpinion(contribution, opinion, by: try register.person(opinion.person), at: at, db)
                }
            }
            guard let synthesis = study.synthesis else { continue }
            let isFeasible = synthesis.verdict != "unfavourable"
            try DemonstrationStore.addSynthesis(
                studyID, synthesis, amendment: study.amendment?.summary ?? "", by: try register.person(synthesis.signedBy),
                at: moments(synthesis.signedAt), accepted: moments(study.amendment?.acceptedAt), db
            )
            if synthesis.told == nil { try ProposalStore.setStatus(isFeasible ? .feasible : .unfeasible, proposal.id, db) }
        }
    }
}
