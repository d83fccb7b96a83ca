import Database
import Vocabulary

/// What the import of delivered projects asks and writes.
enum DeliveredProjectsImportStore {
    static func firstEdition(importedFrom source: DeliveredProjectsImport.Source, _ db: Reading) throws -> String? {
        try db.first("select slug from editions where imported_from = \(source) order by id limit 1", as: String.self)
    }

    static func isTaken(_ slug: String, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from editions where slug = \(slug)")
    }

    /// An edition of which only the implementation is known.
    static func addEdition(
        slug: String, title: String, summary: String, _ source: DeliveredProjectsImport.Source, opens: Instant, at now: Instant, _ db: Writing
    ) throws -> EditionID {
        let id = EditionID(try db.insert("""
            insert into editions (slug, title, summary, created_at, published_at, imported_from)
            values (\(slug), \(title), \(summary), \(now), \(now), \(source))
            returning id
            """))
        try db.run("insert into phases (edition_id, kind, opens_at) values (\(id), 'implementation', \(opens))")
        return id
    }

    static func addWork(_ project: ImportedWork, _ id: ID<Project>, openedAt: Instant, at now: Instant, _ db: Writing) throws {
        let work = ID<Work>(try db.insert("""
            insert into works (project_id, budget, stage, opened_at, updated_at)
            values (\(id), \(project.cost), \(project.stage), \(openedAt), \(now))
            returning id
            """))
        if !project.owner.isEmpty {
            try db.run("insert into work_owners (work_id, kind, name, given_at) values (\(work), 'third-party', \(project.owner), \(openedAt))")
        }
        let rows = project.milestones.enumerated().map { position, milestone in
            "(\(work), \(milestone.title), \(milestone.stage), \(milestone.plannedAt), \(milestone.plannedAt), \(milestone.actualAt), \(position))" as SQL
        }
        guard !rows.isEmpty else { return }
        try db.run("insert into milestones (work_id, title, stage, promised_at, planned_at, actual_at, position) values \(rows.joined(", "))")
    }
}
