import Database
import Platform
import Vocabulary
import Web

/// What the acts on a version are about.
struct RulebookSubject: Sendable {
    var edition: Edition
    var version: RulebookVersion
    /// Who wrote in this version.
    var authors: Set<AccountID>
    var territories: [Territory]
    /// What holds now, if anything.
    var inForce: Rulebook?

    static func load(_ visit: Visit, _ db: Reading) throws -> RulebookSubject {
        let edition = try Edition.inPath(visit, db)
        let version = try RulebookStore.version(edition.id, try visit.number("version"), db)
        return RulebookSubject(
            edition: edition, version: version, authors: try RulebookStore.authors(version.id, db), territories: try TerritoryStore.all(db),
            inForce: try RulebookStore.inForce(edition.id, at: visit.now, db)?.rulebook
        )
    }

    /// Why this version cannot replace what holds: the vote has begun, or would begin at once.
    func frozen(at now: Instant) -> Refusal? { RulebookRules.frozen(inForce, version.rulebook, at: now) }
    /// What does not hold together in it.
    var faults: [RulebookFault] { RulebookCheck.faults(version.rulebook, territories: Set(territories.map(\.code))) }

    /// The page of the version, and the trace of an act on it.
    var link: String { RulebookLinks.version(edition, version.number) }
    func entry(_ act: String, _ reason: String, isPublic: Bool = false) -> JournalEntry {
        JournalEntry("rulebook.\(act)", "edition", edition.id.number, edition: edition.id, reason: reason, isPublic: isPublic)
    }
}
