import Database
import Vocabulary
import Web

/// The officer gives up a draft of changes; the rules in force are not touched.
struct DiscardRulebookVersion: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/abandonner"
    init(_ form: inout FormReader, _ subject: RulebookSubject) {}
    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? { RulebookRules.mayDiscard(subject.version, subject.edition, visit.actor) }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try RulebookStore.discard(subject.version.id, db)
        return Outcome(
            to: RulebookLinks.desk(subject.edition), saying: "Ce brouillon est abandonné. Les règles en vigueur ne changent pas.",
            journal: [subject.entry("discard", "Version \(subject.version.number) : \(subject.version.reason)")]
        )
    }
}
