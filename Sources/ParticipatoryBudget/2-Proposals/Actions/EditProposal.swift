import Database
import Vocabulary
import Web

/// Its people change a deposited proposal; the version before is kept.
struct EditProposal: Action {
    typealias FormPage = EditProposalPage
    static let path: Path = "/mes-idees/:proposal/modifier"
    static func link(_ own: OwnProposal) -> String { ProposalLinks.own(own.proposal.id) + "/modifier" }

    let idea: ProposalIdea
    let place: ProposalPlace
    let presentation: ProposalPresentation
    let reason: String
    let version: Int?

    init(_ form: inout FormReader, _ subject: ProposalAndRules) {
        idea = ProposalIdea(&form)
        place = ProposalPlace(&form)
        presentation = ProposalPresentation(&form, subject.rulebook)
        reason = form.optionalText("reason", max: 300) ?? ""
        version = form.optionalInt("version", in: 0...100_000)
        // Age and link were declared when it was deposited; for whom, she may have changed.
        let unasked = Conditions(minimumAge: 0, links: [], acceptsLegalPersons: subject.rulebook.proposers.acceptsLegalPersons)
        let problems = ParticipationRules.problems(unasked, Participant(isLegalPerson: idea.onBehalf.isLegalPerson), to: .proposing, at: form.now)
        for problem in problems.byField { form.error(problem.field, problem.message) }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ProposalAndRules { try .inPath(visit, db) }
    static func refusal(_ subject: ProposalAndRules, _ visit: Visit) -> Refusal? { ProposalRules.mayEdit(subject.own, visit.actor, at: visit.now) }

    func perform(_ subject: ProposalAndRules, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (own, id) = (subject.own, subject.own.proposal.id)
        guard try ProposalVersionStore.last(id, db) == version else {
            throw FormErrors("", "Quelqu’un a modifié cette idée pendant que vous écriviez. Copiez votre texte, rouvrez la page, puis reportez-le.")
        }
        if version == 0 { try ProposalVersionStore.keep(id, reason: "", by: own.proposal.author, at: own.proposal.depositedAt ?? visit.now, db) }
        try ProposalDraftStore.save(idea, of: own.proposal, at: visit.now, db)
        try ProposalDraftStore.save(place, of: id, at: visit.now, db)
        try ProposalDraftStore.save(presentation, of: id, at: visit.now, db)
        try ProposalVersionStore.keep(id, reason: reason, by: visit.actor.account, at: visit.now, db)
        try ProposalDraftStore.index(id, db)
        return Outcome(
            to: ProposalLinks.own(id), saying: "Vos changements sont publiés.",
            journal: [JournalEntry(
                "proposal.edit", "proposal", id.number, edition: own.edition.id, reason: reason, channel: try own.channel(visit, db), isPublic: true)])
    }
}

/// The author takes her proposal back, and says why.
struct WithdrawProposal: Action {
    typealias FormPage = OwnProposalPage
    static let path: Path = "/mes-idees/:proposal/retirer"
    static func link(_ own: OwnProposal) -> String { ProposalLinks.own(own.proposal.id) + "/retirer" }

    let reason: String

    init(_ form: inout FormReader, _ own: OwnProposal) { reason = form.text("withdrawReason", min: 3, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayWithdraw(own, visit.actor, at: visit.now) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = own.proposal.id
        try DepositStore.withdraw(id, reason: reason, at: visit.now, db)
        return try Outcome(
            to: ProposalLinks.own(id), saying: "Votre idée est retirée.",
            journal: [JournalEntry(
                "proposal.withdraw", "proposal", id.number, edition: own.edition.id, reason: reason, channel: try own.channel(visit, db), isPublic: true)],
            letters: own.people.map { ProposalLetters.withdrawn(own, to: $0) }
                + Follows.followers(of: [id], db).map { ProposalLetters.followedWithdrawn(own, reason, to: $0.account) })
    }
}

/// Its people answer what the city asked.
struct AnswerCompletion: Action {
    typealias FormPage = OwnProposalPage
    static let path: Path = "/mes-idees/:proposal/completer/:completion"
    static func link(_ own: OwnProposal, _ completion: Completion) -> String { "\(ProposalLinks.own(own.proposal.id))/completer/\(completion.id)" }

    /// The question with the proposal it is about.
    struct Subject: Sendable {
        var own: OwnProposal
        var completion: Completion
    }

    let answer: String

    init(_ form: inout FormReader, _ subject: Subject) { answer = form.text("answer", min: 2, max: 4000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let own = try OwnProposal.inPath(visit, db)
        let id: ID<Completion> = try visit.id("completion")
        guard let completion = own.completions.first(where: { $0.id == id }) else { throw NotFound() }
        return Subject(own: own, completion: completion)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        ProposalRules.mayComplete(subject.completion, subject.own, visit.actor, at: visit.now)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let own = subject.own
        try CompletionStore.answer(answer, to: subject.completion.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: ProposalLinks.own(own.proposal.id), saying: "Votre réponse est transmise. Merci\u{A0}!",
            journal: [JournalEntry("proposal.complete", "proposal", own.proposal.id.number, edition: own.edition.id, channel: try own.channel(visit, db))],
            letters: [ProposalLetters.completed(own, subject.completion, answer)])
    }
}
