import Database
import Vocabulary

/// A project as a Pabulib file tells it.
struct ImportedProject: Sendable {
    var number: Int
    var externalID: String
    var title: String
    var body: String
    var cost: Euros
    var district: String
    var theme: ID<Theme>?
    var latitude: Double?
    var longitude: Double?
    var wasSelected: Bool?
}

/// What an import writes: an edition of elsewhere, with its districts as words, so that the city's own territories stay alone.
enum PabulibImportStore {
    /// The name itself, or with a number after it when another edition has it.
    static func freeSlug(_ wanted: String, _ db: Reading) throws -> String {
        let base = wanted.isEmpty ? "import" : wanted
        let taken = Set(try db.all("select slug from editions where slug = \(base) or slug like \(base + "-%")", as: String.self))
        if !taken.contains(base) { return base }
        return "\(base)-\((2...).first { !taken.contains("\(base)-\($0)") } ?? 2)"
    }

    static func addEdition(
        slug: String, title: String, summary: String, opens: Instant, closes: Instant, budget: Euros, at now: Instant, _ db: Writing
    ) throws -> EditionID {
        let id = EditionID(try db.insert("""
            insert into editions (slug, title, summary, created_at, published_at, imported_from)
            values (\(slug), \(title), \(summary), \(now), \(now), 'pabulib')
            returning id
            """))
        try db.run("""
            insert into phases (edition_id, kind, opens_at, closes_at)
            values (\(id), 'vote', \(opens), \(closes)), (\(id), 'results', \(closes), \(nil as Instant?))
            """)
        try db.run("insert into envelopes (edition_id, name, amount, section) values (\(id), 'Budget', \(budget), 'investment')")
        return id
    }

    static func addThemes(_ names: [String], _ edition: EditionID, _ db: Writing) throws -> [String: ID<Theme>] {
        var ids: [String: ID<Theme>] = [:]
        for (position, name) in names.enumerated() {
            ids[name] = ID(try db.insert("insert into themes (edition_id, name, position) values (\(edition), \(name), \(position)) returning id"))
        }
        return ids
    }

    static func addProject(_ project: ImportedProject, to edition: EditionID, at now: Instant, _ db: Writing) throws -> ID<Project> {
        let isPlaced = project.latitude != nil && project.longitude != nil
        return ID(try db.insert("""
            insert into projects (
                edition_id, number, title, summary, body, cost, theme_id, longitude, latitude, external_id, district, was_selected, added_at
            ) values (
                \(edition), \(project.number), \(project.title), '', \(project.body), \(project.cost), \(project.theme),
                \(isPlaced ? project.longitude : nil), \(isPlaced ? project.latitude : nil), \(project.externalID), \(project.district),
                \(project.wasSelected), \(now)
            )
            returning id
            """))
    }
}
