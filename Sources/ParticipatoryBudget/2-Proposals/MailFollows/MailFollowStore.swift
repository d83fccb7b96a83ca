import Database
import Vocabulary
import Web

/// The questions asked of those who follow a proposal by mail, and what changes them.
enum MailFollowStore {
    private static let columns = "f.id, p.id, p.number, p.title, e.slug, f.email, f.language, f.confirmed_at"
    private static let tables = "mail_follows f join proposals p on p.id = f.proposal_id join editions e on e.id = p.edition_id"

    /// The one named in the path, with the secret of its letters.
    static func inPath(_ visit: Visit, _ db: Reading) throws -> MailFollow {
        let id: ID<MailFollow> = try visit.id("follow"), token = try visit.parameter("token")
        let found = try db.first("select \(raw: columns) from \(raw: tables) where f.id = \(id)", { MailFollow(&$0) })
        guard let follow = found, Secrets.equal(MailFollow.token(id, follow.email, visit.world), token) else { throw NotFound() }
        return follow
    }

    /// How many letters may ask an address to confirm within the hour: whoever types another's does not fill her box.
    private static let lettersAnHour = 3

    /// Notes the wish; nil when this address follows it already, or was asked to confirm a moment ago. What has happened so far is not told.
    static func ask(_ email: EmailAddress, on proposal: ID<Proposal>, language: String, at now: Instant, _ db: Writing) throws -> ID<MailFollow>? {
        let asked: [ID<Proposal>] = try db.all("""
            select proposal_id from mail_follows where email = \(email.text) and confirmed_at is null and asked_at > \(now - .hours(1))
            """)
        if asked.contains(proposal) || asked.count >= lettersAnHour { return nil }
        try db.run("delete from mail_follows where proposal_id = \(proposal) and email = \(email.text) and confirmed_at is null")
        return try db.first("""
            insert into mail_follows (proposal_id, email, language, asked_at, told_up_to)
            values (\(proposal), \(email.text), \(language), \(now), (select coalesce(max(id), 0) from journal))
            on conflict do nothing
            returning id
            """) { $0.id() }
    }

    static func confirm(_ follow: ID<MailFollow>, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update mail_follows set confirmed_at = \(now), told_up_to = (select coalesce(max(id), 0) from journal)
            where id = \(follow) and confirmed_at is null
            """)
    }

    /// Nothing is kept of who does not want to be told any more.
    static func end(_ follow: ID<MailFollow>, _ db: Writing) throws { try db.run("delete from mail_follows where id = \(follow)") }

    /// Those for whom something public happened since they were last told; noted as told in the same breath.
    static func takeNews(_ db: Writing) throws -> [MailFollow] {
        let last: Int = try db.value("select coalesce(max(id), 0) from journal")
        let moved: [Int] = try db.all("""
            select f.id from mail_follows f
            where f.confirmed_at is not null and exists (
                select 1 from journal j
                where j.id > f.told_up_to and j.is_public = true and (
                    j.subject = 'proposal' and j.subject_id = f.proposal_id
                    or j.subject = 'work' and j.subject_id in (
                        select w.id from works w join projects pj on pj.id = w.project_id where pj.proposal_id = f.proposal_id
                    )
                )
            )
            """)
        guard !moved.isEmpty else { return [] }
        let told = try db.all("select \(raw: columns) from \(raw: tables) where f.id in (\(list: moved)) and p.hidden_at is null order by f.id") { MailFollow(&$0) }
        try db.run("update mail_follows set told_up_to = \(last) where id in (\(list: moved))")
        return told
    }

    /// Those of a proposal that goes no further are forgotten, once nothing has been heard of it for two months.
    static func forgetFinished(at now: Instant, _ db: Writing) throws {
        let ended = ProposalStatus.allCases.filter(\.isFinal).map(\.rawValue), long = now - .days(60)
        try db.run("""
            delete from mail_follows
            where asked_at < \(long) and proposal_id in (select id from proposals where status in (\(list: ended)))
                and not exists (
                    select 1 from journal j where j.subject = 'proposal' and j.subject_id = mail_follows.proposal_id and j.is_public = true and j.at >= \(long)
                )
            """)
    }

    /// Addresses that nobody confirmed are forgotten.
    static func forgetUnconfirmed(before moment: Instant, _ db: Writing) throws {
        try db.run("delete from mail_follows where confirmed_at is null and asked_at < \(moment)")
    }
}
