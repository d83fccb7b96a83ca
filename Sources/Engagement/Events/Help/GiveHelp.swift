import Database
import Vocabulary
import Web

/// An hour of help and its event, as somebody who helps sees them.
struct HelpOffer: Sendable {
    var event: Event
    var slots: [HelpSlot]
    var actor: Actor

    init(_ visit: Visit, _ db: Reading) throws {
        event = try EventStore.inPath(visit, db)
        slots = try HelpStore.slots(event.id, db)
        actor = visit.actor
    }

    var link: String { event.link + "/aide" }
}

/// Offer one's help at an hour of an event.
struct GiveHelp: Action {
    typealias FormPage = HelpPage
    static let path: Path = "/agenda/:event/aide/:slot/venir"
    static let limits = Limits(perTenMinutes: 20)

    init(_ form: inout FormReader, _ subject: HelpHour) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> HelpHour { try HelpHour(visit, db) }
    static func refusal(_ subject: HelpHour, _ visit: Visit) -> Refusal? { HelpRules.mayHelp(subject.slot, subject.event, visit.actor, at: visit.now) }

    func perform(_ subject: HelpHour, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), event = subject.event, slot = subject.slot
        if try HelpStore.isBusy(account, from: slot.startsAt, to: slot.endsAt, db) {
            throw Refusal.notNow("Vous aidez déjà ailleurs à ce moment-là.", wayOut: event.link + "/aide", named: "Voir les heures")
        }
        try HelpStore.join(slot.id, account, at: visit.now, db)
        return Outcome(
            to: event.link + "/aide", saying: "Merci ! Nous comptons sur vous.", journal: [JournalEntry("event.give-help", "event", event.id.number)],
            letters: [HelpLetters.letter(to: account, slot, event, "Merci de votre aide : \(event.plan.title)", [])])
    }
}

/// One hour of help, as the acts on it see it.
struct HelpHour: Sendable {
    var event: Event
    var slot: HelpSlot

    init(_ visit: Visit, _ db: Reading) throws {
        event = try EventStore.inPath(visit, db)
        slot = try HelpStore.slot(try visit.id("slot"), of: event.id, db)
    }
}

/// Give one's hour back.
struct LeaveHelp: Action {
    typealias FormPage = HelpPage
    static let path: Path = "/agenda/:event/aide/:slot/rendre"

    init(_ form: inout FormReader, _ subject: HelpHour) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> HelpHour { try HelpHour(visit, db) }
    static func refusal(_ subject: HelpHour, _ visit: Visit) -> Refusal? { HelpRules.mayLeave(subject.slot, visit.actor, at: visit.now) }

    func perform(_ subject: HelpHour, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try HelpStore.leave(subject.slot.id, try visit.account(), db)
        let event = subject.event, staff = try EventStore.staff(event.id, db)
        return Outcome(
            to: event.link + "/aide", saying: "C’est noté. Merci de nous avoir prévenus.", journal: [JournalEntry("event.give-help", "event", event.id.number)],
            letters: staff.map { EventLetters.toStaff($0.account, event, "Une personne qui aidait ne vient plus : \(event.plan.title)", ["\(subject.slot.task)"]) })
    }
}

/// Tell how one's hour went: how many people were met, what they said, which ideas they had.
struct TellHelp: Action {
    typealias FormPage = HelpPage
    static let path: Path = "/agenda/:event/aide/:slot/bilan"

    let debrief: Volunteer.Debrief

    init(_ form: inout FormReader, _ subject: HelpHour) {
        debrief = Volunteer.Debrief(met: form.int("met", in: 0...10_000), said: form.optionalText("said", max: 3000) ?? "", ideas: form.optionalText("ideas", max: 3000) ?? "")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> HelpHour { try HelpHour(visit, db) }
    static func refusal(_ subject: HelpHour, _ visit: Visit) -> Refusal? { HelpRules.mayDebrief(subject.slot, subject.event, visit.actor, at: visit.now) }

    func perform(_ subject: HelpHour, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try HelpStore.tell(debrief, of: subject.slot.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: subject.event.link + "/aide", saying: "Merci : l’équipe lira votre récit.", journal: [JournalEntry("event.debrief", "event", subject.event.id.number)])
    }
}
