import Database
import Platform
import Vocabulary

/// Two lines of the register that may be one person: an officer looks, nothing is merged or refused by itself.
struct Likeness: Sendable, Equatable {
    enum Verdict: String, Sendable, CaseIterable {
        case twoPeople = "two-people", samePerson = "same-person"

        var name: Message {
            switch self {
            case .twoPeople: "Deux personnes"
            case .samePerson: "La même personne"
            }
        }
    }

    /// A line as it was declared.
    struct Side: Sendable, Equatable {
        var identity: DeclaredIdentity
        var checkOff: CheckOff
        /// Whose line it is, when she has an account.
        var account: AccountID?
    }

    var id: ID<Likeness>
    var score: Int
    var one: Side
    var other: Side
    var verdict: Verdict?
    var reason: String
}

/// Identities as they were declared, and the likenesses between them.
enum LikenessStore {
    /// Keeps an identity beside its line of the register, and notes whom it is like.
    @discardableResult
    static func keep(_ declared: DeclaredIdentity, of line: ID<CheckOff>, in edition: EditionID, at now: Instant, _ db: Writing) throws -> Int {
        let alike = try like(declared, in: edition, db)
        try db.run("""
            insert into declared_identities (check_off_id, edition_id, given_name, family_name, folded, born_on, is_seen)
            values (\(line), \(edition), \(declared.givenName), \(declared.familyName), \(declared.folded), \(declared.bornOn), \(declared.isSeen))
            """)
        for (other, score) in alike {
            try db.run("""
                insert into likenesses (edition_id, check_off_id, other_id, score, noted_at) values (\(edition), \(line), \(other), \(score), \(now))
                on conflict do nothing
                """)
        }
        return alike.count
    }

    /// Lines that may be the same person's, with their likeness.
    static func like(_ declared: DeclaredIdentity, in edition: EditionID, _ db: Reading) throws -> [(line: ID<CheckOff>, score: Int)] {
        let near = try db.all("""
            select check_off_id, given_name, family_name, born_on from declared_identities
            where edition_id = \(edition)
                and (born_on = \(declared.bornOn) or born_on = \(NameLikeness.swapped(declared.bornOn)) or folded = \(declared.folded))
            """) { (line: $0.id() as ID<CheckOff>, identity: DeclaredIdentity(givenName: $0.text(), familyName: $0.text(), bornOn: $0.text())) }
        return near.map { (line: $0.line, score: NameLikeness.score(declared, $0.identity)) }.filter { $0.score >= NameLikeness.threshold }
    }

    /// Lines of exactly this name and birth date.
    static func namesakes(_ declared: DeclaredIdentity, in edition: EditionID, _ db: Reading) throws -> [ID<CheckOff>] {
        try db.all("""
            select check_off_id from declared_identities
            where edition_id = \(edition) and born_on = \(declared.bornOn) and folded = \(declared.folded)
            """) { $0.id() }
    }

    // MARK: Names of accounts, where nothing else joins the web and the polling places

