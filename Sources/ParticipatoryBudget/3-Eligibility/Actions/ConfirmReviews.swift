import Database
import Vocabulary
import Web

/// Confirm together decisions that somebody else signed and that find the proposals eligible. What has changed meanwhile is left, and named.
struct ConfirmReviews: Action {
    typealias FormPage = EligibilityQueuePage
    static let path: Path = "/bureau/editions/:edition/recevabilite/verification"

    /// The edition, and the decisions that this person may confirm without opening the file.
    struct Subject: Sendable {
        var edition: Edition
        var toConfirm: [ID<Proposal>: ID<EligibilityReview>]
    }

    let reviews: [ID<EligibilityReview>]

    init(_ form: inout FormReader, _ subject: Subject) {
        reviews = form.ids("review")
        if reviews.isEmpty { form.error("", "Cochez au moins une décision.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        return Subject(edition: edition, toConfirm: try EligibilityStore.toConfirm(edition, by: visit.actor, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { EligibilityRules.mayConfirm(subject.edition, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition, checker = try visit.account()
        let confirmed = subject.toConfirm.filter { reviews.contains($0.value) }.sorted { $0.key < $1.key }
        for (_, review) in confirmed { try EligibilityDecisionStore.confirm(review, by: checker, at: visit.now, db) }
        let left = try EligibilityStore.numbers(of: reviews.filter { !confirmed.map(\.value).contains($0) }, in: edition.id, db)
        return Outcome(
            to: EligibilityLinks.queue(edition) + EligibilityFilter(visit.query).query(), saying: sentence(confirmed.count, left),
            journal: confirmed.map { JournalEntry("eligibility.check", "proposal", $0.key.number, edition: edition.id, reason: "Décision confirmée.") })
    }

    private func sentence(_ confirmed: Int, _ left: [Int]) -> Message {
        switch (confirmed, left) {
        case (0, []): "Aucune décision n’est confirmée."
        case (1, []): "Une décision est confirmée."
        case (_, []): "\(confirmed) décisions sont confirmées."
        case (_, _): "Décisions confirmées : \(confirmed). Ont changé entre-temps et restent à vérifier à part : n° \(left.map(String.init).joined(separator: ", "))."
        }
    }
}
