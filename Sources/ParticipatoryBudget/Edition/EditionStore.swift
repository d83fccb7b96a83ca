import Database
import Vocabulary
import Web

/// The questions asked of editions, their calendars, envelopes and themes.
enum EditionStore {
    private static let columns = "id, slug, title, summary, published_at, imported_from"

    /// The edition of that name, for whom may see it: a draft is known to officers only.
    static func edition(_ slug: String, for actor: Actor, _ db: Reading) throws -> Edition {
        let edition = try db.recent("edition \(slug)") {
            guard let edition = try db.first("select \(raw: columns) from editions where slug = \(slug)", read) else { throw NotFound() }
            return try withCalendar(edition, db)
        }
        guard edition.isPublished || actor.isOfficial else { throw NotFound() }
        return edition
    }

    static func edition(_ id: EditionID, _ db: Reading) throws -> Edition {
        guard let edition = try db.first("select \(raw: columns) from editions where id = \(id)", read) else { throw NotFound() }
        return try withCalendar(edition, db)
    }

    /// The editions that everyone sees, the latest first.
    static func published(_ db: Reading) throws -> [Edition] {
        try db.recent("published editions") {
            try withCalendars(try db.all("select \(raw: columns) from editions where published_at is not null order by published_at desc, id desc", read), db)
        }
    }

    /// All editions, drafts too, the latest first.
    static func all(_ db: Reading) throws -> [Edition] {
        try withCalendars(try db.all("select \(raw: columns) from editions order by id desc", read), db)
    }

    static func envelopes(_ edition: EditionID, _ db: Reading) throws -> [Envelope] {
        try db.all("select \(raw: Envelope.columns) from envelopes where edition_id = \(edition) order by position, id") { try Envelope(&$0) }
    }

    /// The themes under which proposals are found: those of the rules in force, and those that deposited proposals have kept.
    static func themes(_ edition: EditionID, _ db: Reading) throws -> [Theme] {
        try db.recent("themes of \(edition)") {
            try db.all("""
                select t.id, t.name from themes t
                where t.edition_id = \(edition)
                    and (t.is_active = true or exists (select 1 from proposals p where p.theme_id = t.id and p.number is not null))
                order by t.is_active desc, t.position, t.name
                """) { Theme(id: $0.id(), name: $0.text()) }
        }
    }

    /// The themes one may choose: those of the rules in force, and the one that a deposited proposal already bears.
    static func themesOffered(_ edition: EditionID, keeping kept: ID<Theme>? = nil, _ db: Reading) throws -> [Theme] {
        try db.all("""
            select id, name from themes
            where edition_id = \(edition) and (is_active = true or id = \(kept?.number ?? 0))
            order by position, name
            """) { Theme(id: $0.id(), name: $0.text()) }
    }

    private static func read(_ row: inout RowReader) throws -> Edition {
        Edition(
            id: row.id(), slug: row.text(), title: row.text(), summary: row.text(), publishedAt: row.optionalInstant(),
            importedFrom: row.text(), calendar: Calendar()
        )
    }

    private static func withCalendar(_ edition: Edition, _ db: Reading) throws -> Edition {
        var edition = edition
        edition.calendar = Calendar(try db.all("select kind, opens_at, closes_at from phases where edition_id = \(edition.id)") {
            Phase(kind: try $0.choice(), opensAt: $0.instant(), closesAt: $0.optionalInstant())
        })
        return edition
    }

    /// The calendars of them all, in one question.
    private static func withCalendars(_ editions: [Edition], _ db: Reading) throws -> [Edition] {
        let phases = try db.all("select edition_id, kind, opens_at, closes_at from phases where edition_id in (\(list: editions.map(\.id)))") {
            (edition: $0.id() as EditionID, phase: Phase(kind: try $0.choice(), opensAt: $0.instant(), closesAt: $0.optionalInstant()))
        }
        let byEdition = Dictionary(grouping: phases, by: \.edition)
        return editions.map { edition in
            var edition = edition
            edition.calendar = Calendar(byEdition[edition.id, default: []].map(\.phase))
            return edition
        }
    }
}

extension Edition {
    /// The edition that the address names, for whom may see it.
    static func inPath(_ visit: Visit, _ db: Reading) throws -> Edition {
        try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
    }
}
