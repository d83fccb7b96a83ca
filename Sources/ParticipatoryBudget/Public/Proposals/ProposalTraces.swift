import Database
import Vocabulary

/// What a proposal has at all, asked at once: a page then asks only for what exists, which for most of them is little.
struct ProposalTraces: Sendable {
    var hasReview, hasSelection, hasStudy, hasProject, wasLeftOff, isCounted, hasCompletions, hasWorkshops, hasDocuments, hasCoauthors, hasComments: Bool
    var comments, follows, versions: Int
    var withdrawalReason: String

    static let columns = """
        exists (select 1 from eligibility_reviews r where r.proposal_id = p.id and r.released_at is not null), \
        exists (select 1 from shortlisted l where l.proposal_id = p.id), \
        exists (select 1 from feasibility_studies s where s.proposal_id = p.id), \
        exists (select 1 from projects j where j.proposal_id = p.id), \
        exists (select 1 from left_off o where o.proposal_id = p.id), \
        exists (select 1 from counts n where n.edition_id = p.edition_id), \
        exists (select 1 from completions m where m.proposal_id = p.id), \
        exists (select 1 from workshop_proposals h where h.proposal_id = p.id), \
        exists (select 1 from documents d where d.subject = 'proposal' and d.subject_id = p.id and d.removed_at is null), \
        exists (select 1 from coauthors c where c.proposal_id = p.id and c.accepted_at is not null), \
        exists (select 1 from comments q where q.proposal_id = p.id), \
        p.comments_count, p.follows_count, (select count(*) from proposal_versions v where v.proposal_id = p.id), p.withdrawal_reason
        """

    init(_ row: inout RowReader) {
        (hasReview, hasSelection, hasStudy) = (row.bool(), row.bool(), row.bool())
        (hasProject, wasLeftOff, isCounted) = (row.bool(), row.bool(), row.bool())
        (hasCompletions, hasWorkshops, hasDocuments) = (row.bool(), row.bool(), row.bool())
        (hasCoauthors, hasComments) = (row.bool(), row.bool())
        (comments, follows, versions) = (row.int(), row.int(), row.int())
        withdrawalReason = row.text()
    }
}
