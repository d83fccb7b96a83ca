import Database
import Vocabulary
import Web

/// A member marks one proposal on the grid, or gives it a rank; alone, and as often as she changes her mind before the close.
struct MarkProposal: Action {
    typealias FormPage = JuryProposalPage
    static let path: Path = "/bureau/jury/:selection/:number"

    let scores: [ID<SelectionCriterion>: Int]
    let rank: Int?

    init(_ form: inout FormReader, _ subject: JuryProposalPage.Subject) {
        let selection = subject.jury.file.selection
        var scores: [ID<SelectionCriterion>: Int] = [:]
        switch selection.method {
        case .scores:
            for criterion in selection.criteria { scores[criterion.id] = form.int("score-\(criterion.id)", in: 0...criterion.scale) }
            rank = nil
        case .ranking: rank = form.optionalInt("rank", in: 1...selection.size)
        }
        self.scores = scores
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> JuryProposalPage.Subject { try JuryProposalPage.subject(visit, db) }

    static func refusal(_ subject: JuryProposalPage.Subject, _ visit: Visit) -> Refusal? {
        ShortlistRules.mayMark(subject.jury, subject.proposal, visit.actor, at: visit.now)
    }

    func perform(_ subject: JuryProposalPage.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (jury, proposal) = (subject.jury, subject.proposal)
        switch jury.file.selection.method {
        case .scores: try SelectionWritingStore.score(jury, proposal.id, scores, at: visit.now, db)
        case .ranking: try SelectionWritingStore.rank(jury, proposal.id, rank, at: visit.now, db)
        }
        let isComplete = try SelectionStore.jury(jury.file, jury.member, db).awaitedCount == 0
        let next = isComplete ? nil : subject.following.first { jury.standing($0.id) == .toMark }
        return Outcome(
            to: next.map { ShortlistLinks.jury(jury.file.selection.id, $0.number ?? 0) } ?? jury.file.juryLink,
            saying: next == nil ? "C’est enregistré." : "C’est enregistré. Voici la suivante.",
            journal: [JournalEntry("shortlist.mark", "selection", jury.file.selection.id.number, edition: jury.file.edition.id)])
    }
}

/// A member says that she is tied to a proposal: she will not mark it, and what she had given is taken back.
struct DeclareTie: Action {
    typealias FormPage = JuryProposalPage
    static let path: Path = "/bureau/jury/:selection/:number/lien"

    let reason: String

    init(_ form: inout FormReader, _ subject: JuryProposalPage.Subject) { reason = form.text("tie", min: 3, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> JuryProposalPage.Subject { try JuryProposalPage.subject(visit, db) }

    static func refusal(_ subject: JuryProposalPage.Subject, _ visit: Visit) -> Refusal? {
        ShortlistRules.mayTakePart(subject.jury.file, visit.actor, at: visit.now)
    }

    func perform(_ subject: JuryProposalPage.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try SelectionWritingStore.declareTie(subject.jury, subject.proposal.id, reason: reason, db)
        let jury = subject.jury
        return Outcome(
            to: ShortlistLinks.jury(jury.file.selection.id, subject.proposal.number ?? 0), saying: "Votre lien est noté : vous ne notez pas cette proposition.",
            journal: [JournalEntry("shortlist.declare-tie", "proposal", subject.proposal.id.number, edition: jury.file.edition.id)])
    }
}

/// A member takes back a tie that she declared by mistake, and says why; the journal keeps both.
struct TakeBackTie: Action {
    typealias FormPage = JuryProposalPage
    static let path: Path = "/bureau/jury/:selection/:number/lien/retrait"

    let reason: String

    init(_ form: inout FormReader, _ subject: JuryProposalPage.Subject) { reason = form.text("tie_mistake", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> JuryProposalPage.Subject { try JuryProposalPage.subject(visit, db) }

    static func refusal(_ subject: JuryProposalPage.Subject, _ visit: Visit) -> Refusal? {
        ShortlistRules.mayTakeBackTie(subject.jury, subject.proposal, visit.actor, at: visit.now)
    }

    func perform(_ subject: JuryProposalPage.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try SelectionWritingStore.takeBackTie(subject.jury, subject.proposal.id, db)
        let jury = subject.jury
        return Outcome(
            to: ShortlistLinks.jury(jury.file.selection.id, subject.proposal.number ?? 0), saying: "Le lien est retiré : vous notez cette proposition.",
            journal: [JournalEntry("shortlist.take-back-tie", "proposal", subject.proposal.id.number, edition: jury.file.edition.id, reason: reason)])
    }
}
