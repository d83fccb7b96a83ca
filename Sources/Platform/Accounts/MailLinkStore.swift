import Database
import Vocabulary
import Web

/// Secret addresses sent by mail. The secret is in the letter only; its SHA-256 is here.
enum MailLinkStore {
    static func lifetime(_ purpose: MailLink.Purpose) -> Span {
        switch purpose {
        case .signIn: .minutes(15)
        case .reset: .hours(1)
        case .changeAddress: .hours(24)
        case .confirm: .hours(48)
        case .invitation: .days(30)
        }
    }

    /// Makes a link to an account; gives its secret.
    static func issue(
        _ purpose: MailLink.Purpose, to email: EmailAddress, of account: AccountID, language: String, _ world: World, at now: Instant, _ db: Writing
    ) throws -> String {
        let link = MailLink(purpose: purpose, account: account, email: email, language: language, expiresAt: now + lifetime(purpose))
        return try issue(link, world, at: now, db)
    }

    static func issue(_ link: MailLink, _ world: World, at now: Instant, _ db: Writing) throws -> String {
        let token = Secrets.base64url(world.randomBytes(32))
        try db.run("""
            insert into mail_links (
                digest, purpose, account_id, email, given_name, family_name, password, language, created_at, expires_at
            ) values (
                \(Secrets.sha256Hex(token)), \(link.purpose), \(link.account), \(link.email), \(link.givenName), \(link.familyName),
                \(link.password), \(link.language), \(now), \(link.expiresAt)
            )
            """)
        return token
    }

    /// The link behind a secret, when it is for one of these purposes, not used and not too old.
    static func link(_ token: String, for purposes: [MailLink.Purpose], at now: Instant, _ db: Reading) throws -> MailLink? {
        try db.first("""
            select purpose, account_id, email, given_name, family_name, password, language, expires_at from mail_links
            where digest = \(Secrets.sha256Hex(token)) and purpose in (\(list: purposes)) and used_at is null and expires_at > \(now)
            """) { row in
            let purpose: MailLink.Purpose = try row.choice()
            let account: AccountID? = row.optionalID()
            guard let email = EmailAddress(row.text()) else { throw NotFound() }
            return MailLink(
                purpose: purpose, account: account, email: email, givenName: row.text(), familyName: row.text(),
                password: row.optionalText(), language: row.text(), expiresAt: row.instant())
        }
    }

    /// Takes the link, once: of two who follow it together, one hears false.
    static func use(_ token: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update mail_links set used_at = \(now), password = null
            where digest = \(Secrets.sha256Hex(token)) and used_at is null and expires_at > \(now)
            """) == 1
    }

    /// Links that no longer open anything: all of a person, or those that wait at an address.
    static func cancel(_ purposes: [MailLink.Purpose], of account: AccountID, _ db: Writing) throws {
        try db.run("delete from mail_links where account_id = \(account) and purpose in (\(list: purposes)) and used_at is null")
    }

    static func cancelSignUps(_ email: EmailAddress, _ db: Writing) throws {
        try db.run("delete from mail_links where email = \(email) and purpose = 'confirm' and used_at is null")
    }

    /// Whether this address has had its share of such letters for the moment: nobody fills somebody else's mailbox from here.
    static func isSpent(_ purpose: MailLink.Purpose, _ email: EmailAddress, at now: Instant, _ db: Reading) throws -> Bool {
        let share = SignInRules.share(purpose)
        return try db.count("""
            select count(*) from mail_links
            where email = \(email) and purpose = \(purpose) and created_at > \(now - share.within)
            """) >= share.letters
    }
}
