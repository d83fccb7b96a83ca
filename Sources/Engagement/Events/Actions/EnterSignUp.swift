import Database
import Vocabulary
import Web

/// Write somebody down on the telephone or at the counter: her place is taken at once.
struct EnterSignUp: Action {
    typealias FormPage = EventDeskPage
    static let path: Path = "/bureau/agenda/:event/inscriptions"

    let person: EventSignUp.Person
    let party: EventSignUp.Party

    init(_ form: inout FormReader, _ file: EventFile) {
        person = EventSignUp.Person(name: form.text("name", max: 120), email: form.optionalEmail("email"), phone: form.optionalText("phone", max: 30) ?? "")
        party = EventSignUp.Party(&form, file.event)
        if person.email == nil, person.phone.isEmpty { form.error("phone", "Notez de quoi la prévenir : une adresse ou un numéro.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EventFile { try EventStore.file(visit, db) }
    static func refusal(_ file: EventFile, _ visit: Visit) -> Refusal? {
        EventRules.mayPrepare(file.event, visit.actor, at: visit.now) ?? EventRules.maySignUp(file.event, at: visit.now)
    }

    func perform(_ file: EventFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = file.event, state = EventPlaces.state(party, in: event)
        if let email = person.email, let known = try EventSignUpStore.own(email, in: event.id, db) {
            guard known.state == .asked else { throw FormErrors("email", "Cette adresse est déjà inscrite.") }
            try EventSignUpStore.set(.cancelled, of: known.id, db)
        }
        let id = try EventSignUpStore.add(person, party, state, to: event.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: event.deskLink, saying: state == .waiting ? "C’est complet : la personne est en liste d’attente." : "La personne est inscrite.",
            journal: [JournalEntry("event.sign-up", "event", event.id.number, channel: .phone)],
            letters: EventLetters.toPerson(try EventSignUpStore.signUp(id, db), event, state.subject(event), [], visit.world))
    }
}

/// Give back the place of somebody who calls to say that she does not come.
struct WithdrawSignUp: Action {
    typealias FormPage = EventDeskPage
    static let path: Path = "/bureau/agenda/:event/inscriptions/retrait"

    let signUp: ID<EventSignUp>

    init(_ form: inout FormReader, _ file: EventFile) { signUp = form.id("sign_up") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EventFile { try EventStore.file(visit, db) }
    static func refusal(_ file: EventFile, _ visit: Visit) -> Refusal? {
        EventRules.mayPrepare(file.event, visit.actor, at: visit.now) ?? EventRules.maySignUp(file.event, at: visit.now)
    }

    func perform(_ file: EventFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = file.event
        guard let found = try EventSignUpStore.all(event.id, db).first(where: { $0.id == signUp }) else { throw NotFound() }
        try EventSignUpStore.set(.cancelled, of: found.id, db)
        let entered = try EventPlaces.advance(event.id, visit.world, at: visit.now, db)
        return Outcome(
            to: event.deskLink, saying: "La place est rendue.", journal: [JournalEntry("event.give-up", "event", event.id.number, channel: .phone)],
            letters: EventLetters.toPerson(found, event, "Votre inscription est annulée : \(event.plan.title)", [], visit.world) + entered)
    }
}
