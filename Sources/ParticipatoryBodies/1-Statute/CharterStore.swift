import Database
import Vocabulary

/// The questions asked of the charters, and what changes them.
enum CharterStore {
    /// All the versions of a body's charter, the latest first.
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [Charter] { try list("c.assembly_id = \(assembly)", db) }

    static func charter(_ id: ID<Charter>, _ db: Reading) throws -> Charter {
        guard let charter = try list("c.id = \(id)", db).first else { throw NotFound() }
        return charter
    }

    /// The one that holds.
    static func inForce(_ assembly: AssemblyID, _ db: Reading) throws -> Charter? {
        try list("c.assembly_id = \(assembly) and c.published_at is not null", db).first
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Charter] {
        try db.all("""
            select c.id, c.number, c.text, c.notice_days, c.quorum_percent, c.proxies, c.counts_proxies, c.correction_days, c.answer_days, c.most_absences, c.petition_signatures, c.residents_percent,
                c.published_at, a.display_name, c.reason
            from charters c left join accounts a on a.id = c.published_by
            where \(condition) order by c.number desc
            """) { row in
            Charter(
                id: row.id(), number: row.int(), text: row.text(),
                rules: Charter.Rules(
                    noticeDays: row.int(), quorumPercent: row.int(), proxies: row.int(), countsProxies: row.bool(), correctionDays: row.int(),
                    answerDays: row.int(), mostAbsences: row.int(), petitionSignatures: row.int(), residentsPercent: row.int()),
                publishedAt: row.optionalInstant(), publishedByName: row.optionalText(), reason: row.text())
        }
    }

    // MARK: Changing

    /// Writes the draft, or the first words of one.
    static func saveDraft(_ text: String, _ rules: Charter.Rules, of assembly: AssemblyID, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update charters set text = \(text), notice_days = \(rules.noticeDays), quorum_percent = \(rules.quorumPercent), proxies = \(rules.proxies),
                counts_proxies = \(rules.countsProxies), correction_days = \(rules.correctionDays), answer_days = \(rules.answerDays), most_absences = \(rules.mostAbsences), petition_signatures = \(rules.petitionSignatures), residents_percent = \(rules.residentsPercent),
                drafted_at = \(now), drafted_by = \(officer)
            where assembly_id = \(assembly) and published_at is null
            """)
        guard changed == 0 else { return }
        try db.run("""
            insert into charters (
                assembly_id, number, text, notice_days, quorum_percent, proxies, counts_proxies, correction_days, answer_days, most_absences, petition_signatures, residents_percent, drafted_at, drafted_by
            ) values (
                \(assembly), (select coalesce(max(number), 0) + 1 from charters where assembly_id = \(assembly)), \(text), \(rules.noticeDays),
                \(rules.quorumPercent), \(rules.proxies), \(rules.countsProxies), \(rules.correctionDays), \(rules.answerDays), \(rules.mostAbsences), \(rules.petitionSignatures), \(rules.residentsPercent), \(now), \(officer)
            )
            """)
    }

    /// False when there is no draft any more.
    static func publish(_ charter: ID<Charter>, reason: String, by officer: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update charters set published_at = \(now), published_by = \(officer), reason = \(reason) where id = \(charter) and published_at is null
            """) == 1
    }
}
