import Database
import Platform
import Vocabulary
import Web

/// Sign a petition of residents. When it has the signatures that the charter asks for, who runs the body is told.
struct SignPetition: Action {
    typealias FormPage = RecommendationPage
    static let path: Path = "/instances/:assembly/demandes/:number/signature"
    static let limits = Limits(perTenMinutes: 30)

    init(_ form: inout FormReader, _ file: RecommendationFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> RecommendationFile { try RecommendationStore.file(visit, db) }
    static func refusal(_ file: RecommendationFile, _ visit: Visit) -> Refusal? { RecommendationRules.maySign(file) }

    func perform(_ file: RecommendationFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try RecommendationStore.sign(file.recommendation.id, by: try visit.account(), at: visit.now, db) else { throw Refusal.notNow("Vous avez signé cette pétition.") }
        let isReached = file.recommendation.signatures + 1 == file.rules.petitionSignatures
        return Outcome(
            to: file.link, saying: "Merci, votre signature compte.", journal: [JournalEntry("recommendation.sign", "assembly", file.assembly.id.number)],
            letters: isReached ? try letters(file, at: visit.now, db) : [])
    }

    /// Once for each: a signature taken back and given again tells nothing new.
    private func letters(_ file: RecommendationFile, at now: Instant, _ db: Writing) throws -> [Letter] {
        let petition = file.recommendation
        return try AssemblyStore.keepers(file.assembly, at: now, db).sorted().filter {
            try ReminderStore.take("petition-signed", petition.id.number, of: $0, due: petition.depositedAt, at: now, db)
        }.map {
            Letter(
                to: .account($0), kind: .task, subject: "\(file.assembly.name) : une pétition a ses signatures",
                paragraphs: ["« \(file.recommendation.title) » a réuni \(file.rules.petitionSignatures) signatures : elle est à mettre à l’ordre du jour."],
                button: Letter.Button("Voir la pétition", file.link))
        }
    }
}

/// Take one's signature back: nothing of it is kept.
struct UnsignPetition: Action {
    typealias FormPage = RecommendationPage
    static let path: Path = "/instances/:assembly/demandes/:number/signature/retrait"

    init(_ form: inout FormReader, _ file: RecommendationFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> RecommendationFile { try RecommendationStore.file(visit, db) }
    static func refusal(_ file: RecommendationFile, _ visit: Visit) -> Refusal? { RecommendationRules.mayUnsign(file) }

    func perform(_ file: RecommendationFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try RecommendationStore.unsign(file.recommendation.id, by: try visit.account(), db) else { throw Refusal.notNow("Vous n’avez pas signé cette pétition.") }
        return Outcome(to: file.link, saying: "Votre signature est retirée.", journal: [JournalEntry("recommendation.unsign", "assembly", file.assembly.id.number)])
    }
}
