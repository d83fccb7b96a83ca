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

/// Which proposals an officer wants to see, as the address says it.
struct DeskProposalFilter: Sendable, Equatable {
    var words: String
    var status: ProposalStatus?
    var theme: ID<Theme>?
    var territory: TerritoryID?
    var channel: DepositChannel?
    var reached: ReachedStep?

    init(_ query: FormValues) {
        words = String((query["q"] ?? "").prefix(200))
        status = query["statut"].flatMap { ProposalStatus(rawValue: $0) }
        theme = query["theme"].flatMap { ID($0) }
        territory = query["quartier"].flatMap { TerritoryID($0) }
        reached = query["etape"].flatMap { ReachedStep(rawValue: $0) }
        channel = query["canal"].flatMap { DepositChannel(rawValue: $0) }
    }

    /// Whether it leaves anything out, so that there is something to clear.
    var isNarrow: Bool { !words.isEmpty || status != nil || theme != nil || territory != nil || channel != nil || reached != nil }

    func address(_ edition: Edition, page: Int = 1, file: String = "") -> String {
        let pairs = [
            ("q", words), ("statut", status?.rawValue ?? ""), ("theme", theme?.description ?? ""), ("quartier", territory?.description ?? ""),
            ("canal", channel?.rawValue ?? ""), ("etape", reached?.rawValue ?? ""), ("page", page > 1 ? String(page) : ""),
        ]
        let query = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\(URLEncoding.queryValue($0.1))" }.joined(separator: "&")
        return DeskLinks.proposals(edition.slug) + file + (query.isEmpty ? "" : "?" + query)
    }
}
