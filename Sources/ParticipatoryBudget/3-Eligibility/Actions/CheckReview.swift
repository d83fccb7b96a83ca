import Database
import Vocabulary
import Web

/// Check a decision that somebody else signed: confirm it, or overturn it with a reason, which returns the proposal to the queue.
struct CheckReview: Action {
    typealias FormPage = EligibilityReviewPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/:number/verification"

    /// What the checker says of the decision.
    enum Verdict: String, Sendable, CaseIterable { case confirmed, overturned }

    let verdict: Verdict
    let reason: String

    init(_ form: inout FormReader, _ file: EligibilityFile) {
        verdict = form.choice("verdict", .confirmed)
        reason = form.optionalText("check_reason", max: 1000) ?? ""
        if verdict == .overturned, reason.count < 10 { form.error("check_reason", "Dites pourquoi, en quelques mots : votre collègue reprendra l’examen avec votre motif.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EligibilityFile { try EligibilityStore.file(visit, db) }

    static func refusal(_ file: EligibilityFile, _ visit: Visit) -> Refusal? { EligibilityRules.mayCheck(file, visit.actor, at: visit.now) }

    func perform(_ file: EligibilityFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let review = file.review else { throw NotFound() }
        let filter = EligibilityFilter(visit.query)
        let next = try EligibilityStore.lines(file.edition, for: visit.actor, db).first {
            $0.number > file.number && $0.stage(at: visit.now) == .toCheck && $0.decidedBy != visit.actor.account && filter.with(stage: nil).keeps($0, at: visit.now)
        }
        let address = next.map { EligibilityLinks.review(file.edition, $0.number) + filter.query() } ?? EligibilityLinks.queue(file.edition)
        switch verdict {
        case .confirmed:
            try EligibilityDecisionStore.confirm(review.id, by: try visit.account(), at: visit.now, db)
            return Outcome(to: address, saying: "Proposition n° \(file.number) : la décision est confirmée.", journal: [entry(file, "Décision confirmée.")])
        case .overturned:
            try EligibilityDecisionStore.overturn(review.id, reason: reason, by: try visit.account(), at: visit.now, db)
            return Outcome(
                to: address, saying: "Proposition n° \(file.number) : la décision est infirmée, elle revient à l’examen.", journal: [entry(file, reason)],
                letters: [EligibilityLetters.toRevise(file.edition, file.number, file.proposal.title, reason: reason, to: review.decidedBy)]
            )
        }
    }

    private func entry(_ file: EligibilityFile, _ reason: String) -> JournalEntry {
        JournalEntry("eligibility.check", "proposal", file.proposal.id.number, edition: file.edition.id, reason: reason)
    }
}
