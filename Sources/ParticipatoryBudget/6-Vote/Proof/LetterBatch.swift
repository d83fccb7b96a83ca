import Database
import Vocabulary

/// Codes made together, to be printed once and sent by post. Nobody keeps them: the seed that they come from is erased once they are printed.
struct LetterBatch: Sendable, Equatable {
    var id: ID<LetterBatch>
    var edition: EditionID
    /// Whom they are sent to: « Secteur Grandclément ».
    var label: String
    var wanted: Int
    var made: Int
    var used: Int
    var orderedAt: Instant
    var printedAt: Instant?
    var printedBy: AccountID?
    var revokedAt: Instant?
    var revokedReason: String

    /// How long the file can be taken after somebody asked to print, by her alone.
    static let printing = Span.minutes(30)

    var isReady: Bool { made == wanted }
    func isOpenToPrint(at now: Instant) -> Bool { printedAt.map { now < $0 + Self.printing } ?? false }

    static let columns = """
        b.id, b.edition_id, b.label, b.wanted, b.made, \
        (select count(*) from check_offs c join letter_codes l on l.id = c.code_id where l.batch_id = b.id), \
        b.ordered_at, b.printed_at, b.printed_by, b.revoked_at, b.revoked_reason
        """
}

extension LetterBatch {
    init(_ row: inout RowReader) {
        id = row.id(); edition = row.id(); label = row.text(); wanted = row.int(); made = row.int(); used = row.int()
        orderedAt = row.instant(); printedAt = row.optionalInstant(); printedBy = row.optionalID()
        revokedAt = row.optionalInstant(); revokedReason = row.text()
    }
}
