import L10n
import Vocabulary

/// A pattern that somebody should look at: how many votes, from when to when. It says nothing of who, and stops nobody by itself.
struct WatchAlert: Sendable, Equatable {
    enum Kind: String, Sendable {
        case network, device, domain, night

        var name: Message {
            switch self {
            case .network: "Beaucoup de votes d’un même réseau en une heure"
            case .device: "Plusieurs votes d’un même navigateur"
            case .domain: "Adresses électroniques jetables"
            case .night: "Pic de votes la nuit"
            }
        }
    }

    var kind: Kind
    /// A digest, or the domain; empty for a night.
    var mark: String
    var votes: Int
    var from: Instant
    var until: Instant
    /// As it was told, when no figure shows it any more.
    var toldKey: String?

    /// A library may well send twelve voters in an hour; a family shares a browser.
    static let votesOfNetwork = 15
    static let votesOfDevice = 4
    static let votesOfNight = 20
    /// One disposable address is shown; nobody is written to before there are a few.
    static let votesOfDomain = 3
    /// Hours of the city's clock when few people vote.
    static let night = 0..<5

    /// What tells it from another: a night by its hour.
    var key: String { toldKey ?? (kind == .night ? String(from.milliseconds) : mark) }

    /// How the page names it: the beginning of a digest is enough to tell two apart.
    var shownMark: String { kind == .domain ? mark : String(mark.prefix(8)) }

    /// Hours of the night with many votes, and many more than hours usually have.
    static func nights(_ hours: [(hour: Instant, votes: Int)]) -> [WatchAlert] {
        guard !hours.isEmpty else { return [] }
        let usual = hours.reduce(0) { $0 + $1.votes } / hours.count
        return hours.filter { night.contains(CityTime.city.clock(at: $0.hour).hour) && $0.votes >= votesOfNight && $0.votes > 2 * usual }
            .map { WatchAlert(kind: .night, mark: "", votes: $0.votes, from: $0.hour, until: $0.hour) }
    }
}

/// What an officer decided to hold: the next votes that bear this mark wait for somebody to look.
struct WatchHold: Sendable, Equatable {
    var id: ID<WatchHold>
    var kind: WatchMarks.Kind
    var mark: String
    var reason: String
    var by: String
    var placedAt: Instant
    var liftedAt: Instant?
}
