import Database
import Platform
import Vocabulary
import Web

/// Say that one comes. With an account the place is taken at once; without, once the address is confirmed. When it is full one waits.
struct SignUpToEvent: Action {
    typealias FormPage = EventPage
    static let path: Path = "/agenda/:event/inscription"
    static let limits = Limits(perTenMinutes: 20)

    /// The event, and who comes when she has an account.
    struct Subject: Sendable {
        var event: Event
        var account: Account?
        var own: EventSignUp?
    }

    let person: EventSignUp.Person
    let party: EventSignUp.Party

    init(_ form: inout FormReader, _ subject: Subject) {
        if let account = subject.account {
            person = EventSignUp.Person(account: account.id, name: account.displayName)
        } else {
            person = EventSignUp.Person(name: form.text("name", max: 120), email: form.email("email"))
        }
        party = EventSignUp.Party(&form, subject.event)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let event = try EventStore.inPath(visit, db)
        let account = try visit.actor.account.map { try AccountStore.account($0, db) }
        return Subject(event: event, account: account, own: try account.flatMap { try EventSignUpStore.own($0.id, in: event.id, db) })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { EventRules.maySignUp(subject.event, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = subject.event
        if let own = subject.own { return Outcome(to: EventKey.link(own.id, visit.world), saying: "Vous êtes déjà inscrit·e.") }
        guard subject.account != nil else { return try ask(event, visit, db) }
        let state = EventPlaces.state(party, in: event)
        let id = try EventSignUpStore.add(person, party, state, to: event.id, at: visit.now, db)
        let signUp = try EventSignUpStore.signUp(id, db)
        return Outcome(
            to: EventKey.link(id, visit.world), saying: state.said, journal: [JournalEntry("event.sign-up", "event", event.id.number)],
            letters: EventLetters.toPerson(signUp, event, state.subject(event), [], visit.world))
    }

    /// The answer is the same whether the address is signed up already or not.
    private func ask(_ event: Event, _ visit: Visit, _ db: Writing) throws -> Outcome {
        var person = self.person
        person.language = visit.t.language.code
        var letters: [Letter] = []
        if let email = person.email, let known = try EventSignUpStore.own(email, in: event.id, db) {
            // Nobody fills another's mailbox: what was just sent is not sent again.
            if try EventSignUpStore.wasJustWritten(to: email, at: visit.now, db) { return asked(event, []) }
            letters = known.state == .asked ? EventLetters.toConfirm(known, event, visit.world) : EventLetters.toPerson(known, event, "Votre inscription : \(event.plan.title)", [], visit.world)
        } else {
            let id = try EventSignUpStore.add(person, party, .asked, to: event.id, at: visit.now, db)
            letters = EventLetters.toConfirm(try EventSignUpStore.signUp(id, db), event, visit.world)
        }
        return asked(event, letters)
    }

    private func asked(_ event: Event, _ letters: [Letter]) -> Outcome {
        Outcome(
            to: event.link, saying: "Regardez votre boîte : un courriel vous demande de confirmer votre venue.", journal: [JournalEntry("event.sign-up", "event", event.id.number)], letters: letters)
    }
}

extension EventSignUp.Party {
    init(_ form: inout FormReader, _ event: Event) {
        self.init(
            seats: form.optionalInt("seats", in: 1...8) ?? 1, children: form.optionalInt("children", in: 0...12) ?? 0, spoken: form.optionalText("spoken", max: 60) ?? "",
            needs: form.optionalText("needs", max: 200) ?? "")
        if children > 0, !event.plan.hasChildcare { form.error("children", "Aucune garde d’enfants n’est prévue.") }
        if let capacity = event.plan.capacity, seats > capacity { form.error("seats", capacity == 1 ? "Il y a une seule place." : "Il y a \(capacity) places en tout.") }
    }
}

extension EventSignUp.State {
    /// What the letter that follows is about.
    func subject(_ event: Event) -> Message {
        switch self {
        case .waiting: "Vous êtes en liste d’attente : \(event.plan.title)"
        case .asked, .coming, .cancelled: "Votre place est retenue : \(event.plan.title)"
        }
    }

    /// What is said to who has just signed up.
    var said: Message {
        switch self {
        case .waiting: "C’est complet : vous êtes en liste d’attente, nous vous prévenons si une place se libère."
        case .asked, .coming, .cancelled: "Votre place est retenue."
        }
    }
}
