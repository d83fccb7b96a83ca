import Database
import Vocabulary
import Web

/// Ask the proposer for what the study lacks; she answers by completing her proposal.
struct RequestDetails: Action {
    typealias FormPage = StudyPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/precisions"

    /// The study, and whether an earlier request still waits.
    struct Subject: Sendable {
        var file: StudyFile
        var isWaiting: Bool
    }

    let question: String
    let due: Instant

    init(_ form: inout FormReader, _ subject: Subject) {
        question = form.text("request", min: 10, max: 1000)
        due = form.dueDay("answer_due")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try FeasibilityStore.file(visit, db)
        return Subject(file: file, isWaiting: try CompletionStore.all(file.proposal.id, db).contains { $0.answeredAt == nil && visit.now < $0.dueAt })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        FeasibilityRules.mayRequestDetails(subject.file, isWaiting: subject.isWaiting, visit.actor, at: visit.now)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try CompletionStore.ask(question, of: file.proposal.id, by: try visit.account(), due: due, at: visit.now, db)
        return Outcome(
            to: file.link + "#precisions", saying: "La demande est partie.",
            journal: [JournalEntry("feasibility.request-details", "proposal", file.proposal.id.number, edition: file.edition.id, reason: question)],
            letters: file.proposers.sorted().map { letter(file, to: $0) }
        )
    }

    private func letter(_ file: StudyFile, to proposer: AccountID) -> Letter {
        Letter(
            to: .account(proposer), kind: .necessary, subject: "Une précision sur votre proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number))",
            paragraphs: [
                "Les services de la ville étudient « \(file.proposal.title) » et ont besoin d’une précision :", "\(question)",
                "Vous pouvez répondre jusqu’au \(day: due). Sans réponse, ils concluront avec ce qu’ils savent.",
            ],
            button: Letter.Button("Répondre", ProposalLinks.own(file.proposal.id))
        )
    }
}
