import Database
import Vocabulary
import Web

/// An officer orders a batch of codes; they are made within minutes.
struct OrderLetterBatch: Action {
    typealias FormPage = LetterBatchesPage
    static let path: Path = "/bureau/editions/:edition/vote/codes"

    /// The edition and what its rules ask of a voter.
    struct Ordered: Sendable {
        var edition: Edition
        var proof: VoterProof
    }

    let label: String
    let wanted: Int

    init(_ form: inout FormReader, _ ordered: Ordered) {
        label = form.text("label", min: 3, max: 120)
        wanted = form.int("wanted", in: 1...200_000)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Ordered {
        let edition = try Edition.inPath(visit, db)
        return Ordered(edition: edition, proof: try Booth.rules(edition, db).proof ?? .mail)
    }

    static func refusal(_ ordered: Ordered, _ visit: Visit) -> Refusal? { ProofRules.mayOrder(ordered.edition, ordered.proof, visit.actor, at: visit.now) }

    func perform(_ ordered: Ordered, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = ordered.edition
        try LetterCodeStore.order(label, wanted, for: edition.id, by: try visit.account(), visit.world, at: visit.now, db)
        return Outcome(
            to: LetterBatchesPage.link(edition), saying: "Le lot est commandé : ses codes seront prêts dans quelques minutes.",
            journal: [JournalEntry("letter-codes.order", "edition", edition.id.number, edition: edition.id, reason: "\(label), codes : \(wanted)")])
    }
}
