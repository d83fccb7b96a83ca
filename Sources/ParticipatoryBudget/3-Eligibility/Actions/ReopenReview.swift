import Database
import Vocabulary
import Web

/// Take a decision back with a reason, so that the proposal is examined again.
struct ReopenReview: Action {
    typealias FormPage = EligibilityReviewPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/:number/reprise"

    let reason: String

    init(_ form: inout FormReader, _ file: EligibilityFile) { reason = form.text("reopen_reason", min: 10, max: 1000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EligibilityFile { try EligibilityStore.file(visit, db) }

    static func refusal(_ file: EligibilityFile, _ visit: Visit) -> Refusal? { EligibilityRules.mayReopen(file, visit.actor, at: visit.now) }

    func perform(_ file: EligibilityFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let milestones = file.review?.milestones else { throw NotFound() }
        try EligibilityDecisionStore.reopen(file, reason: reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "La décision est reprise. La grille est à relire et à signer.",
            journal: [JournalEntry(
                "eligibility.reopen", "proposal", file.proposal.id.number, edition: file.edition.id, reason: reason, isPublic: file.proposal.status != .deposited)],
            letters: milestones.notifiedAt == nil ? [] : file.own.people.map { letter(file, to: $0) }
        )
    }

    private func letter(_ file: EligibilityFile, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Votre proposition n° \(file.number) est examinée à nouveau",
            paragraphs: ["La décision que vous aviez reçue sur « \(file.proposal.title) » est reprise.", "Motif : \(reason)", "Nous vous écrirons quand la nouvelle décision sera prise."],
            button: Letter.Button("Voir votre proposition", ProposalLinks.page(file.edition, file.number))
        )
    }
}
