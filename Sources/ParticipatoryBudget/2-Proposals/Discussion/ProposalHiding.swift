import Database
import Vocabulary

/// A decision to hide a proposal: when, by whom and why; what its people answered, once, and what was decided then.
struct ProposalHiding: Sendable, Equatable {
    var id: ID<ProposalHiding>
    var proposal: ID<Proposal>
    var at: Instant
    var by: AccountID
    var reason: String
    var appeal: HidingAppeal?
    /// Since when everyone reads the proposal again.
    var endedAt: Instant?

    var isInForce: Bool { endedAt == nil }
    var awaitsAppeal: Bool { appeal?.isWaiting ?? false }

    static let columns = "h.id, h.proposal_id, h.at, h.by_id, h.reason, h.appealed_at, h.appeal, h.answer, h.decided_at, h.ended_at"
}

extension ProposalHiding {
    init(_ row: inout RowReader) {
        id = row.id(); proposal = row.id(); at = row.instant(); by = row.id(); reason = row.text()
        let appealedAt = row.optionalInstant(), text = row.text(), answer = row.text(), decidedAt = row.optionalInstant()
        appeal = appealedAt.map { HidingAppeal(at: $0, text: text, answer: answer, decidedAt: decidedAt) }
        endedAt = row.optionalInstant()
    }
}

/// A deposited proposal with all that the rules look at before somebody reports it, hides it or judges an appeal.
struct ModeratedProposal: Sendable {
    var own: OwnProposal
    /// The last decision to hide it, in force or not.
    var hiding: ProposalHiding?
    /// Until when its people may appeal against the decision in force.
    var appealUntil: Instant?
    var isReportedByActor = false
    /// When its text or its photos last changed.
    var changedAt: Instant

    var proposal: Proposal { own.proposal }
    var edition: Edition { own.edition }
    var number: Int { own.proposal.number ?? 0 }
    /// As it is said outside its edition, `2026-16`.
    var publicNumber: String { own.publicNumber }
    var isHidden: Bool { hiding?.isInForce ?? false }
    /// Its public page.
    var link: String { ProposalLinks.page(edition, number) }
}

/// The addresses of the moderation of whole proposals.
enum ProposalModerationLinks {
    static func report(_ edition: Edition, _ number: Int) -> String { ProposalLinks.page(edition, number) + "/signaler" }
    static func appeal(_ proposal: ID<Proposal>) -> String { ProposalLinks.own(proposal) + "/masquage" }
    static func moderated(_ proposal: ID<Proposal>) -> String { "\(DiscussionLinks.queue)/propositions/\(proposal)" }
}
