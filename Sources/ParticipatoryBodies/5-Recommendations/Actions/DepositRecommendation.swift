import Database
import Platform
import Vocabulary
import Web

/// Deposit what the body should ask of the city. The bureau and the officer are told.
struct DepositRecommendation: Action {
    typealias FormPage = DepositRecommendationPage
    static let path: Path = "/instances/:assembly/demandes/deposer"
    static let limits = Limits(perTenMinutes: 20)

    /// The body, and what this person may deposit.
    struct Subject: Sendable {
        var standing: Standing
        var kinds: [Recommendation.Kind]
    }

    let kind: Recommendation.Kind
    let title: String
    let body: String

    init(_ form: inout FormReader, _ subject: Subject) {
        let kind: Recommendation.Kind = form.choice("kind", .wish)
        self.kind = kind
        if !form.raw("kind").isEmpty, !subject.kinds.contains(kind) { form.error("kind", "Les demandes sont déposées par les membres de l’instance.") }
        title = form.text("title", min: 5, max: 150)
        body = form.text("body", min: 20, max: 5000)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db)
        return Subject(standing: standing, kinds: try DepositRecommendationPage.kinds(standing, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        subject.kinds.isEmpty ? RecommendationRules.mayDeposit(subject.standing) : nil
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly, author = try visit.account()
        let number = try RecommendationStore.deposit(kind, title, body, in: assembly.id, by: author, at: visit.now, db), link = "\(assembly.link)/demandes/\(number)"
        let told = try AssemblyStore.keepers(assembly, at: visit.now, db).subtracting([author])
        return Outcome(
            to: link, saying: "Votre demande est déposée, sous le numéro \(number).",
            journal: [JournalEntry("recommendation.deposit", "assembly", assembly.id.number, reason: title, isPublic: true)],
            letters: told.sorted().map {
                Letter(
                    to: .account($0), kind: .task, subject: "\(assembly.name) : une demande est déposée", paragraphs: ["« \(title) » attend d’être mise à l’ordre du jour."],
                    button: Letter.Button("Voir la demande", link))
            })
    }
}
