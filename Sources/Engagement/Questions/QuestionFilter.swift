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

    /// What came of a question, as the figures count it.
    enum Outcome: String, Sendable, CaseIterable {
        case given = "donnee", inTime = "a-temps", late = "en-retard", helped = "utile"

        var name: Message {
            switch self {
            case .given: "Donnée"
            case .inTime: "Donnée à temps"
            case .late: "Promise, en retard"
            case .helped: "Jugée utile"
            }
        }
    }

    /// The periods that the figures tell of, in days.
    static let periods = [30, 90, 365]

    var tab = Tab.waiting
    var topic: ID<QuestionTopic>?
    var channel: Question.Channel?
    var service: ServiceID?
    var territory: TerritoryID?
    var body: AssemblyID?
    var words = ""
    /// Asked within so many days.
    var days: Int?
    var outcome: Outcome?
    /// In whose hands.
    var owner: AccountID?
    /// Those that no service has.
    var isOfReception = false
    /// Those of no neighbourhood.
    var isOfCity = false

    static let reception = "accueil", city = "ville"

    init(_ query: FormValues = FormValues()) {
        tab = query["liste"].flatMap { Tab(rawValue: $0) } ?? .waiting
        topic = query["theme"].flatMap { ID($0) }
        channel = query["voie"].flatMap { Question.Channel(rawValue: $0) }
        service = query["service"].flatMap { ServiceID($0) }
        isOfReception = query["service"] == Self.reception
        territory = query["quartier"].flatMap { TerritoryID($0) }
        isOfCity = query["quartier"] == Self.city
        days = query["jours"].flatMap { Int($0) }.flatMap { Self.periods.contains($0) ? $0 : nil }
        owner = query["personne"].flatMap { AccountID($0) }
        outcome = query["reponse"].flatMap { Outcome(rawValue: $0) }
        body = query["instance"].flatMap { AssemblyID($0) }
        words = String((query["q"] ?? "").prefix(200))
    }

    /// Whether anything besides the part of the list leaves questions out.
    var isNarrow: Bool { self != whole }
    /// As the fields of the list say them.
    var serviceValue: String? { isOfReception ? Self.reception : service.map { "\($0)" } }
    var territoryValue: String? { isOfCity ? Self.city : territory.map { "\($0)" } }

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
        if let serviceValue { pairs.append(("service", serviceValue)) }
        if let territoryValue { pairs.append(("quartier", territoryValue)) }
        if let body { pairs.append(("instance", "\(body)")) }
        if let days { pairs.append(("jours", "\(days)")) }
        if let owner { pairs.append(("personne", "\(owner)")) }
        if let outcome { pairs.append(("reponse", outcome.rawValue)) }
        if !words.isEmpty { pairs.append(("q", words)) }
        if let page { pairs.append(("page", "\(page)")) }
        return path + (pairs.isEmpty ? "" : "?") + pairs.map { "\($0.0)=\(URLEncoding.queryValue($0.1))" }.joined(separator: "&")
    }
}
