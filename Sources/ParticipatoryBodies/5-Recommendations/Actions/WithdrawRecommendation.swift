import Database
import Vocabulary
import Web

/// Take a recommendation back before the city has it, with the reason.
struct WithdrawRecommendation: Action {
    typealias FormPage = RecommendationPage
    static let path: Path = "/instances/:assembly/demandes/:number/retrait"

    let reason: String

    init(_ form: inout FormReader, _ file: RecommendationFile) { reason = form.text("reason", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RecommendationFile { try RecommendationStore.file(visit, db) }
    static func refusal(_ file: RecommendationFile, _ visit: Visit) -> Refusal? { RecommendationRules.mayWithdraw(file) }

    func perform(_ file: RecommendationFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let words = "\(visit.t(file.recommendation.kind.name)) n° \(file.recommendation.number) : demande retirée"
        guard try RecommendationStore.withdraw(file.recommendation.id, reason: reason, words: words, at: visit.now, db) else { throw Refusal.notNow("Cette demande est déjà transmise.") }
        return Outcome(
            to: file.link, saying: "La demande est retirée.",
            journal: [JournalEntry("recommendation.withdraw", "assembly", file.assembly.id.number, reason: reason, isPublic: true)],
            letters: file.recommendation.author == visit.actor.account ? [] : [Letter(
                to: .account(file.recommendation.author), kind: .necessary, subject: "\(file.assembly.name) : votre demande est retirée",
                paragraphs: ["« \(file.recommendation.title) » est retirée. Motif : \(reason)"], button: Letter.Button("Voir la demande", file.link))])
    }
}
