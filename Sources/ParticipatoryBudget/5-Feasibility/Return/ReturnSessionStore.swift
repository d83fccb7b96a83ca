import Database
import Vocabulary
import Web

/// The questions asked of the sessions of the panel after the studies, and what only they write.
enum ReturnSessionStore {
    static func sessions(_ edition: EditionID, _ db: Reading) throws -> [PanelSession] {
        try db.all("""
            select \(raw: PanelSession.columns)
            from \(raw: PanelSession.tables)
            join selections l on l.id = s.selection_id
            where l.edition_id = \(edition) and s.is_return = true
            order by s.held_at, s.id
            """) { PanelSession(&$0) }
    }

    /// The session named in the path, of this edition.
    static func file(_ visit: Visit, _ db: Reading) throws -> ReturnSessionFile {
        let edition = try Edition.inPath(visit, db), id: ID<PanelSession> = try visit.id("session")
        guard let session = try sessions(edition.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        let present = try db.all("select account_id from panel_attendances where session_id = \(id)", as: AccountID.self)
        return ReturnSessionFile(
            edition: edition, session: session, panel: try panel(edition.id, db), present: Set(present), returns: try PanelReturnStore.lines(edition.id, db),
            said: try said(id, db))
    }

    /// Those who sit on the panels of an edition, by name.
    private static func panel(_ edition: EditionID, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        let accounts = try PanelReturnStore.panel(edition, db)
        return try db.all("select id, display_name from accounts where id in (\(list: accounts)) order by display_name, id") { (account: $0.id(), name: $0.text()) }
    }

    /// What the session said and asked, project by project.
    private static func said(_ session: ID<PanelSession>, _ db: Reading) throws -> [ReturnDeliberation] {
        let questions = Dictionary(grouping: try db.all("""
            select r.proposal_id, \(raw: PanelQuestion.columns)
            from panel_questions q
            join accounts a on a.id = q.asked_by
            join panel_returns r on r.id = q.return_id
            join panel_deliberations d on d.proposal_id = r.proposal_id
            join panel_sessions s on s.id = d.session_id
            where s.id = \(session) and d.group_name = '' and q.is_from_session = true
                and q.asked_at >= s.planned_at and (s.closed_at is null or q.asked_at <= s.closed_at)
            order by q.id
            """) { (proposal: $0.id() as ID<Proposal>, question: PanelQuestion(&$0)) }, by: \.proposal)
        return try db.all("""
            select p.id, p.number, p.title, d.note
            from panel_deliberations d
            join proposals p on p.id = d.proposal_id
            where d.session_id = \(session) and d.group_name = ''
            order by p.number
            """) { row in
            let id: ID<Proposal> = row.id()
            return ReturnDeliberation(number: row.int(), title: row.text(), note: row.text(), questions: questions[id, default: []].map(\.question))
        }
    }

    // MARK: Writing

    /// On the panel that chose last: its members and those of the others are convened alike.
    static func plan(_ title: String, place: String, at moment: Instant, of edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws -> ID<PanelSession> {
        guard let selection: ID<Selection> = try db.first("select id from selections where edition_id = \(edition) order by id desc limit 1", { $0.id() }) else { throw NotFound() }
        return ID(try db.insert("""
            insert into panel_sessions (selection_id, title, place, held_at, planned_by, planned_at, is_return)
            values (\(selection), \(title), \(place), \(moment), \(officer), \(now), true)
            returning id
            """))
    }

    /// On another day, or elsewhere.
    static func move(_ session: ID<PanelSession>, to moment: Instant, place: String, _ db: Writing) throws {
        let changed = try db.run("""
            update panel_sessions set held_at = \(moment), place = \(place) where id = \(session) and closed_at is null and cancelled_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette séance n’est plus à tenir.") }
    }

    static func cancel(_ session: ID<PanelSession>, reason: String, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update panel_sessions set cancelled_at = \(now), cancelled_by = \(officer), cancel_reason = \(reason)
            where id = \(session) and closed_at is null and cancelled_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette séance n’est plus à tenir.") }
    }

    /// What a member asked aloud, written down by whoever holds the session; with its answer when one was given at once.
    static func ask(_ question: String, answer: String, on report: ID<PanelReturn>, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let isAnswered = !answer.isEmpty
        try db.run("""
            insert into panel_questions (return_id, question, asked_by, asked_at, answer, answered_by, answered_at, is_from_session)
            values (
                \(report), \(question), \(officer), \(now), \(answer), \(isAnswered ? officer : nil), \(isAnswered ? now : nil), true
            )
            """)
    }
}
