import Platform
import Vocabulary
import Web

/// Which proposals an officer wants to see, as the address says it.
struct DeskProposalFilter: Sendable, Equatable {
    /// Those that bear none: no theme, or the whole city.
    static let none = "aucun"

    var words: String
    var status: ProposalStatus?
    var theme: ID<Theme>?
    var isWithoutTheme = false
    var territory: TerritoryID?
    var isWithoutTerritory = false
    var channel: DepositChannel?
    var reached: ReachedStep?
    /// The service that leads the study.
    var service: ServiceID?
    /// The files that wait for this, for so long.
    var open: OpenCases.Kind?
    var age: OpenCases.Age?

    init(_ query: FormValues) {
        words = String((query["q"] ?? "").prefix(200))
        status = query["statut"].flatMap { ProposalStatus(rawValue: $0) }
        theme = query["theme"].flatMap { ID($0) }
        isWithoutTheme = query["theme"] == Self.none
        territory = query["quartier"].flatMap { TerritoryID($0) }
        isWithoutTerritory = query["quartier"] == Self.none
        reached = query["etape"].flatMap { ReachedStep(rawValue: $0) }
        channel = query["canal"].flatMap { DepositChannel(rawValue: $0) }
        service = query["service"].flatMap { ServiceID($0) }
        open = query["dossiers"].flatMap { OpenCases.Kind(rawValue: $0) }
        age = query["age"].flatMap { OpenCases.Age(rawValue: $0) }
    }

    var shownTheme: String? { isWithoutTheme ? Self.none : theme?.description }
    var shownTerritory: String? { isWithoutTerritory ? Self.none : territory?.description }

    /// Whether it leaves anything out, so that there is something to clear.
    var isNarrow: Bool { !pairs.allSatisfy { $0.1.isEmpty } }

    private var pairs: [(String, String)] {
        [
            ("q", words), ("statut", status?.rawValue ?? ""), ("theme", shownTheme ?? ""), ("quartier", shownTerritory ?? ""), ("canal", channel?.rawValue ?? ""),
            ("etape", reached?.rawValue ?? ""), ("service", service?.description ?? ""), ("dossiers", open?.rawValue ?? ""), ("age", age?.rawValue ?? ""),
        ]
    }

    func address(_ edition: Edition, page: Int = 1, file: String = "") -> String {
        let query = (pairs + [("page", page > 1 ? String(page) : "")]).filter { !$0.1.isEmpty }.map { "\($0.0)=\(URLEncoding.queryValue($0.1))" }.joined(separator: "&")
        return DeskLinks.proposals(edition.slug) + file + (query.isEmpty ? "" : "?" + query)
    }
}
