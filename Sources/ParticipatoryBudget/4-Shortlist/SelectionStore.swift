import Database
import Vocabulary
import Web

/// The questions asked of the selections, their panels, their marks.
enum SelectionStore {
    static func selections(_ edition: EditionID, _ db: Reading) throws -> [Selection] {
        try db.all("""
            select \(raw: Selection.columns) from \(raw: Selection.tables) where s.edition_id = \(edition) order by s.opened_at, s.id
            """) { try Selection(&$0) }
    }

    /// The selection named in the path of an officer's page.
    static func file(_ visit: Visit, _ db: Reading) throws -> SelectionFile {
        let edition = try Edition.inPath(visit, db)
        return try file(try visit.id("selection"), edition, db)
    }

    static func file(_ id: ID<Selection>, _ edition: Edition, _ db: Reading) throws -> SelectionFile {
        guard var selection = try db.first("""
            select \(raw: Selection.columns) from \(raw: Selection.tables) where s.id = \(id) and s.edition_id = \(edition.id)
            """, { try Selection(&$0) }) else { throw NotFound() }
        selection.criteria = try db.all("select id, name, weight, scale from selection_criteria where selection_id = \(id) order by position, id") {
            SelectionCriterion(id: $0.id(), name: $0.text(), weight: $0.int(), scale: $0.int())
        }
        let candidates = try EligibilityStore.eligible(edition, db).filter { $0.hiddenAt == nil }
        return SelectionFile(
            edition: edition, selection: selection, candidates: candidates, members: try members(id, db), picks: try picks(id, db),
            carriers: try carriers(candidates, of: edition.id, db)
        )
    }

    private static func carriers(_ candidates: [Proposal], of edition: EditionID, _ db: Reading) throws -> Set<AccountID> {
        let known = Set(candidates.map(\.id))
        let signed = try db.all("""
            select c.proposal_id, c.account_id from coauthors c join proposals p on p.id = c.proposal_id
            where p.edition_id = \(edition) and c.accepted_at is not null and c.account_id is not null
            """) { (proposal: $0.id() as ID<Proposal>, account: $0.id() as AccountID) }
        return Set(candidates.map(\.author)).union(signed.filter { known.contains($0.proposal) }.map(\.account))
    }

    static func edition(of id: ID<Selection>, _ db: Reading) throws -> Edition? {
        let edition: EditionID? = try db.first("select edition_id from selections where id = \(id)") { $0.id() }
        return try edition.map { try EditionStore.edition($0, db) }
    }

    static func members(_ id: ID<Selection>, _ db: Reading) throws -> [PanelMember] {
        try db.all("""
            select m.account_id, a.display_name,
                (select count(distinct c.proposal_id) from panel_scores c where c.selection_id = m.selection_id and c.account_id = m.account_id)
                    + (select count(*) from panel_ranks k where k.selection_id = m.selection_id and k.account_id = m.account_id),
                (select count(*) from panel_ties t where t.selection_id = m.selection_id and t.account_id = m.account_id)
            from panel_members m
            join accounts a on a.id = m.account_id
            where m.selection_id = \(id)
            order by a.display_name, m.account_id
            """) { PanelMember(account: $0.id(), name: $0.text(), marked: $0.int(), tied: $0.int()) }
    }

    static func picks(_ id: ID<Selection>, _ db: Reading) throws -> [Pick] {
        try db.all("""
            select k.id, p.id, p.number, p.title, k.body, k.reason, k.assembly_id, k.chosen_on
            from picks k
            join proposals p on p.id = k.proposal_id
            where k.selection_id = \(id)
            order by k.body, p.number
            """) {
            Pick(
                id: $0.id(), proposal: $0.id(), number: $0.int(), title: $0.text(), body: $0.text(), reason: $0.text(), assembly: $0.optionalInt(),
                chosenOn: $0.optionalInstant())
        }
    }

    /// What the panel gave, without what members gave to what they are tied to. Points of a rank: the size of the list for the first, then one less.
    static func marks(_ file: SelectionFile, _ db: Reading) throws -> [PanelMark] {
        let id = file.selection.id
        switch file.selection.method {
        case .scores:
            return try db.all("""
                select s.account_id, s.proposal_id, sum(s.score * c.weight)
                from panel_scores s
                join selection_criteria c on c.id = s.criterion_id
                where s.selection_id = \(id) and \(untied("s"))
                group by s.account_id, s.proposal_id
                """) { PanelMark(member: $0.id(), proposal: $0.id(), points: $0.int()) }
        case .ranking:
            let ranks = try db.all("select s.account_id, s.proposal_id, s.rank from panel_ranks s where s.selection_id = \(id) and \(untied("s"))") {
                PanelMark(member: $0.id(), proposal: $0.id(), points: max(0, file.selection.size + 1 - $0.int()))
            }
            return ranks + (try unranked(file, ranks, db))
        }
    }

