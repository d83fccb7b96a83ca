import Database
import Platform
import Vocabulary
import Web

/// The register of an edition: one line a person, whatever the way she votes. No question here knows of a ballot.
enum RegisterStore {
    /// What became of somebody who was to be checked off.
    enum Entry: Sendable, Equatable {
        case written(ID<CheckOff>)
        /// She stands there already, by one of her keys.
        case already(CheckOff)
        /// She is attached to the polling place of this name: she votes there.
        case attached(String)
    }

    /// Writes that a person has voted, whatever the way, unless one of her keys stands there or is attached to a polling place: the database
    /// sees to it. To the minute.
    /// - Parameter pass: the attachments that do not stand in the way, at the place where she is attached.
    static func checkOff(
        _ voter: Voter, in edition: EditionID, by channel: VotingChannel, place: String = "", from territory: TerritoryID? = nil,
        passing pass: AttachmentPass = .none, at now: Instant, _ db: Writing
    ) throws -> Entry {
        let written: ID<CheckOff>? = try db.first("""
            insert into check_offs (edition_id, account_id, mailbox, phone, identity, code_id, subject, at, channel, place, territory_id)
            select \(edition), \(voter.account), \(voter.mailbox), \(voter.phone), \(voter.identity), \(voter.code), \(voter.subject), \(now.wholeMinute),
                \(channel), \(place), \(territory)
            where not exists (
                select 1 from place_attachments t where t.edition_id = \(edition) and t.ended_at is null
                    and (t.account_id = \(voter.account) or t.mailbox = \(voter.mailbox) or t.identity = \(voter.identity))
                    and not (t.place_id = \(pass.place?.number ?? 0) and (t.doubted_at is null or \(pass.coversDoubted)))
            )
            on conflict do nothing
            returning id
            """) { $0.id() }
        if let written { return .written(written) }
        if let line = try line(of: voter, in: edition, db) { return .already(line) }
        guard let attached = try AttachmentStore.standing(voter, in: edition, db).first else { throw Refusal.notNow("Ce vote ne peut pas être enregistré maintenant. Réessayez dans une minute.") }
        return .attached(attached.placeName)
    }

    /// The line of a person, by any of her keys.
    static func line(of voter: Voter, in edition: EditionID, _ db: Reading) throws -> CheckOff? {
        try db.first("""
            select at, channel, place from check_offs
            where edition_id = \(edition) and (
                account_id = \(voter.account) or mailbox = \(voter.mailbox) or phone = \(voter.phone) or identity = \(voter.identity)
                or code_id = \(voter.code) or subject = \(voter.subject)
            )
            order by id limit 1
            """) { CheckOff(at: $0.instant(), channel: try $0.choice(), place: $0.text()) }
    }

    // MARK: Keys

    /// The key of an edition, drawn now if it has none.
    /// - Parameter read: the one that the caller has just read, if any.
    static func key(_ edition: EditionID, known read: String = "", _ world: World, _ db: Writing) throws -> RegisterKey {
        if !read.isEmpty { return RegisterKey(read, world) }
        if let known = try knownKey(edition, world, db) { return known }
        let drawn = Secrets.base64url(world.randomBytes(32))
        return RegisterKey(try db.value("""
            insert into catalogues as c (edition_id, register_key) values (\(edition), \(drawn))
            on conflict (edition_id) do update set register_key = case when c.register_key = '' then excluded.register_key else c.register_key end
            returning register_key
            """), world)
    }

    /// The key of an edition, if it has one: without one, nobody is known by anything but her account.
    static func knownKey(_ edition: EditionID, _ world: World, _ db: Reading) throws -> RegisterKey? {
        let drawn = try db.recent("register key of \(edition)") { try db.first("select register_key from catalogues where edition_id = \(edition)") { $0.text() } ?? "" }
        return drawn.isEmpty ? nil : RegisterKey(drawn, world)
    }

