import Database
import Platform
import Vocabulary
import Web

/// The proposer asks that another person look again at a published refusal.
struct AppealDecision: Action {
    typealias FormPage = AppealDecisionPage
    static let path: Path = "/editions/:edition/propositions/:number/recours"
    static let limits = Limits(perTenMinutes: 20)

    let body: String

    init(_ form: inout FormReader, _ file: EligibilityFile) { body = form.text("appeal", min: 20, max: 3000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EligibilityFile { try EligibilityStore.file(visit, db) }

    static func refusal(_ file: EligibilityFile, _ visit: Visit) -> Refusal? { EligibilityRules.mayAppeal(file, visit.actor, at: visit.now) }

    func perform(_ file: EligibilityFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let review = file.review else { throw NotFound() }
        try EligibilityDecisionStore.appeal(body, against: review.id, by: try visit.account(), at: visit.now, db)
        let deciders = try GrantStore.holders(of: EligibilityRules.deciders, on: file.scopes, at: visit.now, db)
        return Outcome(
            to: EligibilityLinks.appeal(file.edition, file.number), saying: "Votre recours est enregistré. Une personne qui n’a pas pris part à la décision vous répondra.",
            journal: [JournalEntry("eligibility.appeal", "proposal", file.proposal.id.number, edition: file.edition.id, channel: try file.own.channel(visit, db))],
            letters: deciders.filter { !review.signers.contains($0) && !file.own.people.contains($0) }.map { toDecider(file, $0) }
        )
    }

    private func toDecider(_ file: EligibilityFile, _ account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Proposition n° \(file.number) : un recours est à trancher",
            paragraphs: ["Le porteur de « \(file.proposal.title) » conteste la décision de non-recevabilité. Elle est à relire par quelqu’un qui ne l’a ni signée ni vérifiée."],
            button: Letter.Button("Lire le recours", file.link + "#recours")
        )
    }
}
