import Database
import Vocabulary
import Web

/// Offer a kept reason no more; the decisions that gave it keep it.
struct WithdrawReason: Action {
    typealias FormPage = EligibilityQueuePage
    static let path: Path = "/bureau/editions/:edition/recevabilite/motifs/retirer"

    /// The edition and the reasons kept in it.
    struct Subject: Sendable {
        var edition: Edition
        var kept: [KeptReason]
    }

    let reason: KeptReason?

    init(_ form: inout FormReader, _ subject: Subject) {
        let id: ID<KeptReason>? = form.optionalID("reason")
        reason = subject.kept.first { $0.id == id }
        if reason == nil { form.error("", "Ce motif n’est plus proposé.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        return Subject(edition: edition, kept: try EligibilityStore.keptReasons(edition.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { EligibilityRules.mayWithdrawReason(subject.edition, visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let reason else { throw NotFound() }
        try EligibilityDecisionStore.withdraw(reason.id, db)
        return Outcome(
            to: EligibilityLinks.queue(subject.edition) + "#motifs", saying: "Ce motif n’est plus proposé.",
            journal: [JournalEntry("eligibility.withdraw-reason", "edition", subject.edition.id.number, edition: subject.edition.id, reason: reason.words)])
    }
}
