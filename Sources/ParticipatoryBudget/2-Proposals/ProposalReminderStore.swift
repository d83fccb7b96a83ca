import Database
import Vocabulary

/// Who has begun a proposal that is still a draft.
enum ProposalReminderStore {
    /// The drafts of people who can still deposit them before the close.
    static func drafts(closingBefore moment: Instant, at now: Instant, _ db: Reading) throws -> [Owed] {
        try db.all("""
            select p.author_id, p.id, p.id, p.title, e.id, e.title, e.slug, '', f.closes_at
            from proposals p
            join editions e on e.id = p.edition_id
            join phases f on f.edition_id = e.id and f.kind = 'deposit'
            join accounts a on a.id = p.author_id
            where p.deposited_at is null and p.withdrawn_at is null and p.title <> '' and e.published_at is not null and a.deleted_at is null
                and f.opens_at <= \(now) and f.closes_at > \(now) and f.closes_at <= \(moment) and p.updated_at <= \(now - ProposalReminders.rest)
            order by p.id
            """, read)
    }

    /// The unions that wait for the author of one of the two ideas, with the title of the other.
    static func consents(askedBefore moment: Instant, at now: Instant, _ db: Reading) throws -> [Owed] {
        try db.all("""
            select p.author_id, p.id, m.id, p.title, e.id, e.title, e.slug, o.title, m.asked_at
            from merges m
            join proposals p on p.id in (m.proposal_id, m.into_id)
            join proposals o on o.id = case when p.id = m.into_id then m.proposal_id else m.into_id end
            join editions e on e.id = p.edition_id
            join accounts a on a.id = p.author_id
            where \(MergeStore.awaits(at: now)) and m.asked_at <= \(moment) and a.deleted_at is null
                and o.withdrawn_at is null and o.merged_into is null
            order by m.id, p.id
            """, read)
    }

    /// The people `a` of a proposal `p`, as long as they are there.
    static let people: SQL = """
        join (
            select id as proposal_id, author_id as account_id from proposals
            union
            select proposal_id, account_id from coauthors where accepted_at is not null and account_id is not null
        ) people on people.proposal_id = p.id
        join accounts a on a.id = people.account_id and a.deleted_at is null
        """

    static func read(_ row: inout RowReader) -> Owed {
        Owed(
            account: row.id(), proposal: row.id(), subject: row.int(), title: row.text(), edition: row.id(), editionTitle: row.text(),
            slug: row.text(), question: row.text(), due: row.instant())
    }
}
