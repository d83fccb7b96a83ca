import Vocabulary

/// A pattern that was told to those who keep the vote, and what came of the look that somebody took. Told again once it has doubled.
struct WatchNotice: Sendable, Equatable {
    var id: ID<WatchNotice>
    var kind: WatchAlert.Kind
    /// As the alert is known again: a digest, a domain, the hour of a night.
    var key: String
    var votes: Int
    var toldAt: Instant
    var lookedBy: String
    var lookedAt: Instant?
    var finding: String

    func isOf(_ alert: WatchAlert) -> Bool { kind == alert.kind && key == alert.key }

    /// The alerts of now, then what was told and shows no more: a night is lost among busier hours, marks are erased at the close. It stays
    /// until the register is forgotten, with what somebody found.
    static func kept(_ alerts: [WatchAlert], _ notices: [WatchNotice]) -> [WatchAlert] {
        var kept = alerts
        for notice in notices where !kept.contains(where: notice.isOf) { kept.append(notice.alert) }
        return kept
    }

    /// As it was told.
    private var alert: WatchAlert { WatchAlert(kind: kind, mark: kind == .night ? "" : key, votes: votes, from: toldAt, until: toldAt, toldKey: key) }

    /// What is new among these alerts: the heaviest of each key, unless it was told and has not doubled since.
    static func untold(_ alerts: [WatchAlert], _ notices: [WatchNotice]) -> [WatchAlert] {
        let worthALetter = alerts.filter { $0.kind != .domain || $0.votes >= WatchAlert.votesOfDomain }
        let heaviest = Dictionary(worthALetter.map { ("\($0.kind) \($0.key)", $0) }) { $0.votes < $1.votes ? $1 : $0 }
        return heaviest.values.filter { alert in !notices.contains { $0.isOf(alert) && alert.votes < 2 * $0.votes } }
            .sorted { ($1.votes, $0.key) < ($0.votes, $1.key) }
    }
}
