import Database
import Vocabulary
import Web

/// The questions asked of the sessions of a panel, and what changes them.
enum PanelSessionStore {
    static func sessions(_ selection: ID<Selection>, _ db: Reading) throws -> [PanelSession] {
        try db.all("""
            select \(raw: PanelSession.columns) from \(raw: PanelSession.tables) where s.selection_id = \(selection) and s.is_return = false order by s.held_at, s.id
            """) { PanelSession(&$0) }
    }

    static func file(_ visit: Visit, _ db: Reading) throws -> PanelSessionFile {
        let file = try SelectionStore.file(visit, db), id: ID<PanelSession> = try visit.id("session")
        guard let session = try sessions(file.selection.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        let present = try db.all("select account_id from panel_attendances where session_id = \(id)", as: AccountID.self)
        return PanelSessionFile(
            file: file, session: session, present: Set(present),
            deliberations: try deliberations(file.selection.id, db).filter { $0.key.session == id }, groups: try PanelGroupStore.groups(id, db),
            tied: try PanelGroupStore.tied(file, db), markedAlone: try PanelGroupStore.markedAlone(file.selection.id, db))
    }

    /// What the sessions of a panel said, proposal by proposal.
    static func deliberations(of selection: ID<Selection>, _ db: Reading) throws -> [ID<Proposal>: [Deliberation]] {
        Dictionary(grouping: try deliberations(selection, db), by: \.proposal)
    }

    private static func deliberations(_ selection: ID<Selection>, _ db: Reading) throws -> [Deliberation] {
        let scores = try PanelGroupStore.scores(selection, db)
        return try db.all("""
            select d.session_id, p.id, d.group_name, p.number, p.title, d.points, d.note, a.display_name
            from panel_deliberations d
            join panel_sessions s on s.id = d.session_id
            join proposals p on p.id = d.proposal_id
            join accounts a on a.id = d.recorded_by
            where s.selection_id = \(selection) and s.is_return = false
            order by p.number, d.group_name, d.session_id
            """) { row in
            let key = Deliberation.Key(session: row.id(), proposal: row.id(), group: row.text())
            return Deliberation(
                key: key, number: row.int(), title: row.text(), points: row.optionalInt(), note: row.text(), recordedBy: row.text(), scores: scores[key] ?? [:])
        }
    }

    static func plan(
        _ title: String, place: String, at moment: Instant, in selection: ID<Selection>, by officer: AccountID, at now: Instant, _ db: Writing
    ) throws -> ID<PanelSession> {
        ID(try db.insert("""
            insert into panel_sessions (selection_id, title, place, held_at, planned_by, planned_at)
            values (\(selection), \(title), \(place), \(moment), \(officer), \(now))
            returning id
            """))
    }

    /// Who stays keeps her group.
    static func set(present: Set<AccountID>, groups: [AccountID: Int] = [:], in session: ID<PanelSession>, _ db: Writing) throws {
        try db.run("delete from panel_attendances where session_id = \(session)")
        for account in present.sorted() {
            try db.run("""
                insert into panel_attendances (session_id, account_id, group_number) values (\(session), \(account), \(groups[account]))
                """)
        }
    }

    static func note(
        _ note: String, group: String, points: Int?, on proposal: ID<Proposal>, in session: ID<PanelSession>, by officer: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            insert into panel_deliberations (session_id, proposal_id, group_name, points, note, recorded_by, recorded_at)
            values (\(session), \(proposal), \(group), \(points), \(note), \(officer), \(now))
            on conflict (session_id, proposal_id, group_name) do update set
                points = excluded.points, note = excluded.note, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
            """)
    }

    static func close(_ session: ID<PanelSession>, notes: String, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update panel_sessions set closed_at = \(now), closed_by = \(officer), notes = \(notes) where id = \(session) and closed_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette séance est déjà close.") }
    }
}
