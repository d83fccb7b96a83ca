import Database
import Vocabulary
import Web

/// The questions asked of the returns to the panel, and what changes them.
enum PanelReturnStore {
    /// The return of the study named in the path.
    static func file(_ visit: Visit, _ db: Reading) throws -> ReturnFile { try file(try FeasibilityStore.file(visit, db), db) }

    static func file(_ study: StudyFile, _ db: Reading) throws -> ReturnFile {
        let report = try db.first("select \(raw: PanelReturn.columns), \(discussedAt) from \(raw: PanelReturn.tables) where r.proposal_id = \(study.proposal.id)", { PanelReturn(&$0) })
        return ReturnFile(study: study, report: report, questions: try report.map { try questions($0.id, db) } ?? [], panel: try panel(study.edition.id, db))
    }

    /// The last day on which the panel spoke of the return `r` in session.
    private static let discussedAt: SQL = """
        (
            select max(ps.held_at) from panel_deliberations pd join panel_sessions ps on ps.id = pd.session_id
            where pd.proposal_id = r.proposal_id and ps.is_return = true
        )
        """

    /// What everyone reads of a proposal's return; nil until it is published.
    static func published(_ proposal: ID<Proposal>, _ db: Reading) throws -> (report: PanelReturn, questions: [PanelQuestion])? {
        guard let report = try db.first("""
            select \(raw: PanelReturn.columns), \(discussedAt) from \(raw: PanelReturn.tables) where r.proposal_id = \(proposal) and r.published_at is not null
            """, { PanelReturn(&$0) }) else { return nil }
        return (report, try questions(report.id, db))
    }

    private static func questions(_ id: ID<PanelReturn>, _ db: Reading) throws -> [PanelQuestion] {
        try db.all("""
            select \(raw: PanelQuestion.columns)
            from panel_questions q
            join accounts a on a.id = q.asked_by
            where q.return_id = \(id)
            order by q.id
            """) { PanelQuestion(&$0) }
    }

    /// The projects that the services set aside in an edition, as everyone knows it, with where their return stands.
    static func lines(_ edition: EditionID, _ db: Reading) throws -> [ReturnLine] {
        try db.all("""
            select p.number, p.title, r.id is not null,
                (select count(*) from panel_questions q where q.return_id = r.id and q.answered_at is null), r.published_at
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join proposals p on p.id = s.proposal_id
            left join panel_returns r on r.proposal_id = p.id
            where p.edition_id = \(edition) and y.superseded_at is null and y.released_at is not null and y.outcome = 'unfeasible'
                and p.withdrawn_at is null and p.merged_into is null
            order by p.number
            """) { ReturnLine(number: $0.int(), title: $0.text(), isWritten: $0.bool(), openQuestions: $0.int(), publishedAt: $0.optionalInstant()) }
    }

    /// Those who sit on the panels of an edition.
    static func panel(_ edition: EditionID, _ db: Reading) throws -> [AccountID] {
        try db.all("""
            select distinct m.account_id from panel_members m join selections s on s.id = m.selection_id where s.edition_id = \(edition) order by 1
            """, as: AccountID.self)
    }

    // MARK: Writing

    /// Writes the report, or writes it again until it is published.
    static func write(_ report: WriteReturn.Words, on proposal: ID<Proposal>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            insert into panel_returns (proposal_id, asked, found, tried, cost, remains, written_by, written_at)
            values (\(proposal), \(report.asked), \(report.found), \(report.tried), \(report.cost), \(report.remains), \(account), \(now))
            on conflict (proposal_id) do update set
                asked = excluded.asked, found = excluded.found, tried = excluded.tried, cost = excluded.cost, remains = excluded.remains,
                written_by = excluded.written_by, written_at = excluded.written_at
            where panel_returns.published_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Ce retour vient d’être publié.") }
    }

    static func ask(_ question: String, on report: ID<PanelReturn>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into panel_questions (return_id, question, asked_by, asked_at) values (\(report), \(question), \(account), \(now))
            """)
    }

    static func answer(_ answer: String, to question: ID<PanelQuestion>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update panel_questions set answer = \(answer), answered_by = \(account), answered_at = \(now) where id = \(question) and answered_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Une autre personne vient de répondre à cette question.") }
    }

    static func publish(_ report: ID<PanelReturn>, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update panel_returns set published_at = \(now), published_by = \(officer)
            where id = \(report) and published_at is null and written_by <> \(officer)
            """)
        guard changed == 1 else { throw Refusal.notNow("Ce retour est déjà publié.") }
    }
}
