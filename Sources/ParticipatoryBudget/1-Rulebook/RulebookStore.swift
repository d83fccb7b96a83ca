import Database
import FoundationEssentials
import Platform
import Vocabulary

/// The versions of the rules, and what is in force.
enum RulebookStore {
    private static let columns = """
        id, edition_id, number, content, reason, drafted_by, drafted_at, submitted_at, validated_by, validated_at, \
        resolution_number, resolution_at, published_at
        """

    /// The version in force at a moment: the last one published by then.
    static func inForce(_ edition: EditionID, at moment: Instant, _ db: Reading) throws -> RulebookVersion? {
        try db.first("""
            select \(raw: columns) from rulebook_versions
            where edition_id = \(edition) and published_at <= \(moment)
            order by number desc
            limit 1
            """, read)
    }

    /// The rules that hold at the opening of the vote: those of its whole length, frozen then.
    static func rulebookOfVote(_ edition: Edition, _ db: Reading) throws -> Rulebook {
        try db.recent("rules of vote \(edition.id)", isFrozen: true) {
            try rulebook(edition.id, at: edition.calendar[.vote]?.opensAt ?? Instant(milliseconds: .max), db)
        }
    }

    /// The rules in force, or the plain defaults for an edition that came from elsewhere without any.
    static func rulebook(_ edition: EditionID, at moment: Instant, _ db: Reading) throws -> Rulebook {
        try inForce(edition, at: moment, db)?.rulebook ?? Rulebook()
    }

    static func versions(_ edition: EditionID, _ db: Reading) throws -> [RulebookVersion] {
        try db.all("select \(raw: columns) from rulebook_versions where edition_id = \(edition) order by number desc", read)
    }

    static func version(_ edition: EditionID, _ number: Int, _ db: Reading) throws -> RulebookVersion {
        guard let version = try db.first(
            "select \(raw: columns) from rulebook_versions where edition_id = \(edition) and number = \(number)", read
        ) else { throw NotFound() }
        return version
    }

    /// The steps of the form that somebody has saved, by the words under which the journal has them.
    static func savedSteps(_ edition: EditionID, _ db: Reading) throws -> Set<String> {
        Set(try db.all("""
            select distinct reason from journal where subject = 'edition' and subject_id = \(edition) and act = 'rulebook.save'
            """) { $0.text() })
    }

    /// The names of the territories by code.
    static func territoryNames(_ db: Reading) throws -> [String: String] {
        Dictionary(try TerritoryStore.all(db).map { ($0.code, $0.name) }) { first, _ in first }
    }

    static func encode(_ rulebook: Rulebook) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(rulebook), as: UTF8.self)
    }

    private static func read(_ row: inout RowReader) throws -> RulebookVersion {
        RulebookVersion(
            id: row.id(), edition: row.id(), number: row.int(),
            rulebook: try JSONDecoder().decode(Rulebook.self, from: Data(row.text().utf8)),
            reason: row.text(), draftedBy: row.optionalID(), draftedAt: row.instant(), submittedAt: row.optionalInstant(),
            validatedBy: row.optionalID(), validatedAt: row.optionalInstant(), resolutionNumber: row.text(),
            resolutionAt: row.optionalInstant(), publishedAt: row.optionalInstant()
        )
    }
}
