package import Database
package import Vocabulary

/// A letter as it waits, leaves, and is read.
package struct StoredLetter: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case waiting, sending, sent, refused, uncertain, unwanted
        /// Its reader has no electronic address: it leaves on paper.
        case noAddress = "no-address"
        /// On paper, given by hand or sent by post.
        case handed, posted
    }

    package var id: Int
    package var account: AccountID?
    package var address: String?
    package var recipientName: String
    package var language: String
    package var kind: Letter.Kind
    package var subject: String
    package var body: String
    package var buttonLabel: String
    package var buttonPath: String
    /// Whoever has the path may act as the reader; it is forgotten once the letter has left.
    package var isSecret: Bool
    package var messageID: String
    package var createdAt: Instant
    package var state: State
    package var attempts: Int
    package var problem: String
    package var readAt: Instant?
    package var replyTo: EmailAddress?
    /// Where this very letter is stopped, when it has its own way; empty else.
    package var endPath: String

    static let columns = """
        id, account_id, address, recipient_name, language, kind, subject, body, button_label, button_path, is_secret, message_id, created_at, \
        state, attempts, problem, read_at, reply_to, end_path
        """

    init(_ row: inout RowReader) throws {
        id = row.int(); account = row.optionalID(); address = row.optionalText(); recipientName = row.text(); language = row.text()
        kind = try row.choice(); subject = row.text(); body = row.text(); buttonLabel = row.text(); buttonPath = row.text()
        isSecret = row.bool(); messageID = row.text(); createdAt = row.instant(); state = try row.choice(); attempts = row.int(); problem = row.text()
        readAt = row.optionalInstant(); replyTo = EmailAddress(row.text()); endPath = row.text()
    }

    /// About an account or a role: where it leads tells.
    var isAboutAccount: Bool {
        buttonPath == "/bureau" || ["/mon-compte", "/connexion", "/confirmer/", "/mot-de-passe"].contains { buttonPath.hasPrefix($0) }
    }

    /// Part of an exchange with a resident: one answers it by mail, or it leads to her words, or goes to somebody without an account.
    var isCorrespondence: Bool { replyTo != nil || buttonPath.contains("/courrier/") || account == nil && isSecret && !isAboutAccount }

    /// Where one gesture stops this kind of letters; the letter's own unguessable name is the key. Nil for necessary letters.
    package var unsubscribePath: String? { kind == .necessary || account == nil ? nil : "/desabonnement/\(messageID)" }
}

