import Vocabulary
import Web

/// Which proposals of an edition one wants to see and in which order, as the address says.
struct ProposalFilter: Sendable, Equatable {
    /// In which order.
    enum Order: String, Sendable, CaseIterable {
        case shuffled = "hasard", latest = "recentes", followed = "suivies", number = "numero"

        var name: Message {
            switch self {
            case .shuffled: "Au hasard"
            case .latest: "Les plus récentes"
            case .followed: "Les plus suivies"
            case .number: "Par numéro"
            }
        }
    }

    /// As cards, or on a map.
    enum Showing: String, Sendable, CaseIterable {
        case list = "liste", map = "carte"

        var name: Message {
            switch self {
            case .list: "Liste"
            case .map: "Carte"
            }
        }
    }

    var words = ""
    var theme: ID<Theme>?
    var territory: TerritoryID?
    var status: ProposalStatus?
    var order = Order.shuffled
    var showing = Showing.list
    /// What the shuffled order is drawn from: in the links, so that the next page goes on with the same draw.
    var seed: Int
    /// Whether the reader came with it: then every link keeps it, back to the first page too.
    var isSeeded = false

    static let seeds = 1...999_999

    init(seed: Int) { self.seed = seed }

    /// A visitor who comes without a seed is given the one of the hour.
    init(_ query: FormValues, at now: Instant) {
        seed = now.milliseconds / Span.hours(1).milliseconds % Self.seeds.upperBound + 1
        if let typed = query["graine"].flatMap({ Int($0) }), Self.seeds.contains(typed) { (seed, isSeeded) = (typed, true) }
        words = String((query["q"] ?? "").prefix(200))
        theme = query["theme"].flatMap { ID($0) }
        territory = query["quartier"].flatMap { TerritoryID($0) }
        status = query["statut"].flatMap { ProposalStatus(rawValue: $0) }
        if status == .draft { status = nil }
        order = query["tri"].flatMap { Order(rawValue: $0) } ?? .shuffled
        showing = query["vue"].flatMap { Showing(rawValue: $0) } ?? .list
    }

    var isNarrow: Bool { !words.isEmpty || theme != nil || territory != nil || status != nil }

    func with(_ showing: Showing) -> ProposalFilter {
        var other = self
        other.showing = showing
        return other
    }

    /// The list seen through this filter. `file` replaces the page by its download.
    func address(_ edition: Edition, page: Int = 1, file: String = "/propositions") -> String {
        var pairs: [(String, String)] = []
        if !words.isEmpty { pairs.append(("q", words)) }
        if let theme { pairs.append(("theme", theme.description)) }
        if let territory { pairs.append(("quartier", territory.description)) }
        if let status { pairs.append(("statut", status.rawValue)) }
        if order != .shuffled { pairs.append(("tri", order.rawValue)) }
        if showing != .list { pairs.append(("vue", showing.rawValue)) }
        if isSeeded || page > 1, order == .shuffled { pairs.append(("graine", String(seed))) }
        if page > 1 { pairs.append(("page", String(page))) }
        let query = pairs.map { "\($0.0)=\(URLEncoding.queryValue($0.1))" }.joined(separator: "&")
        return edition.link + file + (query.isEmpty ? "" : "?" + query)
    }
}
