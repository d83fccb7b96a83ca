import Vocabulary

/// How often a body meets, at the least: the CICA each quarter (CGCT L2511-24), the network of referents every two months.
struct MeetingRhythm: Sendable, Equatable {
    var months: Int
    /// The meetings that count for it; nil: all.
    var kind: Meeting.Kind?

    init?(_ body: AssemblyKind) {
        switch body {
        case .associationsCommittee:
            months = 3
            kind = .session
        case .referentsNetwork: months = 2
        case .neighbourhoodCouncil, .citizensCouncil, .childrensCouncil, .citizensAssembly, .panel, .followUpCommittee: return nil
        }
    }

    /// The day by which the next meeting is to be held; nil when one is planned in time.
    func due(_ meetings: [Meeting], since opened: Instant, at now: Instant) -> Instant? {
        let kept = meetings.filter { $0.cancelledAt == nil && (kind == nil || $0.kind == kind) }
        let due = (kept.map(\.startsAt).filter { $0 <= now }.max() ?? opened).adding(months: months)
        let isPlanned = kept.contains { $0.startsAt > now && ($0.startsAt <= due || due < now) }
        return isPlanned ? nil : due
    }
}

extension Assembly {
    /// The day by which its rhythm asks for a meeting that nobody has planned yet.
    func meetingDue(_ meetings: [Meeting], at now: Instant) -> Instant? {
        guard let openedAt, closedAt == nil else { return nil }
        return MeetingRhythm(kind)?.due(meetings, since: openedAt, at: now)
    }
}
