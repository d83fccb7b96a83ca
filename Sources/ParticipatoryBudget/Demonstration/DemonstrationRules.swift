import Database
import L10n
import Platform
import Vocabulary

extension Demonstration {
    /// The edition, its published rules, its spine.
    func loadEdition(_ edition: DemonstrationEditions.Edition, _ register: Register, _ db: Writing) throws -> EditionID {
        let rulebook = rulebook(of: edition)
        let publishedAt = moments(edition.versions.last?.at) ?? moments.now
        let author = try register.person(edition.versions.last?.by ?? "")
        let id = try DemonstrationStore.addEdition(
            slug: edition.id, title: edition.name, summary: edition.tagline, city: register.territories["valmont"], by: author, at: publishedAt, db
        )
        for version in edition.versions {
            var rules = rulebook
            if let was = version.was { Self.put(&rules, back: was) }
            try RulebookStore.publish(rules, edition: id, Publication(
                number: version.number, reason: version.reason, draftedBy: author, validatedBy: register.people["philippe-roucaud"],
                resolutionNumber: edition.rules.deliberation.number, resolutionAt: Instant(localInput: edition.rules.deliberation.date + "T18:00"),
                at: moments(version.at)
            ), db)
        }
        return id
    }

    /// What a former version said otherwise.
    private static func put(_ rules: inout Rulebook, back was: DemonstrationEditions.Was) {
        if let age = was.minimumAge { (rules.proposers.minimumAge, rules.voters.minimumAge) = (age, age) }
        if let cap = was.projectCap { rules.projectCap = Euros(cap) }
        guard let amount = was.reservedEnvelope else { return }
        for index in rules.envelopes.indices where rules.envelopes[index].isRingFenced { rules.envelopes[index].amount = Euros(amount) }
    }

    func rulebook(of edition: DemonstrationEditions.Edition) -> Rulebook {
        let rules = edition.rules
        var book = Rulebook()
        book.summary = edition.summary.joined(separator: "\n\n")
        book.proposers.minimumAge = rules.depositors.minimumAge
        book.voters.minimumAge = rules.voters.minimumAge
        book.voters.acceptsLegalPersons = false
        book.projectCap = Euros(rules.capPerProject)
        book.maximumProposalsPerPerson = rules.depositors.maximumProposals
        book.themes = editions.themes.map(\.name)
        book.criteria = edition.criteria.map { criterion in
            CriterionRule(code: criterion.id, question: criterion.name, help: criterion.help, reasons: criterion.reasons.map { StandardReason(reason: $0) })
        }
        book.envelopes = rules.envelopes.map { envelope in
            EnvelopeRule(
                name: envelope.name, territory: envelope.kind == "city-wide" ? nil : envelope.territory, amount: Euros(envelope.amount),
                budgetReference: rules.budgetReference.number, isRingFenced: envelope.kind == "ring-fenced"
            )
        }
        book.calendar = Calendar(edition.phases.compactMap { phase in
            PhaseKind(rawValue: phase.kind).map { Phase(kind: $0, opensAt: moments(phase.opens), closesAt: moments(phase.closes)) }
        })
        book.ballot = ballot(rules.ballot)
        // The families of the schools receive a code each.
        if edition.id.hasPrefix("ecoles") { book.proof = .code }
        book.allocation = allocation(rules.allocation)
        return book
    }

    private func ballot(_ told: DemonstrationEditions.Ballot) -> BallotRule {
        var ballot = BallotRule()
        ballot.kind = BallotRule.Kind(rawValue: told.kind) ?? .approval
        ballot.minimum = told.minimum ?? 1
        ballot.maximum = told.maximum ?? 10
        ballot.mandatoryTerritory = told.mustInclude?.territory
        ballot.totalPoints = told.maximumTotalPoints ?? ballot.totalPoints
        ballot.maximumPointsPerProject = told.maximumPointsPerProject ?? ballot.maximumPointsPerProject
        return ballot
    }

    private func allocation(_ told: DemonstrationEditions.Allocation) -> AllocationRuleChoice {
        var allocation = AllocationRuleChoice()
        allocation.notFitting = told.notFitting == "skip" ? .skip : .stop
        allocation.ties = told.ties.map { $0 == "lower-cost" ? .lowerCost : $0 == "seed" ? .publicSeed : .lowerNumber }
        allocation.seed = told.seed ?? ""
        allocation.maximumWinners = told.maximumWinners
        allocation.minimumVotes = told.minimumVotes
        allocation.carriesOver = told.carryOver
        allocation.comparesRules = true
        return allocation
    }
}
