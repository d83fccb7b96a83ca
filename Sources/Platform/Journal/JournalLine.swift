package import Database
package import Vocabulary

/// A line of the journal: who did what to what, when, why, from which channel. Never changed once sealed.
package struct JournalLine: Sendable, Equatable {
    package var id: Int
    package var at: Instant
    package var actor: AccountID?
    /// The name of the actor today; nil when a command or a clock acted.
    package var actorName: String?
    /// The act's name in the code: `proposal.deposit`.
    package var act: String
    package var subject: String
    package var subjectID: Int
    package var edition: EditionID?
    package var reason: String
    package var channel: JournalEntry.Channel
    package var isPublic: Bool
    /// Its place in the chain and its seal; nil until the next sealing.
    package var position: Int?
    package var hash: String?

    static let columns = """
        j.id, j.at, j.actor_id, j.act, j.subject, j.subject_id, j.edition_id, j.reason, j.channel, j.is_public, j.position, j.hash
        """
    /// - Parameter row: the columns above, then the name of the actor when `withName`.
    init(_ row: inout RowReader, withName: Bool) throws {
        id = row.int()
        at = row.instant()
        actor = row.optionalID()
        act = row.text()
        subject = row.text()
        subjectID = row.int()
        edition = row.optionalID()
        reason = row.text()
        channel = try row.choice()
        isPublic = row.bool()
        position = row.optionalInt()
        hash = row.optionalText()
        actorName = withName ? row.optionalText() : nil
    }

    /// The line as it is sealed at a position: each value with its length before it, so that no two lines read the same.
    func canonical(at position: Int) -> [UInt8] {
        let values = [
            String(position), String(id), String(at.milliseconds), actor?.description ?? "", act, subject, String(subjectID),
            edition?.description ?? "", reason, channel.rawValue, isPublic ? "1" : "0",
        ]
        return values.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) + [UInt8(ascii: ",")] }
    }
}

/// The last link of the chain: whoever notes it down can later tell that nothing before it was changed or removed.
package struct Seal: Sendable, Equatable {
    package var position: Int
    package var hash: String

    /// What the first line is chained to.
    static let origin = Seal(position: 0, hash: String(repeating: "0", count: 64))
}

/// What an auditor looks for.
package struct JournalSearch: Sendable, Equatable {
    package var words = ""
    package var act: String?
    package var subject: String?
    package var subjectID: Int?
    /// Nil: whoever acted.
    package var people: [AccountID]?
    package var edition: EditionID?
    package var from: Instant?
    package var until: Instant?
    package var onlyPublic = false
    /// Without the acts that decide on ideas and count votes, which may be under embargo.
    package var leavesOutDecisions = false

    package init() {}
}
