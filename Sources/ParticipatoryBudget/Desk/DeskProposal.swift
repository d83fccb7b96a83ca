import Database
import Vocabulary
import Web

/// A deposited proposal in the officers' list.
struct DeskProposal: Sendable, Equatable {
    var number: Int
    var title: String
    var author: String
    var theme: String
    var territory: String
    var channel: DepositChannel
    var status: ProposalStatus
    var depositedAt: Instant
    var follows: Int
    var comments: Int

    static let columns = """
        p.number, p.title, a.display_name, coalesce(th.name, ''), coalesce(te.name, ''), p.channel, p.status, p.deposited_at, \
        p.follows_count, p.comments_count
        """

    init(_ row: inout RowReader) throws {
        number = row.int(); title = row.text(); author = row.text(); theme = row.text(); territory = row.text(); channel = try row.choice()
        status = try row.choice(); depositedAt = row.instant(); follows = row.int(); comments = row.int()
    }
}
