import Database
import Platform
import Vocabulary

/// Who is attached to which polling place.
enum AttachmentStore {
    private static let columns = """
        t.id, t.edition_id, t.place_id, p.name, t.account_id, t.mailbox, t.identity, t.given_name, t.family_name, t.born_on, t.is_seen, t.attached_at,
        t.doubted_at is not null
        """

    private static func read(_ row: inout RowReader) -> Attachment {
        Attachment(
            id: row.id(), edition: row.id(), place: row.id(), placeName: row.text(), account: row.optionalID(), mailbox: row.optionalText(),
            identity: row.optionalText(),
            declared: DeclaredIdentity(givenName: row.text(), familyName: row.text(), bornOn: row.text(), isSeen: row.bool()), attachedAt: row.instant(),
            isDoubted: row.bool())
    }

    /// Those that stand for a person, by any of her keys.
    static func standing(_ voter: Voter, in edition: EditionID, _ db: Reading) throws -> [Attachment] {
        try db.all("""
            select \(raw: columns) from place_attachments t join polling_places p on p.id = t.place_id
            where t.edition_id = \(edition) and t.ended_at is null
                and (t.account_id = \(voter.account) or t.mailbox = \(voter.mailbox) or t.identity = \(voter.identity))
            order by t.id
            """) { read(&$0) }
    }

    /// With the keys by which she was attached: none of them lets her vote again.
    static func whole(_ voter: Voter, in edition: EditionID, passing pass: AttachmentPass, _ db: Reading) throws -> Voter {
        guard let place = pass.place else { return voter }
        var whole = voter
        for attachment in try standing(voter, in: edition, db) where attachment.place == place {
            if let one = attachment.account, let other = whole.account, one != other { throw AttachmentRules.otherAccount }
            whole.account = whole.account ?? attachment.account
            whole.mailbox = whole.mailbox ?? attachment.mailbox
            whole.identity = whole.identity ?? attachment.identity
        }
        return whole
    }

    /// The lists on which a person stands.
    static func lists(of account: AccountID, _ db: Reading) throws -> [(edition: String, place: String)] {
        try db.all("""
            select e.title, p.name from place_attachments t join polling_places p on p.id = t.place_id join editions e on e.id = t.edition_id
            where t.account_id = \(account) and t.ended_at is null order by t.id
            """) { (edition: $0.text(), place: $0.text()) }
    }

    /// The list of a place, by name.
    static func list(_ place: ID<PollingPlace>, _ db: Reading) throws -> [Attachment] {
        try db.all("""
            select \(raw: columns) from place_attachments t join polling_places p on p.id = t.place_id
            where t.place_id = \(place) and t.ended_at is null
            order by t.family_name, t.given_name, t.id
            """) { read(&$0) }
    }

    /// One of a place, standing or ended.
    static func attachment(_ id: ID<Attachment>, at place: ID<PollingPlace>, _ db: Reading) throws -> (attachment: Attachment, hasEnded: Bool)? {
        try db.first("""
            select \(raw: columns), t.ended_at is not null from place_attachments t join polling_places p on p.id = t.place_id
            where t.id = \(id) and t.place_id = \(place)
            """) { (attachment: read(&$0), hasEnded: $0.bool()) }
    }

    /// Whether somebody else of this name, born this year, stands on a list by no account.
    static func isListed(_ account: Account, born year: Int, in edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from place_attachments where edition_id = \(edition) and folded = \(DeclaredIdentity(account).folded) and ended_at is null
                and account_id is null and substr(born_on, 1, 4) = \(String(year))
            """)
    }

    /// False when one of her keys stands in the register, or on a list: the database sees to it.
    static func attach(
        _ voter: Voter, _ declared: DeclaredIdentity, to place: PollingPlace, by account: AccountID?, at now: Instant, _ db: Writing
    ) throws -> Bool {
        try db.run("""
            insert into place_attachments
                (edition_id, place_id, account_id, mailbox, identity, given_name, family_name, folded, born_on, is_seen, attached_by, attached_at)
            select \(place.edition), \(place.id), \(voter.account), \(voter.mailbox), \(voter.identity), \(declared.givenName), \(declared.familyName),
                \(declared.folded), \(declared.bornOn), \(declared.isSeen), \(account), \(now)
            where not exists (
                select 1 from check_offs c where c.edition_id = \(place.edition)
                    and (c.account_id = \(voter.account) or c.mailbox = \(voter.mailbox) or c.identity = \(voter.identity))
            )
            on conflict do nothing
            """) == 1
    }

    /// False when it had ended before.
    static func release(_ id: ID<Attachment>, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update place_attachments set ended_at = \(now), ending = 'released', ended_by = \(account), ended_reason = \(reason)
            where id = \(id) and ended_at is null
            """) == 1
    }

    /// She has voted at her place. To the minute, as in the register.
    static func settle(_ voter: Voter, in edition: EditionID, by account: AccountID?, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update place_attachments set ended_at = \(now.wholeMinute), ending = 'voted', ended_by = \(account)
            where edition_id = \(edition) and ended_at is null
                and (account_id = \(voter.account) or mailbox = \(voter.mailbox) or identity = \(voter.identity))
            """)
    }

    /// Whom a lost tablet may have checked off without saying so.
    static func doubt(_ place: ID<PollingPlace>, at now: Instant, _ db: Writing) throws -> Int {
        try db.run("update place_attachments set doubted_at = \(now) where place_id = \(place) and ended_at is null and doubted_at is null")
    }

    static func count(_ place: ID<PollingPlace>, _ db: Reading) throws -> Int {
        try db.count("select count(*) from place_attachments where place_id = \(place) and ended_at is null")
    }
}
