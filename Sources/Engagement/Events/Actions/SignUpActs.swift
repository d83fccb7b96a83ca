import Database
import Vocabulary
import Web

/// A sign-up and its event, as who holds the secret of the letter sees them.
struct OwnSignUp: Sendable {
    var signUp: EventSignUp
    var event: Event
    var key: String

    init(_ visit: Visit, _ db: Reading) throws {
        signUp = try EventSignUpStore.ofKey(visit, db)
        event = try EventStore.event(signUp.event, db)
        key = try visit.parameter("key")
    }

    var link: String { "/agenda/suivi/\(key)" }
}

/// Confirm one's address: the place is taken, or waited for.
struct ConfirmSignUp: Action {
    typealias FormPage = OwnSignUpPage
    static let path: Path = "/agenda/suivi/:key/confirmation"

    init(_ form: inout FormReader, _ own: OwnSignUp) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnSignUp { try OwnSignUp(visit, db) }
    static func refusal(_ own: OwnSignUp, _ visit: Visit) -> Refusal? { EventRules.mayConfirm(own.signUp, own.event, at: visit.now) }

    func perform(_ own: OwnSignUp, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let state = EventPlaces.state(own.signUp.party, in: own.event)
        try EventSignUpStore.confirm(state, of: own.signUp.id, at: visit.now, db)
        return Outcome(
            to: own.link, saying: state.said, journal: [JournalEntry("event.sign-up", "event", own.event.id.number)],
            letters: EventLetters.toPerson(own.signUp, own.event, state.subject(own.event), [], visit.world))
    }
}

/// Give one's place back: the first who waits has it.
struct CancelOwnSignUp: Action {
    typealias FormPage = OwnSignUpPage
    static let path: Path = "/agenda/suivi/:key/annulation"

    init(_ form: inout FormReader, _ own: OwnSignUp) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnSignUp { try OwnSignUp(visit, db) }
    static func refusal(_ own: OwnSignUp, _ visit: Visit) -> Refusal? { EventRules.mayGiveUp(own.signUp, own.event, at: visit.now) }

    func perform(_ own: OwnSignUp, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try EventSignUpStore.set(.cancelled, of: own.signUp.id, db)
        return Outcome(
            to: own.link, saying: "Votre place est rendue. Merci de nous avoir prévenus.", journal: [JournalEntry("event.give-up", "event", own.event.id.number)],
            letters: try EventPlaces.advance(own.event.id, visit.world, at: visit.now, db))
    }
}
