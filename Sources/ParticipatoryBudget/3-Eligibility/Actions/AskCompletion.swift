import Database
import L10n
import Vocabulary
import Web

/// Ask the proposer for what is missing before deciding.
struct AskCompletion: Action {
    typealias FormPage = EligibilityReviewPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/:number/complement"

    let question: String
    let due: Instant

    init(_ form: inout FormReader, _ file: EligibilityFile) {
        question = form.text("question", min: 10, max: 1500)
        due = CityTime.city.startOfDay(form.day("due"), adding: 1) - .seconds(1)
        if due <= form.now { form.error("due", "Choisissez un jour à venir.") }
        if due > form.now + .days(120) { form.error("due", "Choisissez un jour plus proche : la personne attend une réponse.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EligibilityFile { try EligibilityStore.file(visit, db) }

    static func refusal(_ file: EligibilityFile, _ visit: Visit) -> Refusal? { EligibilityRules.mayAsk(file, visit.actor, at: visit.now) }

    func perform(_ file: EligibilityFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try CompletionStore.ask(question, of: file.proposal.id, by: try visit.account(), due: due, at: visit.now, db)
        return Outcome(
            to: file.link + EligibilityFilter(visit.query).query(), saying: "La demande est partie. La proposition reviendra dans la file à la réponse, ou après le \(day: due).",
            journal: [JournalEntry("eligibility.ask-completion", "proposal", file.proposal.id.number, edition: file.edition.id, reason: question)],
            letters: file.own.people.map { letter(file, to: $0) }
        )
    }

    private func letter(_ file: EligibilityFile, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Un complément sur votre proposition n° \(file.number), avant le \(day: due)",
            paragraphs: [
                "Nous examinons « \(file.proposal.title) ». Il nous manque quelque chose pour décider :", "\(question)",
                "Vous pouvez répondre jusqu’au \(day: due). Sans réponse, nous déciderons avec ce que vous avez déjà écrit.",
            ],
            button: Letter.Button("Répondre", ProposalLinks.own(file.proposal.id))
        )
    }
}