    /// Whoever ranks says by her silence that the others are worth nothing to her; a tie says nothing.
    private static func unranked(_ file: SelectionFile, _ ranks: [PanelMark], _ db: Reading) throws -> [PanelMark] {
        let given = Dictionary(grouping: ranks, by: \.member).mapValues { Set($0.map(\.proposal)) }
        return try given.flatMap { member, ranked in
            let jury = try jury(file, member, db)
            return jury.open.filter { !ranked.contains($0.id) }.map { PanelMark(member: member, proposal: $0.id, points: 0) }
        }
    }

    private static func untied(_ row: String) -> SQL {
        """
        not exists (
            select 1 from panel_ties t
            where t.selection_id = \(raw: row).selection_id and t.account_id = \(raw: row).account_id and t.proposal_id = \(raw: row).proposal_id
        )
        and not exists (select 1 from proposals o where o.id = \(raw: row).proposal_id and o.author_id = \(raw: row).account_id)
        and not exists (
            select 1 from coauthors o
            where o.proposal_id = \(raw: row).proposal_id and o.account_id = \(raw: row).account_id and o.accepted_at is not null
        )
        """
    }

    // MARK: For a member

    /// The panels on which somebody sits, the latest first.
    static func panels(of account: AccountID, _ db: Reading) throws -> [(selection: Selection, edition: String)] {
        try db.all("""
            select \(raw: Selection.columns), e.title
            from \(raw: Selection.tables)
            join editions e on e.id = s.edition_id
            where s.id in (select selection_id from panel_members where account_id = \(account))
            order by s.opened_at desc, s.id desc
            """) { (selection: try Selection(&$0), edition: $0.text()) }
    }

    /// What waits before a member in the panels of an edition that mark.
    static func juries(of account: AccountID, _ edition: Edition, _ db: Reading) throws -> [JuryFile] {
        try selections(edition.id, db).filter { $0.stage == .scoring }.map { try file($0.id, edition, db) }.filter { $0.isMember(account) }
            .map { try jury($0, account, db) }
    }

    static func jury(_ visit: Visit, _ db: Reading) throws -> JuryFile {
        let id: ID<Selection> = try visit.id("selection")
        let account = try visit.account()
        guard let edition = try Self.edition(of: id, db) else { throw NotFound() }
        return try jury(try file(id, edition, db), account, db)
    }

    static func jury(_ file: SelectionFile, _ account: AccountID, _ db: Reading) throws -> JuryFile {
        let id = file.selection.id
        var jury = JuryFile(file: file, member: account)
        jury.own = Set(try db.all("""
            select id from proposals where edition_id = \(file.edition.id) and author_id = \(account)
            union
            select proposal_id from coauthors where account_id = \(account) and accepted_at is not null
            """) { $0.id() })
        jury.ties = Dictionary(try db.all("select proposal_id, reason from panel_ties where selection_id = \(id) and account_id = \(account)") {
            ($0.id() as ID<Proposal>, $0.text())
        }) { $1 }
        try db.each("select proposal_id, criterion_id, score from panel_scores where selection_id = \(id) and account_id = \(account)") { row in
            let proposal: ID<Proposal> = row.id()
            jury.scores[proposal, default: [:]][row.id()] = row.int()
        }
        jury.ranks = Dictionary(try db.all("select proposal_id, rank from panel_ranks where selection_id = \(id) and account_id = \(account)") {
            ($0.id() as ID<Proposal>, $0.int())
        }) { $1 }
        jury.meetsAt = try db.first("select held_at from panel_sessions where selection_id = \(id) and is_return = false order by held_at limit 1", { $0.instant() })
        return jury
    }

    // MARK: The list decided

    static func list(_ id: ID<Selection>, _ db: Reading) throws -> [ShortlistedProposal] {
        try db.all("""
            select p.id, p.number, p.title, p.summary, a.display_name, l.is_kept, l.rank, l.picked_by, l.reason, p.hidden_at is not null, p.status
            from shortlisted l
            join proposals p on p.id = l.proposal_id
            join accounts a on a.id = p.author_id
            where l.selection_id = \(id)
            order by coalesce(l.rank, 100000), p.number
            """) {
            ShortlistedProposal(
                proposal: $0.id(), number: $0.int(), title: $0.text(), summary: $0.text(), author: $0.text(), isKept: $0.bool(),
                rank: $0.optionalInt(), pickedBy: $0.text(), reason: $0.text(), isHidden: $0.bool(), status: try $0.choice()
            )
        }
    }

    /// Who carries these proposals: their authors and the co-authors who accepted.
    static func people(of proposals: [ID<Proposal>], _ db: Reading) throws -> [ID<Proposal>: [AccountID]] {
        let pairs = try db.all("""
            select id, author_id from proposals where id in (\(list: proposals))
            union
            select proposal_id, account_id from coauthors
            where proposal_id in (\(list: proposals)) and accepted_at is not null and account_id is not null
            """) { (proposal: $0.id() as ID<Proposal>, account: $0.id() as AccountID) }
        return Dictionary(grouping: pairs, by: \.proposal).mapValues { $0.map(\.account).sorted() }
    }
}
