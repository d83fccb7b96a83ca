import Vocabulary
import Web

/// What a visitor looks for in the agenda, as the address says it.
struct AgendaFilter: Sendable, Equatable {
    var isPast = false
    var kind: Event.Kind?
    var territory: TerritoryID?
    var edition: EditionID?
    /// Whether it looks for residents who help.
    var needsHelp = false

    init(_ query: FormValues = FormValues()) {
        isPast = query["quand"] == "passes"
        kind = query["nature"].flatMap { Event.Kind(rawValue: $0) }
        territory = query["quartier"].flatMap { TerritoryID($0) }
        edition = query["edition"].flatMap { EditionID($0) }
        needsHelp = query["aide"] != nil
    }

    var isEmpty: Bool { kind == nil && territory == nil && edition == nil && !needsHelp }

    /// The address of an agenda so filtered.
    func link(_ path: String = EventLinks.agenda) -> String {
        var pairs: [(String, String)] = []
        if isPast { pairs.append(("quand", "passes")) }
        if let kind { pairs.append(("nature", kind.rawValue)) }
        if let territory { pairs.append(("quartier", "\(territory)")) }
        if let edition { pairs.append(("edition", "\(edition)")) }
        if needsHelp { pairs.append(("aide", "1")) }
        return path + (pairs.isEmpty ? "" : "?") + pairs.map { "\($0.0)=\(URLEncoding.queryValue($0.1))" }.joined(separator: "&")
    }
}
