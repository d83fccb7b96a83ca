import Database
import Vocabulary
import Web

/// Publish an event: from here on it is in the agenda.
struct PublishEvent: Action {
    typealias FormPage = EventDeskPage
    static let path: Path = "/bureau/agenda/:event/publication"

    init(_ form: inout FormReader, _ file: EventFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> EventFile { try EventStore.file(visit, db) }
    static func refusal(_ file: EventFile, _ visit: Visit) -> Refusal? { EventRules.mayPublish(file.event, visit.actor, at: visit.now) }

    func perform(_ file: EventFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try EventWritingStore.publish(file.event.id, at: visit.now, db)
        return Outcome(
            to: file.event.deskLink, saying: "L’événement est dans l’agenda.",
            journal: [JournalEntry("event.publish", "event", file.event.id.number, edition: file.event.plan.edition, reason: file.event.plan.title)])
    }
}

/// Cancel an event, with the reason: everyone who is expected is told.
struct CancelEvent: Action {
    typealias FormPage = EventDeskPage
    static let path: Path = "/bureau/agenda/:event/annulation"

    let reason: String

    init(_ form: inout FormReader, _ file: EventFile) { reason = form.text("reason", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EventFile { try EventStore.file(visit, db) }
    static func refusal(_ file: EventFile, _ visit: Visit) -> Refusal? { EventRules.mayCancel(file.event, visit.actor, at: visit.now) }

    func perform(_ file: EventFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = file.event, subject: Message = "Annulé : \(event.plan.title)"
        try EventWritingStore.cancel(event.id, reason: reason, at: visit.now, db)
        let guests = try EventSignUpStore.all(event.id, db).filter { $0.state != .asked }.flatMap {
            EventLetters.toPerson($0, event, subject, ["\(reason)", "Pardon pour ce contretemps."], visit.world) + EventLetters.toCaller($0, event, subject, ["\(reason)"])
        }
        return Outcome(
            to: event.deskLink, saying: "L’événement est annulé, les personnes attendues sont prévenues.",
            journal: [JournalEntry("event.cancel", "event", event.id.number, edition: event.plan.edition, reason: reason)],
            letters: try guests + EventStore.expected(event.id, db).map { EventLetters.toStaff($0, event, subject, ["\(reason)"], kind: .necessary) })
    }
}
