package import Database
package import L10n
package import Vocabulary
package import Web

/// Letters waiting to leave. They are written in the transaction of the act they tell of: both exist, or neither.
package enum Outbox {
    /// Puts a letter in the outbox, in its reader's language, and in her inbox on the site.
    package static func post(_ letter: Letter, about edition: EditionID? = nil, _ world: World, at now: Instant, _ db: Writing) throws {
        let reader = try reader(of: letter, db)
        let t = Texts(Language(reader.language) ?? .french)
        // The hour first: the index of these numbers grows at its end, where the rush of a vote writes few pages; the rest nobody guesses.
        let id = Secrets.hex((0..<6).map { UInt8(truncatingIfNeeded: now.milliseconds >> (40 - 8 * $0)) } + world.randomBytes(10))
        try db.later("""
            insert into letters (
                account_id, address, recipient_name, edition_id, language, kind, subject, body, button_label, button_path, is_secret,
                message_id, created_at, state, next_at, search_text, reply_to, end_path
            ) values (
                \(reader.account), \(reader.address), \(reader.name), \(edition), \(t.language.code), \(letter.kind), \(t(letter.subject)),
                \(letter.paragraphs.map { t($0) }.joined(separator: "\n\n")), \(letter.button.map { t($0.label) } ?? ""),
                \(reader.state == "no-address" && letter.button?.isSecret == true ? "" : letter.button?.path ?? ""), \(letter.button?.isSecret ?? false), \(id), \(now), \(reader.state), \(now),
                \(searchText(name: reader.name, address: reader.address)), \(letter.replyTo?.text ?? ""), \(letter.endPath ?? "")
            )
            """)
    }

    /// What a letter is found by: to whom it went, and nothing of what it says.
    package static func searchText(name: String, address: String?) -> String { " " + SearchText.fold("\(name) \(address ?? "")") }

    private struct Reader {
        var account: AccountID?
        var address: String?
        var name: String
        var language: String
        var state: String
    }

    private static func reader(of letter: Letter, _ db: Reading) throws -> Reader {
        switch letter.recipient {
        case .address(let address, let name, let language):
            return Reader(account: nil, address: address.text, name: name, language: language, state: "waiting")
        case .reader(let account, let address, let name, let language):
            precondition(letter.kind == .necessary, "her preferences are to be asked")
            return Reader(account: account, address: address?.text, name: name, language: language, state: address == nil ? "no-address" : "waiting")
        case .account(let account):
            let found = try db.first("""
                select a.email, a.display_name, a.language, a.deleted_at is not null, p.by_mail
                from accounts a
                left join letter_preferences p on p.account_id = a.id and p.kind = \(letter.kind)
                where a.id = \(account)
                """) { row in
                (address: row.optionalText(), name: row.text(), language: row.text(), isDeleted: row.bool(), byMail: row.optionalBool())
            }
            guard let found else { throw NotFound() }
            let isWanted = letter.kind == .necessary || found.byMail ?? true
            let state = found.address == nil || found.isDeleted ? "no-address" : isWanted ? "waiting" : "unwanted"
            return Reader(account: account, address: found.address, name: found.name, language: found.language, state: state)
        }
    }
}
