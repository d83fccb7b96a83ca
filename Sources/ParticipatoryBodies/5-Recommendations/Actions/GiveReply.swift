import Database
import Vocabulary
import Web

/// Answer a body for the city, with the reasons. Its author, its members and those who signed it are told; a new answer supersedes the former.
struct GiveReply: Action {
    typealias FormPage = ReplyPage
    static let path: Path = "/instances/:assembly/demandes/:number/reponse"

    let decision: Reply.Decision
    let reason: String
    let signatory: String

    init(_ form: inout FormReader, _ file: RecommendationFile) {
        decision = form.choice("decision", .studied)
        reason = form.text("reason", min: 20, max: 5000)
        signatory = form.text("signatory", max: 120)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RecommendationFile { try RecommendationStore.file(visit, db) }
    static func refusal(_ file: RecommendationFile, _ visit: Visit) -> Refusal? { RecommendationRules.mayReply(file) }

    func perform(_ file: RecommendationFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let reply = Reply(decision: decision, reason: reason, signatory: signatory, givenAt: visit.now)
        try RecommendationStore.reply(reply, to: file.recommendation.id, by: try visit.account(), db)
        let members = Set(try SeatStore.held(in: file.assembly.id, at: visit.now, db).map(\.account)), author = file.recommendation.author
        let told = members.union([author]).union(try RecommendationStore.signatories(file.recommendation.id, db))
        return Outcome(
            to: file.link, saying: "La réponse est publiée. L’instance est prévenue.",
            journal: [JournalEntry("recommendation.reply", "assembly", file.assembly.id.number, reason: "\(file.recommendation.title) : \(decision.name.key)", isPublic: true)],
            letters: told.sorted().map { letter(file, to: $0, isAuthor: $0 == author) })
    }

    private func letter(_ file: RecommendationFile, to account: AccountID, isAuthor: Bool) -> Letter {
        Letter(
            to: .account(account), kind: isAuthor ? .necessary : .following, subject: "\(file.assembly.name) : la ville a répondu",
            paragraphs: ["« \(file.recommendation.title) » : \(decision.name).", "\(reason)", "\(signatory)"], button: Letter.Button("Lire la réponse", file.link))
    }
}
