import L10n
import Vocabulary

/// A subject of the agenda, and when it should begin.
struct TimedItem: Sendable {
    var rank: Int
    var item: AgendaItem
    /// Nil after a subject of which nobody said how long it takes.
    var startsAt: Instant?
}

extension MeetingFile {
    /// The agenda with its hours: the first subject begins with the meeting, the others as those before them end.
    var timedAgenda: [TimedItem] {
        var next: Instant? = agenda.contains { $0.minutes != nil } ? meeting.startsAt : nil, timed: [TimedItem] = []
        for (place, item) in agenda.enumerated() {
            timed.append(TimedItem(rank: place + 1, item: item, startsAt: next))
            next = next.flatMap { start in item.minutes.map { start + .minutes($0) } }
        }
        return timed
    }

    /// What this person proposed for this meeting, whatever became of it.
    func proposed(by account: AccountID?) -> [AgendaItem] {
        guard let account else { return [] }
        return items.filter { $0.proposer == account && ($0.state != .accepted || !standing.runs) }
    }
}

extension AgendaItem.State {
    var name: Message {
        switch self {
        case .proposed: "Proposé"
        case .accepted: "À l’ordre du jour"
        case .declined: "Non inscrit"
        }
    }
}
