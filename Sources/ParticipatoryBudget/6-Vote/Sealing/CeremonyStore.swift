import Database
import Platform
import Vocabulary
import Web

/// Bureaus, their members, their keys. No private half is ever here, nor a share that can be read before the close.
enum CeremonyStore {
    static func ceremony(_ edition: EditionID, of kind: CeremonyKind = .vote, _ db: Reading) throws -> Ceremony? {
        let found = try db.first("""
            select \(raw: Ceremony.columns) from ceremonies where edition_id = \(edition) and kind = \(kind) and superseded_at is null
            """) { try Ceremony(&$0) }
        guard var ceremony = found else { return nil }
        ceremony.members = try members(ceremony.id, db)
        return ceremony
    }

    private static func members(_ id: ID<Ceremony>, _ db: Reading) throws -> [BureauMember] {
        try db.all("""
            select \(raw: BureauMember.columns) from bureau_members m join accounts a on a.id = m.account_id
            where m.ceremony_id = \(id) order by m.position
            """) { try BureauMember(&$0) }
    }

    /// Editions whose vote is sealed.
    static func sealedEditions(_ db: Reading) throws -> [EditionID] {
        try db.all("select edition_id from ceremonies where kind = 'vote' and superseded_at is null order by edition_id") { $0.id() }
    }

    /// Those of which a person is of the bureau, for her tasks.
    static func editions(of account: AccountID, _ db: Reading) throws -> Set<EditionID> {
        Set(try db.all("""
            select c.edition_id from bureau_members m join ceremonies c on c.id = m.ceremony_id
            where m.account_id = \(account) and c.kind = 'vote' and c.superseded_at is null
            """) { $0.id() })
    }

    /// The officer who named the bureau.
    static func officer(_ id: ID<Ceremony>, _ db: Reading) throws -> AccountID {
        AccountID(try db.count("select named_by from ceremonies where id = \(id)"))
    }

    // MARK: Naming, confirming

    /// A new bureau; the one before, if any, stays with the reason why it was replaced.
    static func name(
        _ members: [(account: AccountID, capacity: BureauCapacity)], threshold: Int, _ kind: CeremonyKind, of edition: EditionID, linkKey: String,
        reason: String, by officer: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try supersede(kind, of: edition, reason: reason, at: now, db)
        let id = ID<Ceremony>(try db.insert("""
            insert into ceremonies (edition_id, kind, threshold, named_by, named_at, link_key)
            values (\(edition), \(kind), \(threshold), \(officer), \(now), \(linkKey)) returning id
            """))
        for (place, member) in members.enumerated() {
            try db.run("""
                insert into bureau_members (ceremony_id, position, account_id, capacity)
                values (\(id), \(place + 1), \(member.account), \(member.capacity))
                """)
        }
    }

    static func supersede(_ kind: CeremonyKind, of edition: EditionID, reason: String, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update ceremonies set superseded_at = \(now), superseded_reason = \(reason), link_key = ''
            where edition_id = \(edition) and kind = \(kind) and superseded_at is null
            """)
    }

    /// False when she had confirmed already.
    static func confirm(_ key: [UInt8], of member: BureauMember, in id: ID<Ceremony>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update bureau_members set code_key = \(Secrets.hex(key)), confirmed_at = \(now)
            where ceremony_id = \(id) and position = \(member.position) and confirmed_at is null
            """) == 1
    }

    static func keep(_ made: KeyMaking.Made, in id: ID<Ceremony>, at now: Instant, _ db: Writing) throws {
        try db.run("update ceremonies set public_key = \(Secrets.hex(made.publicKey)), key_made_at = \(now) where id = \(id) and key_made_at is null")
        for share in made.shares {
            try db.run("""
                update bureau_members set sealed_share = \(Secrets.hex(share.sealed)), share_digest = \(share.digest)
                where ceremony_id = \(id) and position = \(share.position)
                """)
        }
    }

    // MARK: After the close

    static func freeze(_ id: ID<Ceremony>, at now: Instant, _ db: Writing) throws {
        try db.run("update ceremonies set frozen_at = \(now), link_key = '' where id = \(id)")
    }

    static func enter(_ share: [UInt8], of member: BureauMember, in id: ID<Ceremony>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update bureau_members set entered_share = \(Secrets.hex(share)), entered_at = \(now)
            where ceremony_id = \(id) and position = \(member.position) and entered_at is null
            """) == 1
    }

    /// Editions whose box may be opened: shut, with enough shares, not open yet, nothing found wrong.
    static func toOpen(_ db: Reading) throws -> [EditionID] {
        try db.all("""
            select c.edition_id from ceremonies c
            where c.kind = 'vote' and c.superseded_at is null and c.frozen_at is not null and c.opened_at is null and c.fault = ''
                and (select count(*) from bureau_members m where m.ceremony_id = c.id and m.entered_at is not null) >= c.threshold
            order by c.edition_id
            """) { $0.id() }
    }

    /// The box is open: what the members entered is erased, and their shares, so that the papers that they keep open nothing any more.
    static func finish(_ id: ID<Ceremony>, count: Int, mark: String, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update ceremonies set opened_at = \(now), opened_count = \(count), opened_mark = \(mark) where id = \(id) and opened_at is null
            """)
        try db.run("update bureau_members set entered_share = '', sealed_share = '' where ceremony_id = \(id)")
    }

    /// Something was found wrong: what the members entered is erased. False when that was noted already, or when the box is open.
    static func stop(_ id: ID<Ceremony>, _ fault: String, _ db: Writing) throws -> Bool {
        let isNew = try db.run("update ceremonies set fault = \(fault) where id = \(id) and opened_at is null and fault <> \(fault)") == 1
        if isNew { try db.run("update bureau_members set entered_share = '', entered_at = null where ceremony_id = \(id)") }
        return isNew
    }

    static func paperMark(_ id: ID<Ceremony>, _ db: Reading) throws -> String {
        try db.first("select paper_mark from ceremonies where id = \(id)") { $0.text() } ?? ""
    }

    static func keep(paperMark: String, of id: ID<Ceremony>, _ db: Writing) throws {
        try db.run("update ceremonies set paper_mark = \(paperMark) where id = \(id)")
    }

    static func resume(_ id: ID<Ceremony>, _ db: Writing) throws {
        try db.run("update ceremonies set fault = '' where id = \(id) and opened_at is null")
    }

    /// What a member entered is no share of this key any more: she may enter it again.
    static func takeBack(_ member: BureauMember, in id: ID<Ceremony>, _ db: Writing) throws {
        try db.run("update bureau_members set entered_share = '', entered_at = null where ceremony_id = \(id) and position = \(member.position)")
    }

    /// Whether a code has been confirmed in this edition before, by anybody, for the vote or a rehearsal.
    static func isKnown(_ key: [UInt8], in edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from bureau_members m join ceremonies c on c.id = m.ceremony_id
            where c.edition_id = \(edition) and m.code_key = \(Secrets.hex(key)) limit 1
            """)
    }
}