    /// Of these accounts of her name, none is known to be hers: somebody compares those that have voted.
    static func note(_ line: ID<CheckOff>, beside accounts: [AccountID], in edition: EditionID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into likenesses (edition_id, check_off_id, other_id, score, noted_at)
            select \(edition), \(line), c.id, 90, \(now) from check_offs c
            where c.edition_id = \(edition) and c.account_id in (\(list: accounts)) and c.id <> \(line)
            on conflict do nothing
            """)
    }

    /// Those of the name of an account whose paper an agent saw.
    static func noteSeen(_ account: Account, beside line: ID<CheckOff>, in edition: EditionID, at now: Instant, _ db: Writing) throws {
        if account.familyName.isEmpty { return }
        try db.run("""
            insert into likenesses (edition_id, check_off_id, other_id, score, noted_at)
            select \(edition), \(line), d.check_off_id, 80, \(now) from declared_identities d
            where d.edition_id = \(edition) and d.folded = \(DeclaredIdentity(account).folded) and d.is_seen and d.check_off_id <> \(line)
            on conflict do nothing
            """)
    }

    /// Who has voted by an account that tells her whole name and her year of birth, the first line first.
    static func accounts(_ edition: EditionID, _ db: Reading) throws -> [(line: ID<CheckOff>, identity: DeclaredIdentity)] {
        try db.all("""
            select c.id, a.given_name, a.family_name, cast(a.birth_year as text) from check_offs c join accounts a on a.id = c.account_id
            where c.edition_id = \(edition) and a.birth_year is not null and a.given_name <> '' and a.family_name <> '' order by c.id
            """) { (line: $0.id() as ID<CheckOff>, identity: DeclaredIdentity(givenName: $0.text(), familyName: $0.text(), bornOn: $0.text())) }
    }

    /// Lines that stand side by side on the list already, the later one first.
    static func pairs(_ edition: EditionID, _ db: Reading) throws -> Set<[ID<CheckOff>]> {
        Set(try db.all("select check_off_id, other_id from likenesses where edition_id = \(edition)") { [$0.id() as ID<CheckOff>, $0.id() as ID<CheckOff>] })
    }

    static func note(_ pair: AccountPair, in edition: EditionID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into likenesses (edition_id, check_off_id, other_id, score, noted_at) values (\(edition), \(pair.line), \(pair.other), \(pair.score), \(now))
            on conflict do nothing
            """)
    }

    /// Whether an agent saw the paper of somebody of this name, born this year, who voted by no account or by another.
    static func isSeen(_ account: Account, born year: Int, in edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from declared_identities d join check_offs c on c.id = d.check_off_id
            where d.edition_id = \(edition) and d.folded = \(DeclaredIdentity(account).folded) and d.is_seen and (c.account_id is null or c.account_id <> \(account.id))
                and substr(d.born_on, 1, 4) = \(String(year))
            """)
    }

    /// Those that wait first.
    static func all(_ edition: EditionID, _ db: Reading) throws -> [Likeness] {
        try db.all("""
            select l.id, l.score, coalesce(a.given_name, w.given_name, ''), coalesce(a.family_name, w.family_name, ''),
                coalesce(a.born_on, cast(w.birth_year as text), ''), coalesce(a.is_seen, false), ca.at, ca.channel, ca.place, ca.account_id,
                coalesce(b.given_name, o.given_name, ''), coalesce(b.family_name, o.family_name, ''), coalesce(b.born_on, cast(o.birth_year as text), ''),
                coalesce(b.is_seen, false), cb.at, cb.channel, cb.place, cb.account_id, l.verdict, l.reason
            from likenesses l
            join check_offs ca on ca.id = l.check_off_id join check_offs cb on cb.id = l.other_id
            left join declared_identities a on a.check_off_id = l.check_off_id left join accounts w on w.id = ca.account_id
            left join declared_identities b on b.check_off_id = l.other_id left join accounts o on o.id = cb.account_id
            where l.edition_id = \(edition) order by l.verdict is not null, l.score desc, l.id
            """) { row in
            Likeness(
                id: row.id(), score: row.int(), one: try side(&row), other: try side(&row), verdict: try row.optionalChoice(), reason: row.text())
        }
    }

    private static func side(_ row: inout RowReader) throws -> Likeness.Side {
        Likeness.Side(
            identity: DeclaredIdentity(givenName: row.text(), familyName: row.text(), bornOn: row.text(), isSeen: row.bool()),
            checkOff: CheckOff(at: row.instant(), channel: try row.choice(), place: row.text()), account: row.optionalID())
    }

    static func likeness(_ id: ID<Likeness>, in edition: EditionID, _ db: Reading) throws -> Likeness {
        guard let found = try all(edition, db).first(where: { $0.id == id }) else { throw NotFound() }
        return found
    }

    /// False when somebody decided before.
    static func decide(
        _ id: ID<Likeness>, in edition: EditionID, _ verdict: Likeness.Verdict, reason: String, by account: AccountID, at now: Instant, _ db: Writing
    ) throws -> Bool {
        try db.run("""
            update likenesses set verdict = \(verdict), reason = \(reason), decided_by = \(account), decided_at = \(now)
            where id = \(id) and edition_id = \(edition) and verdict is null
            """) == 1
    }

    static func waiting(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from likenesses where edition_id = \(edition) and verdict is null")
    }
}
