import Database
import Vocabulary

/// The questions behind the figures of an edition.
enum EditionReportStore {
    static func report(_ edition: Edition, at now: Instant, _ db: Reading) throws -> EditionReport {
        let former = try EditionStore.published(db).filter { $0.id < edition.id && !$0.isImported }.max { $0.id < $1.id }
        let counts = try EditionCountsStore.counts([edition.id] + [former?.id].compactMap(\.self), at: now, db)
        var report = EditionReport(edition: edition, counts: counts[edition.id] ?? EditionCounts(), promised: try promised(edition.id, db))
        report.counts.voters = RoundedTurnout.shown(report.counts.voters, edition, at: now)
        report.statuses = Dictionary(try db.all("select status, count(*) from proposals where edition_id = \(edition.id) and number is not null group by status") {
            (try $0.choice(ProposalStatus.self), $0.int())
        }) { $1 }
        report.territories = try groups("p.territory_id", "territories", edition.id, db)
        report.themes = try groups("p.theme_id", "themes", edition.id, db)
        report.studied = try groups("s.lead_service_id", "services", edition.id, db).filter { $0.id != nil }
        report.services = try edition.calendar[.feasibility] == nil ? [] : StudyServiceStore.board(edition.id, at: now, db)
        report.medianDays = try medianDays(edition.id, db)
        report.former = former.map { ($0.title, counts[$0.id] ?? EditionCounts()) }
        return report
    }

    private static func groups(_ column: String, _ table: String, _ edition: EditionID, _ db: Reading) throws -> [ReportGroup] {
        var groups: [Int: ReportGroup] = [:]
        try db.each("""
            select \(raw: column), g.name, p.status, count(*)
            from proposals p
            left join feasibility_studies s on s.proposal_id = p.id
            left join \(raw: table) g on g.id = \(raw: column)
            where p.edition_id = \(edition) and p.number is not null
            group by \(raw: column), g.name, p.status
            """) { row in
            let id = row.optionalInt(), name = row.optionalText() ?? ""
            let status: ProposalStatus = try row.choice(), count = row.int()
            groups[id ?? 0, default: ReportGroup(id: id, name: name)].add(status, count)
        }
        return groups.values.sorted { ($1.deposited, $0.name) < ($0.deposited, $1.name) }
    }

    private static func medianDays(_ edition: EditionID, _ db: Reading) throws -> Int? {
        let spans = try db.all("""
            select r.released_at - p.deposited_at
            from eligibility_reviews r
            join proposals p on p.id = r.proposal_id
            where p.edition_id = \(edition) and r.superseded_at is null and r.released_at is not null and p.deposited_at is not null
            order by 1
            """) { $0.int() }
        return spans.isEmpty ? nil : spans[spans.count / 2] / Span.days(1).milliseconds
    }

    private static func promised(_ edition: EditionID, _ db: Reading) throws -> Euros {
        Euros(cents: try db.value("""
            select cast(coalesce(sum(pj.cost), 0) as bigint)
            from projects pj
            join proposals p on p.id = pj.proposal_id
            where pj.edition_id = \(edition) and p.status in ('winner', 'delivered', 'abandoned')
            """))
    }
}
