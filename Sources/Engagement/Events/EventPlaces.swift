import Database
import Platform
import Vocabulary
package import Web

/// The places of an event: who has one, who waits, who comes in when one is free.
package enum EventPlaces {
    /// Whether a party comes in now, or waits behind those who already do.
    static func state(_ party: EventSignUp.Party, in event: Event) -> EventSignUp.State {
        guard let free = event.free else { return .coming }
        return event.hasLine || free < party.seats ? .waiting : .coming
    }

    /// Gives what is free to those who wait, in their order; they are told.
    static func advance(_ id: ID<Event>, _ world: World, at now: Instant, _ db: Writing) throws -> [Letter] {
        let event = try EventStore.event(id, db)
        guard event.stage(at: now) == .announced, event.hasLine else { return [] }
        var free = event.free ?? .max, letters: [Letter] = []
        for signUp in try EventSignUpStore.all(id, db) where signUp.state == .waiting {
            guard signUp.party.seats <= free else { break }
            free -= signUp.party.seats
            try EventSignUpStore.set(.coming, of: signUp.id, db)
            let subject: Message = "Une place s’est libérée : \(event.plan.title)"
            letters += EventLetters.toPerson(signUp, event, subject, ["Vous étiez en liste d’attente : vous avez votre place."], world)
            letters += EventLetters.toCaller(signUp, event, subject)
        }
        return letters
    }

    /// Gives the places that came free by themselves, when an account was deleted.
    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            for event in try EventStore.all(endingAfter: now, db) where event.hasLine {
                for letter in try advance(event.id, world, at: now, db) { try Outbox.post(letter, world, at: now, db) }
            }
        }
    }
}
