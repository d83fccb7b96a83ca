import Database
import Platform
import Vocabulary
import Web

/// Voters checked off at the polling places: the line of the register, and beside it which place and which urn.
enum PaperCheckOffStore {
    /// Writes the line of a voter and what belongs to it.
    static func checkOff(
        _ person: PersonAtPlace?, as voter: Voter, _ file: PollingPlaceFile, by channel: VotingChannel, agent: AccountID?,
        passing pass: AttachmentPass = .none, urn: ID<Urn>? = nil, at now: Instant, _ db: Writing
    ) throws -> RegisterStore.Entry {
        let voter = try AttachmentStore.whole(voter, in: file.edition.id, passing: pass, db)
        let entry = try RegisterStore.checkOff(voter, in: file.edition.id, by: channel, place: file.place.name, passing: pass, at: now, db)
        guard case .written(let line) = entry else { return entry }
        if pass != .none { try AttachmentStore.settle(voter, in: file.edition.id, by: agent, at: now, db) }
        if let declared = person?.declared {
            try LikenessStore.keep(declared, of: line, in: file.edition.id, at: now, db)
            // From a list and on a lent screen too: another account of her name that has voted is for an officer to compare.
            let others = try PersonAtPlace.accounts(of: declared, db).map(\.id).filter { $0 != voter.account }
            if !others.isEmpty { try LikenessStore.note(line, beside: others, in: file.edition.id, at: now, db) }
        }
        // What is cast on the screen falls in the box, not in the urn.
        let urn = channel == .paper ? urn ?? file.currentUrn?.id : nil
        try db.run("""
            insert into paper_check_offs (edition_id, place_id, urn_id, check_off_id, noted_by, noted_at)
            values (\(file.edition.id), \(file.place.id), \(urn), \(line), \(agent), \(now))
            """)
        return entry
    }

    /// By every key that is known of somebody who shows her paper, and of her account if she has one.
    static func voter(_ person: PersonAtPlace, account: Account?, in edition: EditionID, _ world: World, _ db: Writing) throws -> Voter {
        var voter = Voter(account: account?.id, identity: try RegisterStore.key(edition, world, db).identity(person.declared))
        if let email = account?.email {
            let key = try BallotStore.mailboxKey(edition, orElse: Secrets.base64url(world.randomBytes(32)), db)
            voter.mailbox = Secrets.sha256Hex(key + " " + email.mailbox)
        }
        return voter
    }

    /// A class, by the name of its school and its own: one ballot for all its pupils.
    static func classVoter(_ name: String, in edition: EditionID, _ world: World, _ db: Writing) throws -> Voter {
        let words = SearchText.fold(name).split(separator: " ").joined(separator: " ")
        return Voter(identity: try RegisterStore.key(edition, world, db).digest("class", words))
    }

    // MARK: What was noted here

    private static let columns = """
        c.id, c.check_off_id, c.urn_id is not null or c.undone_at is not null,
        coalesce((select d.given_name || ' ' || d.family_name from declared_identities d where d.check_off_id = c.check_off_id), ''),
        c.noted_by, coalesce((select a.display_name from accounts a where a.id = c.noted_by), ''), c.noted_at, c.undone_at,
        coalesce((select a.display_name from accounts a where a.id = c.undone_by), ''), c.undone_reason
        """

    private static func read(_ row: inout RowReader) -> PaperCheckOff {
        PaperCheckOff(
            id: row.id(), checkOff: row.optionalID(), isOnPaper: row.bool(), name: row.text(), notedBy: row.optionalID(), agent: row.text(), notedAt: row.instant(),
            undoneAt: row.optionalInstant(), undoneBy: row.text(), reason: row.text())
    }

    /// The latest of a place since a moment.
    static func latest(at place: ID<PollingPlace>, since moment: Instant, limit: Int = 20, _ db: Reading) throws -> [PaperCheckOff] {
        try db.all("""
            select \(raw: columns) from paper_check_offs c where c.place_id = \(place) and c.noted_at >= \(moment) order by c.id desc limit \(limit)
            """) { read(&$0) }
    }

    static func line(_ id: ID<PaperCheckOff>, at place: ID<PollingPlace>, _ db: Reading) throws -> PaperCheckOff {
        let found = try db.first("select \(raw: columns) from paper_check_offs c where c.id = \(id) and c.place_id = \(place)") { read(&$0) }
        guard let found else { throw NotFound() }
        return found
    }

    /// The person may vote again; that she was checked off, by whom and why no longer, stays.
    static func undo(_ line: PaperCheckOff, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update paper_check_offs set undone_by = \(account), undone_at = \(now), undone_reason = \(reason), check_off_id = null
            where id = \(line.id) and undone_at is null
            """)
        guard let checkOff = line.checkOff else { return }
        try db.run("delete from likenesses where check_off_id = \(checkOff) or other_id = \(checkOff)")
        try db.run("delete from declared_identities where check_off_id = \(checkOff)")
        try db.run("delete from check_offs where id = \(checkOff)")
    }

    /// Taken back in an edition, for the official record.
    static func undone(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from paper_check_offs where edition_id = \(edition) and undone_at is not null")
    }
}
