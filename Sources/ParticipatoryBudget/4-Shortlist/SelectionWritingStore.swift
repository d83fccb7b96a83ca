import Database
import Vocabulary

/// What changes the selections. Races are decided by the database.
enum SelectionWritingStore {
    static func open(_ selection: NewSelection, in edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws -> ID<Selection> {
        let id: ID<Selection>? = try db.first("""
            insert into selections (edition_id, title, method, size, picks_per_body, basis, opened_by, opened_at)
            values (\(edition), \(selection.title), \(selection.method), \(selection.size), \(selection.picksPerBody), \(selection.basis), \(officer), \(now))
            on conflict do nothing
            returning id
            """) { $0.id() }
        guard let id else { throw sameTitle }
        try setGrid(of: id, selection, db)
        return id
    }

    static let sameTitle = FormErrors("title", "Une présélection de cette édition porte déjà ce nom.")

    /// Before the first mark.
    static func correct(_ id: ID<Selection>, _ selection: NewSelection, _ db: Writing) throws {
        try db.run("""
            update selections set
                title = \(selection.title), method = \(selection.method), size = \(selection.size), picks_per_body = \(selection.picksPerBody),
                basis = \(selection.basis)
            where id = \(id)
            """)
        try db.run("delete from selection_criteria where selection_id = \(id)")
        try setGrid(of: id, selection, db)
    }

    private static func setGrid(of id: ID<Selection>, _ selection: NewSelection, _ db: Writing) throws {
        for (position, criterion) in selection.criteria.enumerated() {
            try db.run("""
                insert into selection_criteria (selection_id, name, weight, scale, position)
                values (\(id), \(criterion.name), \(criterion.weight), \(criterion.scale), \(position))
                """)
        }
    }

    static func add(_ account: AccountID, to selection: ID<Selection>, _ db: Writing) throws {
        try db.run("insert into panel_members (selection_id, account_id) values (\(selection), \(account)) on conflict do nothing")
    }

    /// Whoever has marked stays: her marks count.
    static func remove(_ account: AccountID, from selection: ID<Selection>, _ db: Writing) throws -> Bool {
        try db.run("""
            delete from panel_ties
            where selection_id = \(selection) and account_id = \(account)
                and not exists (select 1 from panel_scores c where c.selection_id = \(selection) and c.account_id = \(account))
            """)
        return try db.run("""
            delete from panel_members
            where selection_id = \(selection) and account_id = \(account)
                and not exists (select 1 from panel_scores c where c.selection_id = \(selection) and c.account_id = \(account))
                and not exists (select 1 from panel_ranks k where k.selection_id = \(selection) and k.account_id = \(account))
            """) == 1
    }

    static func close(_ selection: ID<Selection>, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("update selections set closed_at = \(now), closed_by = \(officer) where id = \(selection) and closed_at is null")
        guard changed == 1 else { throw Refusal.notNow("Les notes sont déjà closes.") }
    }

    static func takeBackTie(_ jury: JuryFile, _ proposal: ID<Proposal>, _ db: Writing) throws {
        let changed = try db.run("""
            delete from panel_ties where selection_id = \(jury.file.selection.id) and account_id = \(jury.member) and proposal_id = \(proposal)
            """)
        guard changed == 1 else { throw Refusal.notNow("Ce lien est déjà retiré.") }
    }

    /// A tie takes back the marks that were given before it was known.
    static func declareTie(_ jury: JuryFile, _ proposal: ID<Proposal>, reason: String, _ db: Writing) throws {
        let (selection, account) = (jury.file.selection.id, jury.member)
        try db.run("""
            insert into panel_ties (selection_id, account_id, proposal_id, reason) values (\(selection), \(account), \(proposal), \(reason))
            on conflict (selection_id, account_id, proposal_id) do update set reason = excluded.reason
            """)
        try db.run("delete from panel_scores where selection_id = \(selection) and account_id = \(account) and proposal_id = \(proposal)")
        try db.run("delete from panel_ranks where selection_id = \(selection) and account_id = \(account) and proposal_id = \(proposal)")
    }

    static func score(_ jury: JuryFile, _ proposal: ID<Proposal>, _ scores: [ID<SelectionCriterion>: Int], at now: Instant, _ db: Writing) throws {
        for (criterion, score) in scores.sorted(by: { $0.key < $1.key }) {
            try db.run("""
                insert into panel_scores (selection_id, account_id, proposal_id, criterion_id, score, at)
                values (\(jury.file.selection.id), \(jury.member), \(proposal), \(criterion), \(score), \(now))
                on conflict (selection_id, account_id, proposal_id, criterion_id) do update set score = excluded.score, at = excluded.at
                """)
        }
    }

    /// Nil takes the rank back. A rank that another proposal has moves to this one.
    static func rank(_ jury: JuryFile, _ proposal: ID<Proposal>, _ rank: Int?, at now: Instant, _ db: Writing) throws {
        let (selection, account) = (jury.file.selection.id, jury.member)
        try db.run("""
            delete from panel_ranks where selection_id = \(selection) and account_id = \(account) and (proposal_id = \(proposal) or rank = \(rank ?? 0))
            """)
        guard let rank else { return }
        try db.run("""
            insert into panel_ranks (selection_id, account_id, proposal_id, rank, at) values (\(selection), \(account), \(proposal), \(rank), \(now))
            """)
    }

    /// Signs the list. Of two signatures at once the second is refused.
    static func decide(_ selection: ID<Selection>, _ lines: [DecidedLine], statement: String, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update selections set decided_at = \(now), decided_by = \(officer), reason = \(statement)
            where id = \(selection) and decided_at is null and closed_at is not null
            """)
        guard changed == 1 else { throw Refusal.notNow("Une autre personne vient d’arrêter la liste.") }
        for line in lines {
            try db.run("""
                insert into shortlisted (selection_id, proposal_id, is_kept, rank, picked_by, reason)
                values (\(selection), \(line.proposal), \(line.isKept), \(line.rank), \(line.pickedBy), \(line.reason))
                """)
        }
    }

    /// The list is to be decided again; the journal keeps what it was.
    static func takeBack(_ selection: ID<Selection>, _ db: Writing) throws {
        let changed = try db.run("""
            update selections set decided_at = null, decided_by = null, reason = ''
            where id = \(selection) and decided_at is not null and notified_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Les porteurs sont déjà prévenus.") }
        try db.run("delete from shortlisted where selection_id = \(selection)")
    }

    static func notify(_ selection: ID<Selection>, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update selections set notified_at = \(now), notified_by = \(officer)
            where id = \(selection) and notified_at is null and decided_at is not null
            """)
        guard changed == 1 else { throw Refusal.notNow("Les porteurs sont déjà prévenus.") }
    }

    /// Only after the letters. Statuses follow.
    static func release(_ selection: ID<Selection>, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update selections set released_at = \(now), released_by = \(officer)
            where id = \(selection) and released_at is null and notified_at is not null
            """)
        guard changed == 1 else { throw Refusal.notNow("La liste est déjà publiée.") }
        for line in try SelectionStore.list(selection, db) {
            if let status = line.outcome { try ProposalStore.setStatus(status, line.proposal, db) }
        }
    }
}

/// What an officer opens.
struct NewSelection: Sendable {
    var title: String
    var method: Selection.Method
    var size: Int
    var picksPerBody: Int?
    var basis = Selection.Basis.alone
    var criteria: [(name: String, weight: Int, scale: Int)] = []
}

/// A line of the list as it is signed.
struct DecidedLine: Sendable, Equatable {
    var proposal: ID<Proposal>
    var isKept: Bool
    var rank: Int?
    var pickedBy = ""
    var reason: String
}
