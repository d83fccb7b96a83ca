package import Database
package import Vocabulary
package import Web

/// The journal of acts: append-only, chained by keyed seals (HMAC-SHA-256) so that an alteration shows.
package enum Journal {
    /// Writes a line in the transaction of the act it tells of. No other line is touched: acts never wait for one another here.
    package static func record(_ entry: JournalEntry, _ visit: Visit, _ db: Writing) throws {
        try record(entry, by: visit.actor.account, at: visit.now, db)
    }

    /// The same for commands and jobs, which no visit brought.
    package static func record(_ entry: JournalEntry, by actor: AccountID?, at now: Instant, _ db: Writing) throws {
        let words = " " + SearchText.fold("\(entry.act) \(entry.subject) \(entry.subjectID) \(entry.reason)")
        try db.run("""
            insert into journal (at, actor_id, act, subject, subject_id, edition_id, reason, channel, is_public, search_text)
            values (
                \(now), \(actor), \(entry.act), \(entry.subject), \(entry.subjectID), \(entry.edition), \(entry.reason), \(entry.channel),
                \(entry.isPublic), \(words)
            )
            """)
    }

    /// How often somebody did something since a moment.
    package static func count(_ act: String, by actor: AccountID, since: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from journal where actor_id = \(actor) and act = \(act) and at > \(since)")
    }

    // MARK: The chain

    /// Chains lines that wait, in the order of their arrival. Run by one process at a time; a second one that would run
    /// together is stopped by the uniqueness of positions.
    /// - Parameters:
    ///   - key: not in the database, so that only the site makes seals.
    ///   - most: how many lines at once.
    /// - Returns: how many were sealed.
    @discardableResult
    package static func seal(under key: [UInt8], _ db: Writing, upTo most: Int = 500) throws -> Int {
        var last = try head(db) ?? .origin
        let waiting = try db.all("""
            select \(raw: JournalLine.columns) from journal j where j.position is null order by j.id limit \(most)
            """) { try JournalLine(&$0, withName: false) }
        for line in waiting {
            last = seal(after: last, line, key)
            try db.run("update journal set position = \(last.position), hash = \(last.hash) where id = \(line.id) and position is null")
        }
        return waiting.count
    }

    /// The last sealed line; nil when nothing is.
    package static func head(_ db: Reading) throws -> Seal? {
        try db.first("select position, hash from journal where position is not null order by position desc limit 1") {
            Seal(position: $0.int(), hash: $0.text())
        }
    }

    /// Recomputes the whole chain.
    /// - Parameter kept: the last seal known from elsewhere.
    /// - Returns: what is wrong first; nil when the chain is whole up to its head and to what was kept.
    package static func verify(under key: [UInt8], kept: Seal? = nil, _ db: Reading) throws -> JournalFault? {
        var last = Seal.origin
        var broken: JournalFault?
        try db.each("select \(raw: JournalLine.columns) from journal j where j.position is not null order by j.position") { row in
            let line = try JournalLine(&row, withName: false)
            guard broken == nil else { return }
            let next = seal(after: last, line, key)
            if line.position == next.position, line.hash == next.hash { last = next } else { broken = .altered(next.position) }
        }
        return broken == nil ? try shortening(kept, db) : broken
    }

    /// Throws when the chain no longer has a seal that was kept.
    static func require(_ kept: Seal?, _ db: Reading) throws {
        if let fault = try shortening(kept, db) { throw fault }
    }

    private static func shortening(_ kept: Seal?, _ db: Reading) throws -> JournalFault? {
        guard let kept, try position(of: kept.hash, db) != kept.position else { return nil }
        return .shortened(kept.position)
    }

    /// The position of a seal that somebody noted down; nil when the chain no longer has it.
    static func position(of hash: String, _ db: Reading) throws -> Int? {
        try db.first("select position from journal where hash = \(hash)") { $0.int() }
    }

    private static func seal(after last: Seal, _ line: JournalLine, _ key: [UInt8]) -> Seal {
        let position = last.position + 1
        return Seal(position: position, hash: Secrets.hex(Secrets.hmacSHA256(Array(last.hash.utf8) + line.canonical(at: position), key: key)))
    }

    // MARK: Reading

    /// What residents may read of the history of a subject or of an edition, the latest first, without the names of those who acted.
    package static func publicLines(of matter: PublicMatter, limit: Int, from first: Int = 0, _ db: Reading) throws -> [JournalLine] {
        try db.all("""
            select \(raw: JournalLine.columns) from journal j
            where j.is_public = true and \(matter.condition) order by j.id desc limit \(limit) offset \(first)
            """) { try JournalLine(&$0, withName: false) }
    }

    package static func publicCount(of matter: PublicMatter, _ db: Reading) throws -> Int {
        try db.count("select count(*) from journal j where j.is_public = true and \(matter.condition)")
    }

    /// Whose history is read.
    package enum PublicMatter: Sendable {
        /// One thing and what it became: kinds and numbers.
        case subjects([(String, Int)])
        case edition(EditionID)
        /// The edition's own acts, without those on its ideas.
        case editionItself(EditionID)

        fileprivate var condition: SQL {
            switch self {
            case .subjects(let pairs):
                let each = pairs.map { "j.subject = \($0.0) and j.subject_id = \($0.1)" as SQL }
                return each.isEmpty ? "1 = 0" : "(\(each.joined(" or ")))"
            case .edition(let edition): return "j.edition_id = \(edition)"
            case .editionItself(let edition): return "j.edition_id = \(edition) and j.subject = 'edition'"
            }
        }
    }

    /// The lines of a search, the latest first.
    static func lines(_ search: JournalSearch, limit: Int, from first: Int = 0, _ db: Reading) throws -> [JournalLine] {
        try db.all("""
            select \(raw: JournalLine.columns), a.display_name from journal j left join accounts a on a.id = j.actor_id
            where \(condition(search)) order by j.id desc limit \(limit) offset \(first)
            """) { try JournalLine(&$0, withName: true) }
    }

    static func count(_ search: JournalSearch, _ db: Reading) throws -> Int {
        try db.count("select count(*) from journal j where \(condition(search))")
    }

    static func waiting(_ db: Reading) throws -> Int { try db.count("select count(*) from journal where position is null") }

    /// How many lines older than this are not sealed: the sealing stopped, or somebody took their seals away.
    static func unsealed(before moment: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from journal where position is null and at < \(moment)")
    }

    /// The names of acts and of subjects that the journal holds, for the filters.
    static func kinds(_ db: Reading) throws -> (acts: [String], subjects: [String]) {
        let pairs = try db.all("select distinct act, subject from journal") { ($0.text(), $0.text()) }
        return (Set(pairs.map(\.0)).sorted(), Set(pairs.map(\.1)).sorted())
    }

    private static func condition(_ search: JournalSearch) -> SQL {
        var all: [SQL] = SearchText.fold(search.words).split(separator: " ").prefix(8).map { "j.search_text like \("% \($0)%")" }
        if let act = search.act { all.append("j.act = \(act)") }
        if let subject = search.subject { all.append("j.subject = \(subject)") }
        if let id = search.subjectID { all.append("j.subject_id = \(id)") }
        if let people = search.people { all.append(people.isEmpty ? "1 = 0" : "j.actor_id in (\(list: people))") }
        if let edition = search.edition { all.append("j.edition_id = \(edition)") }
        if let from = search.from { all.append("j.at >= \(from)") }
        if let until = search.until { all.append("j.at < \(until)") }
        if search.leavesOutDecisions { all += JournalRules.decisions.map { "j.act not like \($0 + ".%")" } }
        if search.onlyPublic { all.append("j.is_public = true") }
        return all.isEmpty ? "1 = 1" : all.joined(" and ")
    }
}
