import Database
import Platform
import Vocabulary
import Web

/// The hours of help of an event, and the elected members who may be expected there.
struct HelpPlan: Sendable {
    var file: EventFile
    var slots: [HelpSlot]
    var elected: [(account: AccountID, name: String)]

    init(_ visit: Visit, _ db: Reading) throws {
        file = try EventStore.file(visit, db)
        slots = try HelpStore.slots(file.event.id, db)
        elected = try GrantStore.holders(of: [.elected], at: visit.now, db)
    }

    var link: String { file.event.deskLink + "/aide" }
    func refusal(_ visit: Visit) -> Refusal? { HelpRules.mayAsk(file.event, visit.actor, at: visit.now) }

    /// The elected member chosen in a form; nil when nobody is.
    func chosen(_ form: inout FormReader) -> AccountID? {
        guard let account: AccountID = form.optionalID("elected") else { return nil }
        if !elected.contains(where: { $0.account == account }) { form.error("elected", "Choisissez dans la liste.") }
        return account
    }
}

/// Look for residents who help at an hour of an event.
struct AddHelpSlot: Action {
    typealias FormPage = HelpDeskPage
    static let path: Path = "/bureau/agenda/:event/aide"

    let slot: HelpSlot

    init(_ form: inout FormReader, _ plan: HelpPlan) {
        let event = plan.file.event.plan, starts = form.moment("starts"), ends = form.moment("ends")
        slot = HelpSlot(
            id: ID(1), startsAt: starts, endsAt: ends, task: form.text("task", min: 3, max: 120), wanted: form.int("wanted", in: 1...50), elected: plan.chosen(&form))
        if form.raw("starts").isEmpty || form.raw("ends").isEmpty { return }
        if ends <= starts { form.error("ends", "L’heure finirait avant de commencer.") }
        if starts < event.startsAt - .days(1) || ends > event.endsAt + .days(1) { form.error("starts", "Choisissez une heure du jour de l’événement, ou de la veille pour préparer.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> HelpPlan { try HelpPlan(visit, db) }
    static func refusal(_ plan: HelpPlan, _ visit: Visit) -> Refusal? { plan.refusal(visit) }

    func perform(_ plan: HelpPlan, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = plan.file.event
        try HelpStore.add(slot, to: event.id, db)
        return Outcome(
            to: plan.link, saying: "L’heure est proposée aux habitants.", journal: [JournalEntry("event.help", "event", event.id.number, reason: slot.task)],
            letters: HelpLetters.toElected(slot.elected, slot, event))
    }
}

/// Take an hour of help away: those who had it are told.
struct RemoveHelpSlot: Action {
    typealias FormPage = HelpDeskPage
    static let path: Path = "/bureau/agenda/:event/aide/retrait"

    let slot: ID<HelpSlot>

    init(_ form: inout FormReader, _ plan: HelpPlan) { slot = form.id("slot") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> HelpPlan { try HelpPlan(visit, db) }
    static func refusal(_ plan: HelpPlan, _ visit: Visit) -> Refusal? { plan.refusal(visit) }

    func perform(_ plan: HelpPlan, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = plan.file.event, found = try HelpStore.slot(slot, of: event.id, db)
        if found.helpers.contains(where: { $0.debrief != nil }) { throw Refusal.notNow("Une personne a déjà raconté cette heure : elle reste.", wayOut: plan.link, named: "Revenir aux heures d’aide") }
        try HelpStore.remove(found.id, db)
        let people = found.helpers.map(\.account) + [found.elected].compactMap(\.self)
        return Outcome(
            to: plan.link, saying: "L’heure est retirée.", journal: [JournalEntry("event.help", "event", event.id.number, reason: found.task)],
            letters: people.map { HelpLetters.letter(to: $0, found, event, "Nous n’avons plus besoin de vous : \(event.plan.title)", ["Cette heure est retirée. Merci d’avoir proposé votre aide."]) })
    }
}

/// Say which elected member is there at an hour, so that helpers go out with her; she is told.
struct PairElected: Action {
    typealias FormPage = HelpDeskPage
    static let path: Path = "/bureau/agenda/:event/aide/elu"

    let slot: ID<HelpSlot>
    let elected: AccountID?

    init(_ form: inout FormReader, _ plan: HelpPlan) {
        slot = form.id("slot")
        elected = plan.chosen(&form)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> HelpPlan { try HelpPlan(visit, db) }
    static func refusal(_ plan: HelpPlan, _ visit: Visit) -> Refusal? { plan.refusal(visit) }

    func perform(_ plan: HelpPlan, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = plan.file.event, found = try HelpStore.slot(slot, of: event.id, db)
        try HelpStore.pair(elected, with: found.id, db)
        let letters = elected == found.elected ? [] : HelpLetters.toElected(elected, found, event) + HelpLetters.toReleased(found.elected, found, event)
        return Outcome(to: plan.link, saying: "C’est noté.", journal: [JournalEntry("event.help", "event", event.id.number, reason: found.task)], letters: letters)
    }
}
