import Database
import Platform
import Vocabulary
import Web

/// What the acts on a version are about.
struct RulebookSubject: Sendable {
    var edition: Edition
    var version: RulebookVersion
    var territories: [Territory]
    /// What holds now, if anything.
    var inForce: Rulebook?

    static func load(_ visit: Visit, _ db: Reading) throws -> RulebookSubject {
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
        return RulebookSubject(
            edition: edition, version: try RulebookStore.version(edition.id, try visit.number("version"), db),
            territories: try TerritoryStore.all(db), inForce: try RulebookStore.inForce(edition.id, at: visit.now, db)?.rulebook
        )
    }

    /// Why this version cannot replace what holds, now that the vote has begun.
    func frozen(at now: Instant) -> Refusal? { inForce.flatMap { RulebookRules.frozen($0, version.rulebook, edition, at: now) } }

    /// The page of the version, and the trace of an act on it.
    var link: String { RulebookLinks.version(edition, version.number) }
    func entry(_ act: String, _ reason: String, isPublic: Bool = false) -> JournalEntry {
        JournalEntry("rulebook.\(act)", "edition", edition.id.number, edition: edition.id, reason: reason, isPublic: isPublic)
    }
}
