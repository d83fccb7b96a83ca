import Database
import Vocabulary
import Web

/// The questions asked of the written reports, and what changes them.
enum WrittenReportStore {
    static func file(_ visit: Visit, _ db: Reading) throws -> WrittenReportFile {
        let edition = try Edition.inPath(visit, db)
        let isSettled = try EditionFiguresStore.areResultsPublic(edition.id, at: visit.now, db)
        return WrittenReportFile(
            edition: edition, draft: try draft(edition.id, db), published: try published(edition.id, db),
            isVoteUnderWay: edition.calendar.hasOpened(.vote, at: visit.now) && !isSettled)
    }

    static func draft(_ edition: EditionID, _ db: Reading) throws -> WrittenReport? {
        try db.first("""
            select \(raw: WrittenReport.columns) from \(raw: WrittenReport.tables) where r.edition_id = \(edition) and r.published_at is null
            """) { WrittenReport(&$0) }
    }

    /// The latest first.
    static func published(_ edition: EditionID, _ db: Reading) throws -> [WrittenReport] {
        try db.all("""
            select \(raw: WrittenReport.columns) from \(raw: WrittenReport.tables)
            where r.edition_id = \(edition) and r.published_at is not null order by r.number desc
            """) { WrittenReport(&$0) }
    }

    /// The editions where a draft waits for another person than this one.
    static func toPublish(by account: AccountID, _ db: Reading) throws -> Set<EditionID> {
        Set(try db.all("select edition_id from edition_reports where published_at is null and written_by <> \(account)") { $0.id() })
    }

    static func figures(_ report: ID<WrittenReport>, _ db: Reading) throws -> [ReportFigure] {
        try db.all("select family, name, figure, former from edition_report_figures where report_id = \(report) order by family, position") {
            ReportFigure(family: try $0.choice(), name: $0.text(), figure: $0.int(), former: $0.optionalInt())
        }
    }

    static func save(_ words: (opening: String, lessons: String), for edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update edition_reports set opening = \(words.opening), lessons = \(words.lessons), written_by = \(officer), written_at = \(now)
            where edition_id = \(edition) and published_at is null
            """)
        guard changed == 0 else { return }
        try db.run("""
            insert into edition_reports (edition_id, opening, lessons, written_by, written_at)
            values (\(edition), \(words.opening), \(words.lessons), \(officer), \(now))
            """)
    }

    /// The figures of this moment stay with the words.
    static func publish(_ draft: WrittenReport, number: Int, _ figures: [ReportFigure], by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update edition_reports set number = \(number), published_at = \(now), published_by = \(officer)
            where id = \(draft.id) and published_at is null and written_by <> \(officer)
            """)
        guard changed == 1 else { throw Refusal.notNow("Une autre personne vient de publier ce bilan.") }
        for family in Dictionary(grouping: figures, by: \.family).values {
            for (position, line) in family.enumerated() {
                try db.run("""
                    insert into edition_report_figures (report_id, family, position, name, figure, former)
                    values (\(draft.id), \(line.family), \(position), \(line.name), \(line.figure), \(line.former))
                    """)
            }
        }
    }
}
