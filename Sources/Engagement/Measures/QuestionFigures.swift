import Vocabulary

/// How well the questions of a period were answered, as a whole or of one kind.
struct QuestionFigures: Sendable, Equatable {
    /// The topic, the way, the service, the neighbourhood; nil where there is none.
    var name: String?
    /// What the list of questions calls it.
    var key: String?
    var asked = 0
    var answered = 0
    /// Of those, by the date that was promised first.
    var inTime = 0
    /// Nobody answered, and the date is past.
    var late = 0
    var rated = 0
    /// Answers that helped, wholly or in part.
    var helped = 0
}

/// By what the figures are told apart.
enum QuestionDimension: String, Sendable, CaseIterable {
    case topic, channel, service, territory

    var name: Message {
        switch self {
        case .topic: "Thème"
        case .channel: "Voie"
        case .service: "Service"
        case .territory: "Quartier"
        }
    }

    /// The list of the questions that a line counts.
    func list(of key: String?, within days: Int) -> QuestionFilter {
        var filter = QuestionFilter()
        (filter.tab, filter.days) = (.all, days)
        switch self {
        case .topic: filter.topic = key.flatMap { ID($0) }
        case .channel: filter.channel = key.flatMap { Question.Channel(rawValue: $0) }
        case .service: (filter.service, filter.isOfReception) = (key.flatMap { ServiceID($0) }, key == nil)
        case .territory: (filter.territory, filter.isOfCity) = (key.flatMap { TerritoryID($0) }, key == nil)
        }
        return filter
    }
}

/// What somebody has in hand.
struct QuestionLoad: Sendable, Equatable {
    var account: AccountID
    var name: String
    var open: Int
    var late: Int

    /// The list of them.
    func list(_ tab: QuestionFilter.Tab) -> QuestionFilter {
        var filter = QuestionFilter()
        (filter.tab, filter.owner) = (tab, account)
        return filter
    }
}
