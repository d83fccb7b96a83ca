import Vocabulary
import Web

/// What an officer looks for in the list of questions, as the address says it.
struct QuestionFilter: Sendable, Equatable {
    /// The parts of the list.
    enum Tab: String, Sendable, CaseIterable {
        case waiting = "", toTake = "a-prendre", mine = "les-miennes", late = "en-retard", answered = "repondues", closed = "closes", all = "toutes"

        var isWaiting: Bool { switch self { case .waiting, .toTake, .mine, .late: true; case .answered, .closed, .all: false } }

        var name: Message {
            switch self {
            case .waiting: "À répondre"
            case .toTake: "À prendre"
            case .mine: "Les miennes"
            case .late: "En retard"
            case .answered: "Répondues"
            case .closed: "Closes"
            case .all: "Toutes"
            }
        }
    }

    var tab = Tab.waiting
    var topic: ID<QuestionTopic>?
    var channel: Question.Channel?
    var service: ServiceID?
    var territory: TerritoryID?
    var body: AssemblyID?
    var words = ""

    init(_ query: FormValues = FormValues()) {
        tab = query["liste"].flatMap { Tab(rawValue: $0) } ?? .waiting
        topic = query["theme"].flatMap { ID($0) }
        channel = query["voie"].flatMap { Question.Channel(rawValue: $0) }
        service = query["service"].flatMap { ServiceID($0) }
        territory = query["quartier"].flatMap { TerritoryID($0) }
        body = query["instance"].flatMap { AssemblyID($0) }
        words = String((query["q"] ?? "").prefix(200))
    }

    /// Whether anything besides the part of the list leaves questions out.
    var isNarrow: Bool { topic != nil || channel != nil || service != nil || territory != nil || body != nil || !words.isEmpty }

    /// The same part of the list, whole.
    var whole: QuestionFilter {
        var whole = QuestionFilter()
        whole.tab = tab
        return whole
    }

    /// The address of the list so filtered.
    func link(_ path: String = QuestionLinks.desk, page: Int? = nil) -> String {
        var pairs: [(String, String)] = []
        if tab != .waiting { pairs.append(("liste", tab.rawValue)) }
        if let topic { pairs.append(("theme", "\(topic)")) }
        if let channel { pairs.append(("voie", channel.rawValue)) }
        if let service { pairs.append(("service", "\(service)")) }
        if let territory { pairs.append(("quartier", "\(territory)")) }
        if let body { pairs.append(("instance", "\(body)")) }
        if !words.isEmpty { pairs.append(("q", words)) }
        if let page { pairs.append(("page", "\(page)")) }
        return path + (pairs.isEmpty ? "" : "?") + pairs.map { "\($0.0)=\(URLEncoding.queryValue($0.1))" }.joined(separator: "&")
    }
}