    /// From the close on nobody can tell which mailboxes, telephones and identities of a provider stood in the register.
    static func forgetMailboxes(_ edition: EditionID, _ db: Writing) throws {
        try db.run("""
            update check_offs set mailbox = null, phone = null, subject = null
            where edition_id = \(edition) and (mailbox is not null or phone is not null or subject is not null)
            """)
        try db.run("update catalogues set mailbox_key = '' where edition_id = \(edition)")
        for table in ["phone_codes", "phone_sendings", "voter_proofs", "identity_passages", "watch_marks", "watch_holds"] {
            try db.run("delete from \(raw: table) where edition_id = \(edition)")
        }
        try WatchNoticeStore.forgetMarks(edition, db)
        try db.run("update letter_batches set seed = '' where edition_id = \(edition) and seed <> ''")
        try db.run("update place_attachments set mailbox = null where edition_id = \(edition) and mailbox is not null")
        try db.run("""
            update kiosk_sessions set ended_at = coalesce(ended_at, expires_at), account_id = null, identity = '' where edition_id = \(edition)
            """)
    }

    /// The register names nobody any more, it keeps how many they were.
    static func forgetVoters(_ edition: EditionID, _ db: Writing) throws -> Int {
        for table in ["likenesses", "declared_identities", "quarantines", "watch_notices"] {
            try db.run("delete from \(raw: table) where edition_id = \(edition)")
        }
        try db.run("delete from queued_check_offs where attachment_id in (select id from place_attachments where edition_id = \(edition))")
        try db.run("delete from place_attachments where edition_id = \(edition)")
        let count = try db.run("delete from check_offs where edition_id = \(edition)")
        try db.run("""
            insert into catalogues as c (edition_id, forgotten_voters) values (\(edition), \(count))
            on conflict (edition_id) do update set forgotten_voters = c.forgotten_voters + excluded.forgotten_voters, register_key = ''
            """)
        return count
    }

    static func channels(_ edition: EditionID, _ db: Reading) throws -> [(channel: VotingChannel, voters: Int)] {
        let counts = try db.all("select channel, count(*) from check_offs where edition_id = \(edition) group by channel") {
            (channel: try $0.choice(VotingChannel.self), voters: $0.int())
        }
        let byChannel = Dictionary(counts.map { ($0.channel, $0.voters) }) { $0 + $1 }
        return VotingChannel.allCases.map { (channel: $0, voters: byChannel[$0] ?? 0) }
    }

    /// - Parameter typed: words of a name or of an address, whatever their accents; empty for every line.
    static func lineCount(_ edition: EditionID, matching typed: String = "", _ db: Reading) throws -> Int {
        try db.count("""
            select count(*) from check_offs c left join accounts a on a.id = c.account_id left join declared_identities d on d.check_off_id = c.id
            where c.edition_id = \(edition) and \(matching(typed))
            """)
    }

    private static func matching(_ typed: String) -> SQL {
        let words = SearchText.fold(typed).split(separator: " ").prefix(6).map { "% \($0)%" }
        return (["1 = 1" as SQL] + words.map { "(coalesce(a.search_text, '') like \($0) or ' ' || coalesce(d.folded, '') like \($0))" }).joined(" and ")
    }

    /// By name: the order in which people came is nobody's affair.
    static func lines(_ edition: EditionID, matching typed: String = "", from offset: Int, limit: Int, _ db: Reading) throws -> [RegisterLine] {
        try db.all("""
            select coalesce(d.given_name || ' ' || d.family_name, a.display_name, ''), c.at, c.channel, c.place
            from check_offs c left join accounts a on a.id = c.account_id left join declared_identities d on d.check_off_id = c.id
            where c.edition_id = \(edition) and \(matching(typed))
            order by coalesce(d.family_name, a.family_name, ''), coalesce(d.given_name, a.display_name, ''), c.id limit \(limit) offset \(offset)
            """) { row in
            let name = row.text(), at = row.instant()
            let hour = Instant(milliseconds: at.milliseconds - at.milliseconds % Span.hours(1).milliseconds)
            return RegisterLine(name: name, hour: hour, channel: try row.choice(), place: row.text())
        }
    }

    // MARK: What a person may know of herself

    /// Every vote that the register has of a person: that she voted, when, by which way.
    static func votes(of account: AccountID, _ db: Reading) throws -> [(edition: String, checkOff: CheckOff)] {
        try db.all("""
            select e.title, c.at, c.channel, c.place from check_offs c join editions e on e.id = c.edition_id
            where c.account_id = \(account) order by c.at desc
            """) { (edition: $0.text(), checkOff: CheckOff(at: $0.instant(), channel: try $0.choice(), place: $0.text())) }
    }
}
