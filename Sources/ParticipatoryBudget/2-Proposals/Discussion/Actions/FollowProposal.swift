import Database
import Vocabulary
import Web

/// Follows a proposal: a letter comes each time it moves.
struct FollowProposal: Action {
    typealias FormPage = DiscussionPage
    static let path: Path = "/editions/:edition/propositions/:number/suivre"
    static let limits = Limits(perTenMinutes: 200)

    init(_ form: inout FormReader, _ subject: DiscussionSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> DiscussionSubject { try DiscussionSubject.load(visit, db) }
    static func refusal(_ subject: DiscussionSubject, _ visit: Visit) -> Refusal? { DiscussionRules.mayFollow(subject.proposal, visit.actor) }

    func perform(_ subject: DiscussionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        _ = try Follows.follow(subject.proposal.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: ProposalLinks.page(subject.edition, subject.proposal.number ?? 0),
            saying: "Vous suivez cette proposition : nous vous écrirons à chaque étape."
        )
    }
}

/// Stops following a proposal.
struct UnfollowProposal: Action {
    typealias FormPage = DiscussionPage
    static let path: Path = "/editions/:edition/propositions/:number/ne-plus-suivre"

    init(_ form: inout FormReader, _ subject: DiscussionSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> DiscussionSubject { try DiscussionSubject.load(visit, db) }
    static func refusal(_ subject: DiscussionSubject, _ visit: Visit) -> Refusal? { DiscussionRules.mayFollow(subject.proposal, visit.actor) }

    func perform(_ subject: DiscussionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        _ = try Follows.unfollow(subject.proposal.id, by: try visit.account(), db)
        return Outcome(to: ProposalLinks.page(subject.edition, subject.proposal.number ?? 0), saying: "Vous ne suivez plus cette proposition.")
    }
}
