import Database
import Vocabulary
import Web

/// Accept or decline the version of one's proposal that the services can build, or their conditions.
struct AnswerAmendment: Action {
    typealias FormPage = AmendmentPage
    static let path: Path = "/editions/:edition/propositions/:number/version-amenagee"

    /// What one answers.
    enum Answer: String, Sendable { case accept, decline }

    let answer: Answer
    let words: String

    init(_ form: inout FormReader, _ file: StudyFile) {
        answer = form.choice("answer", .decline)
        words = form.optionalText("words", max: 1500) ?? ""
        if form.errors.isEmpty, answer == .decline, words.isEmpty { form.error("words", "Dites aux services ce qui ne vous convient pas : ils en tiendront compte.") }
        if form.raw("seen") != file.synthesis.map({ "\($0.id)" }) {
            form.error("", "La version proposée a changé pendant que vous lisiez. La voici : lisez-la, puis répondez.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> StudyFile { try FeasibilityStore.file(visit, db) }

    static func refusal(_ file: StudyFile, _ visit: Visit) -> Refusal? { FeasibilityRules.mayAnswerAmendment(file, visit.actor, at: visit.now) }

    func perform(_ file: StudyFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let study = file.study, let synthesis = file.synthesis else { throw NotFound() }
        let isAccepted = answer == .accept
        guard try FeasibilityStore.answer(synthesis.id, isAccepted: isAccepted, words, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Une réponse a déjà été donnée à cette version.")
        }
        let recipients = try FeasibilityStore.recipients([study.lead], db)[study.lead] ?? []
        return Outcome(
            to: ProposalLinks.page(file.edition, file.proposal.number ?? 0),
            saying: isAccepted
                ? "Merci. La version aménagée est retenue ; vous serez prévenu·e de la suite."
                : "Votre réponse est transmise aux services, qui reprennent l’étude.",
            journal: [JournalEntry(
                "feasibility.answer-amendment", "proposal", file.proposal.id.number, edition: file.edition.id,
                reason: isAccepted ? "Version aménagée acceptée." : "Version aménagée refusée : \(words)", channel: try file.own.channel(visit, db))],
            letters: (recipients + [.account(study.openedBy)]).map { letter(file, isAccepted, to: $0) }
        )
    }

    private func letter(_ file: StudyFile, _ isAccepted: Bool, to recipient: Letter.Recipient) -> Letter {
        let number = file.proposal.number ?? 0
        return Letter(
            to: recipient, kind: .task,
            subject: isAccepted ? "Proposition n°\u{A0}\(number) : version aménagée acceptée" : "Proposition n°\u{A0}\(number) : version aménagée refusée",
            paragraphs: [isAccepted
                ? "Le porteur accepte la version aménagée de « \(file.proposal.title) »."
                : "Le porteur refuse la version aménagée de « \(file.proposal.title) ». Le service pilote reprend l’étude."]
                + (words.isEmpty ? [] : ["Ses mots : \(words)"]),
            button: Letter.Button("Ouvrir l’étude", file.link)
        )
    }
}
