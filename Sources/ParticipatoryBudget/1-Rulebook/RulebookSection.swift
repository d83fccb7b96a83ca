import Vocabulary

/// The steps of the guided form, in the order in which a city decides.
enum RulebookSection: String, Sendable, CaseIterable {
    case people = "participants"
    case criteria = "criteres"
    case money = "enveloppes"
    case calendar = "calendrier"
    case ballot = "bulletin"
    case allocation = "repartition"
    case words = "resume"

    var name: Message {
        switch self {
        case .people: "Qui participe"
        case .criteria: "Thèmes et critères"
        case .money: "L’argent"
        case .calendar: "Le calendrier"
        case .ballot: "Le bulletin"
        case .allocation: "La répartition"
        case .words: "Le résumé"
        }
    }

    var next: RulebookSection? {
        let all = Self.allCases
        return all.firstIndex(of: self).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil }
    }
}
