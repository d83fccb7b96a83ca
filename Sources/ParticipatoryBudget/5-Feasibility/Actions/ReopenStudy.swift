import Database
import Vocabulary
import Web

/// Take a conclusion back, with a reason, so that the services study the proposal again.
struct ReopenStudy: Action {
    typealias FormPage = StudyPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/reouverture"

    let reason: String
    let due: Instant

    init(_ form: inout FormReader, _ file: StudyFile) {
        reason = form.text("reason", min: 10, max: 1000)
        due = form.dueDay("due")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> StudyFile { try FeasibilityStore.file(visit, db) }

    static func refusal(_ file: StudyFile, _ visit: Visit) -> Refusal? { FeasibilityRules.mayReopen(file, visit.actor, at: visit.now) }

    func perform(_ file: StudyFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let study = file.study, let milestones = file.synthesis?.milestones else { throw NotFound() }
        try FeasibilityStore.reopen(file, reason: reason, due: due, by: try visit.account(), at: visit.now, db)
        try StudyQuestionStore.settleAsReopened(study.id, by: try visit.account(), at: visit.now, db)
        let recipients = try FeasibilityStore.recipients([study.lead], db)[study.lead] ?? []
        let wasTold = milestones.notifiedAt != nil
        return Outcome(
            to: file.link, saying: "L’étude est rouverte. Le service pilote est prévenu.",
            journal: [JournalEntry(
                "feasibility.reopen", "proposal", file.proposal.id.number, edition: file.edition.id, reason: reason,
                isPublic: milestones.releasedAt != nil)],
            letters: recipients.map { toService(file, to: $0) } + (wasTold ? file.proposers.sorted().map { toProposer(file, $0) } : [])
        )
    }

    private func toService(_ file: StudyFile, to recipient: Letter.Recipient) -> Letter {
        Letter(
            to: recipient, kind: .task, subject: "Proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) : étude rouverte, à conclure avant le \(day: due)",
            paragraphs: ["L’étude de « \(file.proposal.title) » est rouverte.", "Motif : \(reason)"],
            button: Letter.Button("Ouvrir l’étude", file.link)
        )
    }

    private func toProposer(_ file: StudyFile, _ proposer: AccountID) -> Letter {
        Letter(
            to: .account(proposer), kind: .necessary, subject: "Votre proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) est étudiée à nouveau",
            paragraphs: [
                "La conclusion que vous aviez reçue sur « \(file.proposal.title) » est reprise.", "Motif : \(reason)",
                "Vous serez prévenu·e de la nouvelle conclusion, attendue le \(day: due).",
            ],
            button: Letter.Button("Voir votre proposition", ProposalLinks.page(file.edition, file.proposal.number ?? 0))
        )
    }
}