/// The questions asked of letters: by the delivery job, by their readers, by the desk.
package enum LetterStore {
    /// Where an answer to one of our letters was to go.
    static func replyAddress(of letter: String, _ db: Reading) throws -> EmailAddress? {
        try db.first("select reply_to from letters where message_id = \(letter) and reply_to <> ''") { EmailAddress($0.text()) } ?? nil
    }

    /// Who asked for a link or received a decision does not wait behind the news that everyone is told.
    private static let urgency: [Letter.Kind] = [.necessary, .task, .conversation, .following, .campaign]

    /// Takes letters of one kind that are due, for one sender: none of them is given to another before the lease ends.
    static func take(_ most: Int, lease: Span, at now: Instant, _ db: Writing) throws -> [StoredLetter] {
        for kind in urgency {
            let taken = try db.all("""
                update letters set state = 'sending', attempts = attempts + 1, leased_until = \(now + lease)
                where id in (
                    select id from letters where state = 'waiting' and kind = \(kind) and next_at <= \(now) order by next_at, id limit \(most)
                ) and state = 'waiting'
                returning \(raw: StoredLetter.columns)
                """) { try StoredLetter(&$0) }
            if !taken.isEmpty { return taken }
        }
        return []
    }

    /// Letters whose sender died between giving them to the server and hearing its answer: nobody knows, so none is sent again by itself.
    static func markUncertain(at now: Instant, _ db: Writing) throws {
        _ = try db.run("""
            update letters set state = 'uncertain', problem = 'Envoi interrompu : arrivée incertaine'
            where state = 'sending' and leased_until < \(now)
            """)
    }

    static func sent(_ id: Int, at now: Instant, _ db: Writing) throws {
        _ = try db.run("""
            update letters set
                state = 'sent', sent_at = \(now), problem = '', button_path = case when is_secret = true then '' else button_path end
            where id = \(id) and state in ('sending', 'uncertain')
            """)
    }

    /// Says that this letter leaves now; false when another took it to be lost meanwhile: then it must not leave.
    static func begin(_ id: Int, lease: Span, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update letters set leased_until = \(now + lease) where id = \(id) and state = 'sending' and leased_until > \(now)") == 1
    }

    /// Secret links that no longer open anything are not kept, whatever became of their letters.
    package static func forgetSecrets(before moment: Instant, _ db: Writing) throws {
        _ = try db.run("update letters set button_path = '' where is_secret = true and button_path <> '' and created_at < \(moment)")
    }

    /// Letters whose button leads to these pages are kept no more, whatever became of them.
    package static func forget(leadingTo paths: [String], _ db: Writing) throws {
        _ = try db.run("delete from letters where button_path in (\(list: paths))")
    }

    /// How many letters are in each state, and since when the oldest of those waits.
    static func counts(_ db: Reading) throws -> [(state: StoredLetter.State, count: Int, oldest: Instant)] {
        try db.all("select state, count(*), min(created_at) from letters group by state order by state") {
            (state: try $0.choice(), count: $0.int(), oldest: $0.instant())
        }
    }

    static func settle(_ id: Int, _ state: StoredLetter.State, problem: String, nextAt: Instant, _ db: Writing) throws {
        _ = try db.run("""
            update letters set state = \(state), problem = \(String(problem.prefix(300))), next_at = \(nextAt)
            where id = \(id) and state = 'sending'
            """)
    }

    static func resend(_ id: Int, at now: Instant, _ db: Writing) throws {
        _ = try db.run("update letters set state = 'waiting', next_at = \(now) where id = \(id) and state in ('refused', 'uncertain')")
    }

    // MARK: Reading

    package static func unread(_ account: AccountID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from letters where account_id = \(account) and read_at is null")
    }

    static func inbox(_ account: AccountID, page: Int, _ db: Reading) throws -> [StoredLetter] {
        try db.all("""
            select \(raw: StoredLetter.columns) from letters where account_id = \(account)
            order by id desc limit \(perPage) offset \((page - 1) * perPage)
            """) { try StoredLetter(&$0) }
    }

    static func inboxCount(_ account: AccountID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from letters where account_id = \(account)")
    }

    static func markRead(_ account: AccountID, at now: Instant, _ db: Writing) throws {
        _ = try db.run("update letters set read_at = \(now) where account_id = \(account) and read_at is null")
    }

    static func outbox(_ filter: OutboxFilter, limit: Int = perPage, from first: Int = 0, _ db: Reading) throws -> [StoredLetter] {
        try db.all("""
            select \(raw: StoredLetter.columns) from letters
            where \(condition(filter))
            order by id desc limit \(limit) offset \(first)
            """) { try StoredLetter(&$0) }
    }

    static func outboxCount(_ filter: OutboxFilter, _ db: Reading) throws -> Int {
        try db.count("select count(*) from letters where \(condition(filter))")
    }

    private static func condition(_ filter: OutboxFilter) -> SQL {
        let state: SQL = filter.state.map { "state = \($0)" } ?? "1 = 1"
        guard !filter.words.isEmpty else { return state }
        let words = SearchText.fold(filter.words).split(separator: " ").map { "search_text like \("% \($0)%")" as SQL }
        return words.isEmpty ? "1 = 0" : "\(state) and \(words.joined(" and "))"
    }

    static func letter(_ id: Int, _ db: Reading) throws -> StoredLetter {
        guard let letter = try db.first("select \(raw: StoredLetter.columns) from letters where id = \(id)", { try StoredLetter(&$0) }) else { throw NotFound() }
        return letter
    }

    static func letter(named messageID: String, _ db: Reading) throws -> StoredLetter {
        guard let letter = try db.first("select \(raw: StoredLetter.columns) from letters where message_id = \(messageID)", { try StoredLetter(&$0) })
        else { throw NotFound() }
        return letter
    }

    static let perPage = 30

    // MARK: Preferences

    static func preferences(_ account: AccountID, _ db: Reading) throws -> [Letter.Kind: Bool] {
        Dictionary(uniqueKeysWithValues: try db.all("select kind, by_mail from letter_preferences where account_id = \(account)") {
            (try $0.choice() as Letter.Kind, $0.bool())
        })
    }

    static func prefer(_ kind: Letter.Kind, byMail: Bool, _ account: AccountID, _ db: Writing) throws {
        _ = try db.run("""
            insert into letter_preferences (account_id, kind, by_mail) values (\(account), \(kind), \(byMail))
            on conflict (account_id, kind) do update set by_mail = excluded.by_mail
            """)
    }
}
