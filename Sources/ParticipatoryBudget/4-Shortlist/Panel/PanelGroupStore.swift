import Database
import Vocabulary

/// The questions asked of the small groups of a panel, and what changes them.
enum PanelGroupStore {
    /// In which group each person sits.
    static func groups(_ session: ID<PanelSession>, _ db: Reading) throws -> [AccountID: Int] {
        Dictionary(uniqueKeysWithValues: try db.all("""
            select account_id, group_number from panel_attendances where session_id = \(session) and group_number is not null
            """) { ($0.id() as AccountID, $0.int()) })
    }

    static func set(_ groups: [AccountID: Int], in session: ID<PanelSession>, _ db: Writing) throws {
        try db.run("update panel_attendances set group_number = null where session_id = \(session)")
        for (account, number) in groups.sorted(by: { $0.key < $1.key }) {
            try db.run("update panel_attendances set group_number = \(number) where session_id = \(session) and account_id = \(account)")
        }
    }

    /// What a group gives replaces what it had given in this session.
    static func set(
        _ scores: [ID<SelectionCriterion>: Int], of group: String, on proposal: ID<Proposal>, in session: ID<PanelSession>, _ db: Writing
    ) throws {
        try db.run("delete from panel_group_scores where session_id = \(session) and proposal_id = \(proposal) and group_name = \(group)")
        for (criterion, score) in scores.sorted(by: { $0.key < $1.key }) {
            try db.run("""
                insert into panel_group_scores (session_id, proposal_id, group_name, criterion_id, score)
                values (\(session), \(proposal), \(group), \(criterion), \(score))
                """)
        }
    }

    /// Criterion by criterion, for each deliberation of the sessions of a panel.
    static func scores(_ selection: ID<Selection>, _ db: Reading) throws -> [Deliberation.Key: [ID<SelectionCriterion>: Int]] {
        var scores: [Deliberation.Key: [ID<SelectionCriterion>: Int]] = [:]
        try db.each("""
            select g.session_id, g.proposal_id, g.group_name, g.criterion_id, g.score
            from panel_group_scores g
            join panel_sessions s on s.id = g.session_id
            where s.selection_id = \(selection)
            """) { row in
            let key = Deliberation.Key(session: row.id(), proposal: row.id(), group: row.text())
            scores[key, default: [:]][row.id()] = row.int()
        }
        return scores
    }

    /// What the groups gave to each proposal, one number a group.
    static func points(_ selection: ID<Selection>, _ db: Reading) throws -> [ID<Proposal>: [Int]] {
        let given = try db.all("""
            select d.proposal_id, d.points
            from panel_deliberations d
            join panel_sessions s on s.id = d.session_id
            where s.selection_id = \(selection) and d.points is not null
            order by d.session_id, d.group_name
            """) { (proposal: $0.id() as ID<Proposal>, points: $0.int()) }
        return Dictionary(grouping: given, by: \.proposal).mapValues { $0.map(\.points) }
    }

    /// Who may not judge what: the people who carry a proposal, and those who said that they are tied to it.
    static func tied(_ file: SelectionFile, _ db: Reading) throws -> [ID<Proposal>: Set<AccountID>] {
        var tied = try SelectionStore.people(of: file.candidates.map(\.id), db).mapValues { Set($0) }
        try db.each("select proposal_id, account_id from panel_ties where selection_id = \(file.selection.id)") { row in
            let proposal: ID<Proposal> = row.id()
            tied[proposal, default: []].insert(row.id())
        }
        return tied
    }

    /// The proposals that somebody has marked alone.
    static func markedAlone(_ selection: ID<Selection>, _ db: Reading) throws -> Set<ID<Proposal>> {
        Set(try db.all("""
            select proposal_id from panel_scores where selection_id = \(selection)
            union
            select proposal_id from panel_ranks where selection_id = \(selection)
            """) { $0.id() })
    }
}
