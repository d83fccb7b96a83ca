import Database
import Vocabulary
import Web

/// Announce an event, or change what is announced; those who come are told when the hour or the place moves.
struct SaveEvent: Action {
    typealias FormPage = EventFormPage
    static let path: Path = "/bureau/agenda/:event/annonce"

    /// The event that is changed, nil for a new one, and what it may be tied to.
    struct Subject: Sendable {
        var event: Event?
        var choices: EventChoices

        init(_ visit: Visit, _ db: Reading) throws {
            event = try visit.parameter("event") == "nouveau" ? nil : EventStore.inPath(visit, db)
            choices = try EventChoices(db)
        }

        func refusal(_ visit: Visit) -> Refusal? {
            guard let event else { return EventRules.mayOpenDesk(visit.actor) }
            return EventRules.mayRevise(event, visit.actor, at: visit.now)
        }
    }

    let plan: EventPlan

    init(_ form: inout FormReader, _ subject: Subject) { plan = EventPlan(&form, subject.choices) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject { try Subject(visit, db) }
    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { subject.refusal(visit) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if let refusal = EventRules.mayAnnounce(plan, visit.actor) { throw FormErrors("territory", refusal.reason) }
        guard let event = subject.event else {
            let id = try EventWritingStore.add(plan, by: try visit.account(), at: visit.now, db)
            return Outcome(
                to: "\(EventLinks.desk)/\(id)", saying: "L’événement est préparé. Relisez-le, puis publiez-le.",
                journal: [JournalEntry("event.announce", "event", id.number, edition: plan.edition, reason: plan.title)])
        }
        try revise(event, at: visit.now, db)
        return Outcome(
            to: event.deskLink, saying: "C’est enregistré.", journal: [JournalEntry("event.revise", "event", event.id.number, edition: plan.edition, reason: plan.title)],
            letters: try letters(event, visit, db))
    }

    private func revise(_ event: Event, at now: Instant, _ db: Writing) throws {
        if event.taken > 0, !plan.takesSignUps { throw FormErrors("sign_ups", "Des personnes sont inscrites : gardez les inscriptions.") }
        if let capacity = plan.capacity, capacity < event.taken { throw FormErrors("capacity", event.taken == 1 ? "Une place est déjà prise." : "\(event.taken) places sont déjà prises.") }
        try keepStands(event, db)
        try EventWritingStore.save(plan, of: event.id, db)
        guard plan.startsAt != event.plan.startsAt else { return }
        try HelpStore.shift(event.id, by: plan.startsAt - event.plan.startsAt, db)
        // Who was reminded of the former day is reminded of the new one.
        if plan.startsAt > now + EventReminders.notice { try EventWritingStore.remindAgain(event.id, db) }
    }

    /// The programme of a forum holds on what was announced of it.
    private func keepStands(_ event: Event, _ db: Reading) throws {
        guard let stands = event.stands else { return }
        if plan.kind != .forum { throw FormErrors("kind", "Ce forum a un programme : il reste un forum.") }
        if plan.edition != event.plan.edition { throw FormErrors("edition", "Le programme est fait des projets de cette édition.") }
        let length = (plan.endsAt - plan.startsAt).milliseconds / 60_000, needed = try StandStore.all(event.id, db).count * stands.minutes
        if stands.form == .speech, needed > length { throw FormErrors("ends", "Le programme dure \(needed) minutes.") }
    }

    /// A draft has no guests yet; colleagues and elected members may already expect it.
    private func letters(_ event: Event, _ visit: Visit, _ db: Writing) throws -> [Letter] {
        let entered = try EventPlaces.advance(event.id, visit.world, at: visit.now, db)
        guard plan.isElsewhere(than: event.plan) else { return entered }
        let now = try EventStore.event(event.id, db), subject: Message = "Changement : \(plan.title)", why: Message = "L’heure ou le lieu ont changé. Les voici :"
        let guests = try EventSignUpStore.all(event.id, db).filter { $0.state != .asked }.flatMap {
            EventLetters.toPerson($0, now, subject, [why], visit.world) + EventLetters.toCaller($0, now, subject, [why])
        }
        return try entered + guests + EventStore.expected(event.id, db).map { EventLetters.toStaff($0, now, subject, [why], kind: .necessary) }
    }
}
