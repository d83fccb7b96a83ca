import L10n
import Vocabulary

/// A proposal with everything that the public may know of what was decided about it.
struct ProposalFile: Sendable {
    var edition: Edition
    var proposal: Proposal
    var facts: ProposalFacts
    var traces: ProposalTraces
    /// Why its text is not shown: then the proposal carries none of it, only its number and its dates.
    var hiding: ProposalHiding?
    /// Why steps are late, as the city said it.
    var delays: [PhaseKind: DelayNote] = [:]

    /// Recomputed from the decisions; the column beside the proposal says the same.
    static func status(_ facts: ProposalFacts) -> ProposalStatus { facts.decisions.last?.status ?? .draft }

    var status: ProposalStatus { Self.status(facts) }
    var number: Int { proposal.number ?? 0 }
    /// As it is said outside its edition, `2026-16`.
    var publicNumber: String { edition.publicNumber(proposal.number) }
    var isHidden: Bool { proposal.hiddenAt != nil }
    /// As everyone may name it.
    func name(_ t: Texts) -> String { isHidden ? t("Proposition n°\u{A0}\(publicNumber), masquée") : proposal.title }
    var link: String { ProposalLinks.page(edition, number) }
    /// The address of its works, once they are followed.
    var worksLink: String? { facts.work.map { ImplementationLinks.work(edition, $0.number) } }
    var statusLink: String { link + "/suivi" }
}

/// The decisions in force, released and no longer under embargo. What is not released is never loaded.
struct ProposalFacts: Sendable, Equatable {
    var deposited: (at: Instant, channel: DepositChannel)?
    var review: ReleasedReview?
    var selection: ReleasedSelection?
    var study: ReleasedStudy?
    /// The service that leads its study; told only while that is where it is. Who else is asked comes with the conclusion.
    var studiedBy: String?
    var ballot: BallotPlace?
    var removal: ReleasedRemoval?
    var result: ReleasedResult?
    var work: ReleasedWork?
    var merger: ReleasedMerger?
    var withdrawal: (at: Instant, reason: String)?
    /// What happened between the decisions, in the order of the dates.
    var moments: [ReleasedMoment] = []

    /// In the order of the steps: a later step has the last word, and leaving the process has it over all.
    var decisions: [ProposalDecision] {
        guard let deposited else { return [] }
        let all: [ProposalDecision?] = [
            .deposited(at: deposited.at, deposited.channel), review.map { .examined($0) }, selection.map { .selected($0) },
            study.map { .studied($0) }, ballot.map { .onBallot($0) }, result.map { .counted($0) }, work.map { .built($0) },
            merger.map { .merged($0) }, withdrawal.map { .withdrawn(at: $0.at, reason: $0.reason) },
        ]
        return all.compactMap(\.self)
    }

    static func == (left: Self, right: Self) -> Bool { left.decisions == right.decisions && left.moments == right.moments && left.removal == right.removal }
}

extension ProposalStatus {
    /// Whether the proposal goes no further.
    var isFinal: Bool {
        switch self {
        case .withdrawn, .merged, .ineligible, .notShortlisted, .unfeasible, .notWinner, .delivered, .abandoned: true
        case .draft, .deposited, .eligible, .shortlisted, .feasible, .onBallot, .winner: false
        }
    }

    /// The last step that it has passed or at which it stopped.
    var step: PhaseKind? {
        switch self {
        case .draft, .withdrawn, .merged: nil
        case .deposited: .deposit
        case .eligible, .ineligible: .eligibility
        case .shortlisted, .notShortlisted: .shortlist
        case .feasible, .unfeasible: .feasibility
        case .onBallot: .vote
        case .winner, .notWinner: .results
        case .delivered, .abandoned: .implementation
        }
    }
}
