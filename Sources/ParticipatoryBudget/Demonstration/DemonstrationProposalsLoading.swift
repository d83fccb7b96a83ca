import Database
import Platform
import Vocabulary

extension Demonstration {
    /// A proposal of the files once it is in the database.
    struct Loaded {
        var told: DemonstrationProposals.Proposal
        var id: ID<Proposal>
        var author: AccountID
    }

    /// The proposals of an edition with their comments, completions and eligibility decisions.
    func loadProposals(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ register: Register, _ db: Writing) throws -> [Loaded] {
        let told = proposals[edition.id] ?? []
        let inOrder = told.sorted { moments($0.depositedAt) ?? moments.now < moments($1.depositedAt) ?? moments.now }
        let themes = Dictionary(uniqueKeysWithValues: try EditionStore.themes(id, db).map { ($0.name, $0.id) })
        let themeNames = Dictionary(uniqueKeysWithValues: editions.themes.map { ($0.id, $0.name) })
        var loaded: [Loaded] = []
        var number = 0
        for proposal in inOrder {
            if proposal.depositedAt != nil { number += 1 }
            let author = try register.person(proposal.proposer.person)
            let proposalID = try DemonstrationStore.add(
                proposal, number: proposal.depositedAt == nil ? nil : number, edition: id, author: author,
                organisation: proposal.proposer.organisation.flatMap { register.organisations[$0] },
                theme: themeNames[proposal.theme].flatMap { themes[$0] },
                territory: proposal.territory == "valmont" ? nil : register.territories[proposal.territory],
                agent: proposal.agent.flatMap { register.people[$0] }, moments, db
            )
            loaded.append(Loaded(told: proposal, id: proposalID, author: author))
            try loadComments(proposal, proposalID, register, db)
            try loadFollows(proposal, proposalID, register, db)
        }
        try loadMerges(loaded, register, db)
        let criteria = try DemonstrationStore.criteria(id, db)
        for proposal in loaded { try loadEligibility(proposal, criteria, register, db) }
        return loaded
    }

    private func loadComments(_ proposal: DemonstrationProposals.Proposal, _ id: ID<Proposal>, _ register: Register, _ db: Writing) throws {
        var known: [String: Int] = [:]
        for comment in proposal.comments ?? [] {
            let parent = comment.replyTo.flatMap { known[$0] }
            let author = try register.person(comment.author)
            let commentID = try DemonstrationStore.add(comment, to: id, by: author, parent: parent, moderator: comment.hidden.flatMap { register.people[$0.by] }, at: moments(comment.at), db)
            // Threads are two deep: an answer to an answer stands beside it.
            known[comment.id] = parent ?? commentID
            if comment.reported == true, let reader = register.people["sylvie-marchandeau"] {
                try DemonstrationStore.report(commentID, by: reader, at: moments(comment.at) + .hours(2), db)
            }
        }
        try DemonstrationStore.recount(id, db)
    }

    private func loadFollows(_ proposal: DemonstrationProposals.Proposal, _ id: ID<Proposal>, _ register: Register, _ db: Writing) throws {
        let residents = people.residents.filter { $0.email != nil }
        var draws = DemonstrationDraws(seed: UInt64(id.number))
        var followers: Set<Int> = []
        let wanted = min(proposal.follows ?? 0, residents.count / 2)
        while followers.count < wanted { followers.insert(Int(draws.next() % UInt64(residents.count))) }
        for index in followers.sorted() {
            try DemonstrationStore.follow(id, by: try register.person(residents[index].id), at: moments(proposal.depositedAt) ?? moments.now, db)
        }
        try DemonstrationStore.recount(id, db)
    }

    private func loadMerges(_ loaded: [Loaded], _ register: Register, _ db: Writing) throws {
        let bySlug = Dictionary(uniqueKeysWithValues: loaded.map { ($0.told.id, $0) })
        for proposal in loaded {
            guard let target = proposal.told.mergedInto.flatMap({ bySlug[$0] }), let merge = proposal.told.merge else { continue }
            try DemonstrationStore.merge(
                proposal.id, into: target.id, askedBy: try register.person("mathilde-verdonnet"), askedAt: moments(merge.askedAt),
                doneAt: moments(merge.acceptedAt), reason: merge.note, db
            )
        }
    }

    private func loadEligibility(_ proposal: Loaded, _ criteria: [String: Int], _ register: Register, _ db: Writing) throws {
        guard let told = proposal.told.eligibility else { return }
        let officer = try register.person(told.officer)
        if let completion = told.completion {
            try DemonstrationStore.add(
                completion, to: proposal.id, by: officer, asked: moments(completion.askedAt), due: moments(completion.dueAt),
                answered: moments(completion.answeredAt), db
            )
        }
        let reasons = Dictionary((told.refusals ?? []).map { ($0.criterion, $0.reason) }) { first, _ in first }
        let answers = told.answers.sorted { $0.key < $1.key }.compactMap { code, answer in
            criteria[code].map { (criterion: $0, answer: answer, reason: answer == "yes" ? "" : reasons[code] ?? "Ce critère n’est pas rempli.") }
        }
        guard let decision = told.decision, let decidedAt: Instant = moments(told.decidedAt) else {
            for answer in answers {
                try DemonstrationStore.addDraftAnswer(
                    proposal.id, answer.criterion, answer.answer, answer.reason, by: officer, at: moments.now - .days(1), db)
            }
            return
        }
        let releasedAt: Instant? = told.isEmbargoed == true ? nil : moments(told.releasedAt) ?? moments(told.noticeAt)
        let review = try DemonstrationStore.addReview(
            proposal.id, outcome: decision, reason: (told.refusals ?? []).map(\.reason).joined(separator: "\n\n"), by: officer, at: decidedAt,
            checkedBy: told.reviewer.flatMap { register.people[$0] }, checkedAt: moments(told.checkedAt), notifiedAt: moments(told.noticeAt),
            releasedAt: releasedAt, db
        )
        for answer in answers { try DemonstrationStore.addAnswer(review, answer.criterion, answer.answer, answer.reason, db) }
        if let appeal = told.appeal {
            try DemonstrationStore.addAppeal(
                appeal, against: review, by: proposal.author, at: moments(appeal.at), answeredBy: appeal.answeredBy.flatMap { register.people[$0] },
                answeredAt: moments(appeal.answeredAt), db
            )
        }
        if releasedAt != nil, proposal.told.mergedInto == nil, proposal.told.withdrawal == nil {
            try ProposalStore.setStatus(decision == "eligible" ? .eligible : .ineligible, proposal.id, db)
        }
    }
}
