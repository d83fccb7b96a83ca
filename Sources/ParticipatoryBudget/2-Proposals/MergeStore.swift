import Database
import Vocabulary

/// Two proposals made into one, with the consent of both authors.
enum MergeStore {
    /// That the merger `m` waits for the author of one of its sides `p`, and that her answer would be taken (`ProposalRules.mayAnswerMerge`).
    static func awaits(at now: Instant) -> SQL {
        """
        (p.id = m.proposal_id and m.author_consented_at is null or p.id = m.into_id and m.other_consented_at is null)
            and m.done_at is null and m.refused_at is null and p.status in ('deposited', 'eligible', 'shortlisted', 'feasible')
            and not exists (select 1 from phases f where f.edition_id = p.edition_id and f.kind = 'vote' and f.opens_at <= \(now))
        """
    }

    /// Those of a proposal, whichever side it is on, the last first.
    static func all(_ proposal: ID<Proposal>, _ db: Reading) throws -> [Merge] {
        try db.all("""
            select \(raw: Merge.columns) from \(raw: Merge.tables)
            where m.proposal_id = \(proposal) or m.into_id = \(proposal)
            order by m.asked_at desc, m.id desc
            """) { Merge(&$0) }
    }

    static func merge(_ id: ID<Merge>, _ db: Reading) throws -> Merge {
        guard let merge = try db.first("select \(raw: Merge.columns) from \(raw: Merge.tables) where m.id = \(id)", { Merge(&$0) }) else { throw NotFound() }
        return merge
    }

    /// The proposals of an edition that were brought into this one: number and title.
    static func merged(into proposal: ID<Proposal>, _ db: Reading) throws -> [(number: Int, title: String)] {
        try db.all("select number, title from proposals where merged_into = \(proposal) order by number") { ($0.int(), $0.text()) }
    }

    @discardableResult
    static func ask(
        _ proposal: ID<Proposal>, into target: ID<Proposal>, by officer: AccountID, reason: String, at now: Instant, _ db: Writing
    ) throws -> ID<Merge> {
        ID(try db.insert("""
            insert into merges (proposal_id, into_id, asked_by, asked_at, reason)
            values (\(proposal), \(target), \(officer), \(now), \(reason))
            returning id
            """))
    }

    /// Notes the consent of the author of one side, and of the other when she is the author of both. True when both have now said yes.
    static func consent(_ merge: Merge, on side: ID<Proposal>, at now: Instant, _ db: Writing) throws -> Bool {
        let isBoth = merge.proposalAuthor == merge.intoAuthor
        if isBoth || side == merge.proposal {
            try db.run("update merges set author_consented_at = \(now) where id = \(merge.id) and author_consented_at is null and refused_at is null")
        }
        if isBoth || side == merge.into {
            try db.run("update merges set other_consented_at = \(now) where id = \(merge.id) and other_consented_at is null and refused_at is null")
        }
        return try db.run("""
            update merges set done_at = \(now)
            where id = \(merge.id) and done_at is null and refused_at is null
                and author_consented_at is not null and other_consented_at is not null
            """) == 1
    }

    static func refuse(_ id: ID<Merge>, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update merges set refused_at = \(now), refused_by = \(account), refusal_reason = \(reason)
            where id = \(id) and done_at is null and refused_at is null
            """)
    }

    /// Does it: the people of the first sign the second, those who followed the first follow the second.
    static func carryOut(_ merge: Merge, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update proposals set merged_into = \(merge.into), status = 'merged', updated_at = \(now)
            where id = \(merge.proposal) and merged_into is null and withdrawn_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Une des deux idées n’est plus là.") }
        try db.run("""
            insert into coauthors (proposal_id, account_id, invited_at, accepted_at)
            select \(merge.into), q.account_id, \(now), \(now)
            from (
                select author_id as account_id from proposals where id = \(merge.proposal)
                union
                select account_id from coauthors where proposal_id = \(merge.proposal) and accepted_at is not null
            ) q
            where q.account_id <> \(merge.intoAuthor)
            on conflict (proposal_id, account_id) do update set accepted_at = coalesce(coauthors.accepted_at, excluded.accepted_at)
            """)
        try db.run("""
            insert into follows (account_id, subject, subject_id, since)
            select account_id, 'proposal', \(merge.into), \(now) from follows where subject = 'proposal' and subject_id = \(merge.proposal)
            on conflict (account_id, subject, subject_id) do nothing
            """)
        try db.run("""
            update proposals set follows_count = (select count(*) from follows where subject = 'proposal' and subject_id = \(merge.into))
            where id = \(merge.into)
            """)
        try db.run("""
            insert into mail_follows (proposal_id, email, language, asked_at, confirmed_at, told_up_to)
            select \(merge.into), email, language, asked_at, confirmed_at, told_up_to
            from mail_follows
            where proposal_id = \(merge.proposal) and confirmed_at is not null
            on conflict (proposal_id, email) do update set confirmed_at = coalesce(mail_follows.confirmed_at, excluded.confirmed_at)
            """)
        // Other mergers that waited for the one that is gone have lost their subject.
        try db.run("""
            update merges set refused_at = \(now), refusal_reason = 'Une des deux idées a été réunie à une autre.'
            where (proposal_id = \(merge.proposal) or into_id = \(merge.proposal)) and done_at is null and refused_at is null
            """)
    }
}
