import Database
import Vocabulary
import Web

/// What waits for a person among the events: those where she works this week, those that nobody has told yet.
enum EventTasks {
    /// How long before an event its day is a task, and how long after it is to be told.
    static let before = Span.days(7), after = Span.days(60)

    static func all(_ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard let account = visit.actor.account, visit.actor.isOfficial else { return [] }
        let staffed = try EventStore.staffed(by: account, db)
        let ahead = staffed.isEmpty ? [] : try EventStore.all(endingAfter: visit.now, db).filter { isNear($0, at: visit.now) && staffed.contains($0.id) }
        var tasks = ahead.map { DeskTask(what: "Événement que vous tenez : \($0.plan.title), le \($0.plan.startsAt)", count: 1, link: $0.deskLink, urgency: .soon) }
        tasks += try expected(account, at: visit.now, db)
        guard EventRules.mayOpenDesk(visit.actor) == nil else { return tasks }
        let untold = try EventStore.untold(from: visit.now - after, to: visit.now, db).filter { EventRules.mayTell(EventFile(event: $0, actor: visit.actor), at: visit.now) == nil }
        tasks.append(DeskTask(what: "Événements à raconter", count: untold.count, link: EventLinks.desk, urgency: .waiting))
        return tasks
    }

    /// Where an elected member is awaited with those who help.
    private static func expected(_ account: AccountID, at now: Instant, _ db: Reading) throws -> [DeskTask] {
        try HelpStore.expecting(account, from: now, to: now + before, db).map { line in
            let event = try EventStore.event(line.event, db)
            return DeskTask(what: "Vous êtes attendu·e : \(event.plan.title), le \(line.at)", count: 1, link: event.link, urgency: .soon)
        }
    }

    private static func isNear(_ event: Event, at now: Instant) -> Bool {
        event.publishedAt != nil && event.cancelledAt == nil && event.plan.startsAt < now + before
    }
}
