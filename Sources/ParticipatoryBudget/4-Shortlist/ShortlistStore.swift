import Database
import Vocabulary

/// The questions asked of the citizens' shortlist.
enum ShortlistStore {
    /// The proposals that go to the services: those the released lists keep, or all eligible ones when the calendar has no shortlist.
    static func retained(_ edition: EditionID, _ db: Reading) throws -> [Proposal] {
        let hasStep = try db.exists("select 1 from phases where edition_id = \(edition) and kind = 'shortlist'")
        let condition: SQL = hasStep
            ? """
            exists (
                select 1 from shortlisted l join selections s on s.id = l.selection_id
                where l.proposal_id = p.id and l.is_kept and s.released_at is not null
            )
            """
            : """
            exists (
                select 1 from eligibility_reviews r
                where r.proposal_id = p.id and r.outcome = 'eligible' and r.released_at is not null and r.superseded_at is null
            )
            """
        return try db.all("""
            select \(raw: Proposal.columns) from \(raw: Proposal.tables)
            where p.edition_id = \(edition) and p.number is not null and \(condition)
            order by p.number
            """) { try Proposal(&$0) }
    }
}
