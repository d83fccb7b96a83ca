import Database
import Platform
import Vocabulary
import Web

/// Batches of codes by letter, and the codes themselves as salted digests.
enum LetterCodeStore {
    static func batches(_ edition: EditionID, _ db: Reading) throws -> [LetterBatch] {
        try db.all("select \(raw: LetterBatch.columns) from letter_batches b where b.edition_id = \(edition) order by b.id desc") { LetterBatch(&$0) }
    }

    static func batch(_ id: ID<LetterBatch>, of edition: EditionID, _ db: Reading) throws -> LetterBatch {
        guard let batch = try db.first("""
            select \(raw: LetterBatch.columns) from letter_batches b where b.id = \(id) and b.edition_id = \(edition)
            """, { LetterBatch(&$0) }) else { throw NotFound() }
        return batch
    }

    static func order(_ label: String, _ wanted: Int, for edition: EditionID, by account: AccountID, _ world: World, at now: Instant, _ db: Writing) throws {
        let salt = Secrets.base64url(world.randomBytes(16)), seed = LetterSeed.sealed(world.randomBytes(32), salt: salt, world)
        try db.run("""
            insert into letter_batches (edition_id, label, salt, seed, wanted, ordered_by, ordered_at)
            values (\(edition), \(label), \(salt), \(seed), \(wanted), \(account), \(now))
            """)
    }

    // MARK: Making

    /// The batch that is being made, with what makes it: how far it is, its salt, its sealed seed.
    static func underWay(after former: ID<LetterBatch>, _ db: Reading) throws -> (id: ID<LetterBatch>, made: Int, wanted: Int, salt: String, seed: String)? {
        try db.first("""
            select id, made, wanted, salt, seed from letter_batches
            where made < wanted and seed <> '' and revoked_at is null and id > \(former) order by id limit 1
            """) { (id: $0.id(), made: $0.int(), wanted: $0.int(), salt: $0.text(), seed: $0.text()) }
    }

    /// Adds the digests that follow the first `made`; gives up when another process was faster.
    static func add(_ digests: [String], to batch: ID<LetterBatch>, after made: Int, _ db: Writing) throws {
        let isOurs = try db.run("update letter_batches set made = \(made + digests.count) where id = \(batch) and made = \(made)") == 1
        guard isOurs else { return }
        for start in stride(from: 0, to: digests.count, by: 500) {
            let rows = digests[start..<min(start + 500, digests.count)].enumerated().map { "(\(batch), \(made + start + $0 + 1), \($1))" as SQL }
            try db.run("insert into letter_codes (batch_id, serial, digest) values \(rows.joined(", "))")
        }
    }

    // MARK: Printing, once

    /// False when somebody asked for it before.
    static func beginPrinting(_ batch: ID<LetterBatch>, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update letter_batches set printed_by = \(account), printed_at = \(now)
            where id = \(batch) and printed_at is null and revoked_at is null and made = wanted
            """) == 1
    }

    static func seed(_ batch: ID<LetterBatch>, _ world: World, _ db: Reading) throws -> [UInt8]? {
        let kept = try db.first("select seed, salt from letter_batches where id = \(batch)") { (seed: $0.text(), salt: $0.text()) }
        return kept.flatMap { LetterSeed.opened($0.seed, salt: $0.salt, world) }
    }

    /// Those that were taken back one by one: nobody prints them.
    static func revoked(_ batch: ID<LetterBatch>, _ db: Reading) throws -> Set<Int> {
        Set(try db.all("select serial from letter_codes where batch_id = \(batch) and revoked_at is not null") { $0.int() })
    }

    /// From then on nobody can print them again: what is left are digests.
    static func eraseSeeds(at now: Instant, _ db: Writing) throws {
        try db.run("update letter_batches set seed = '' where seed <> '' and (printed_at <= \(now - LetterBatch.printing) or revoked_at is not null)")
    }

    static func isAnySeedToErase(at now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from letter_batches where seed <> '' and (printed_at <= \(now - LetterBatch.printing) or revoked_at is not null)")
    }

    // MARK: Revoking

    static func revoke(_ batch: ID<LetterBatch>, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update letter_batches set revoked_by = \(account), revoked_at = \(now), revoked_reason = \(reason) where id = \(batch) and revoked_at is null
            """)
    }

    /// False when there is no such code, or it was revoked before.
    static func revoke(serial: Int, of batch: ID<LetterBatch>, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update letter_codes set revoked_by = \(account), revoked_at = \(now), revoked_reason = \(reason)
            where batch_id = \(batch) and serial = \(serial) and revoked_at is null
            """) == 1
    }

    // MARK: Using

    /// The code that somebody typed, if it is one of this edition: its batch's salt makes its digest.
    static func find(_ typed: String, in edition: EditionID, _ world: World, _ db: Reading) throws -> LetterCode? {
        let code = LetterCodeText.read(typed)
        guard code.utf8.count == LetterCodeText.length else { return nil }
        let salts = try db.all("select id, salt from letter_batches where edition_id = \(edition)") { (batch: $0.id() as ID<LetterBatch>, salt: $0.text()) }
        for (batch, salt) in salts {
            let digest = LetterCodeText.digest(code, salt: salt, world)
            if let found = try letterCode("l.batch_id = \(batch) and l.digest = \(digest)", db) { return found }
        }
        return nil
    }

    static func code(_ id: ID<LetterCode>, _ db: Reading) throws -> LetterCode? { try letterCode("l.id = \(id)", db) }

    private static func letterCode(_ condition: SQL, _ db: Reading) throws -> LetterCode? {
        try db.first("""
            select l.id, l.batch_id, l.serial, l.revoked_at is not null or b.revoked_at is not null, exists (select 1 from check_offs c where c.code_id = l.id)
            from letter_codes l join letter_batches b on b.id = l.batch_id where \(condition)
            """) { LetterCode(id: $0.id(), batch: $0.id(), serial: $0.int(), isRevoked: $0.bool(), isUsed: $0.bool()) }
    }
}
