import Database
import L10n
import Vocabulary
import Web

/// Make decisions public, once their proposers have been told.
struct ReleaseReviews: Action {
    typealias FormPage = EligibilityNoticesPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/publication"

    let proposals: [ID<Proposal>]
    let isConfirmed: Bool

    init(_ form: inout FormReader, _ edition: Edition) {
        proposals = form.ids("release")
        isConfirmed = form.isChecked("unread")
        if proposals.isEmpty { form.error("release", "Cochez au moins une décision à publier.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { EligibilityRules.mayAnnounce(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let appealDays = try RulebookStore.rulebook(edition.id, at: visit.now, db).appealDays
        let mine = try EligibilityStore.notices(edition, proposals, appealDays: appealDays, db)
        try UnreadLetters(edition, mine.compactMap(\.told), db).expect(isConfirmed)
        let done = Set(try EligibilityDecisionStore.release(mine.map(\.proposal), by: try visit.account(), at: visit.now, db))
        let released = mine.filter { done.contains($0.proposal) }
        for notice in released { try EligibilityDecisionStore.show(notice, db) }
        return Outcome(
            to: EligibilityLinks.notices(edition), saying: sentence(released.count), journal: released.map(entry),
            letters: try letters(released, at: visit.now, db)
        )
    }

    private func sentence(_ count: Int) -> Message {
        switch count {
        case 0: "Rien n’est publié : ces décisions le sont déjà, ou leurs porteurs ne sont pas prévenus."
        case 1: "Une décision est publiée."
        default: "\(count) décisions sont publiées."
        }
    }

    private func entry(_ notice: EligibilityNotice) -> JournalEntry {
        let review = notice.review
        return JournalEntry(
            "eligibility.release", "proposal", notice.proposal.number, edition: notice.edition.id,
            reason: review.outcome.name.key + (review.publicReason.isEmpty ? "." : " : " + review.publicReason), isPublic: true)
    }

    private func letters(_ released: [EligibilityNotice], at now: Instant, _ db: Reading) throws -> [Letter] {
        let byProposal = Dictionary(released.map { ($0.proposal, $0) }) { $1 }
        let followers = try Follows.followers(of: released.map(\.proposal), db).compactMap { follower in
            byProposal[follower.proposal].map { EligibilityLetters.released($0, to: follower.account) }
        }
        let refused = released.filter { $0.review.outcome == .ineligible && $0.appealDays > 0 }
        return refused.flatMap { EligibilityLetters.appealOpens($0, until: CityTime.city.endOfDay(now, adding: $0.appealDays)) } + followers
    }
}
