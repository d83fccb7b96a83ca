import Database
import Vocabulary

/// The questions asked of the citizens' shortlist.
enum ShortlistStore {
    /// The proposals that go to the next step: those the released lists keep, or what comes to the panel when the calendar has no shortlist.
    static func retained(_ id: EditionID, _ db: Reading) throws -> [Proposal] {
        let edition = try EditionStore.edition(id, db)
        guard edition.calendar[.shortlist] != nil else { return try EligibilityStore.eligible(edition, db) }
        return try db.all("""
            select \(raw: Proposal.columns) from \(raw: Proposal.tables)
            where p.edition_id = \(id) and p.number is not null and exists (
                select 1 from shortlisted l join selections s on s.id = l.selection_id
                where l.proposal_id = p.id and l.is_kept and s.released_at is not null
            )
            order by p.number
            """) { try Proposal(&$0) }
    }
}
