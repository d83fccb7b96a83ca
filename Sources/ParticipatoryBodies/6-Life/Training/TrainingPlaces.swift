import Database
import Platform
import Vocabulary
package import Web

/// Gives the places that came free by themselves, when an account was deleted, to those who wait first; they are told.
package enum TrainingPlaces {
    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            for training in try TrainingStore.all(db) {
                for session in training.sessions where session.cancelledAt == nil && session.startsAt > now {
                    for place in session.places.filter({ $0.state == .waiting }).prefix(max(0, session.capacity - session.coming)) {
                        try TrainingStore.place(place.account, .coming, in: session.id, at: now, db)
                        try Outbox.post(letter(training, session, "Une place s’est libérée : vous l’avez.", to: place.account), world, at: now, db)
                    }
                }
            }
        }
    }

    static func letter(_ training: Training, _ session: TrainingSession, _ words: Message, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Formation : \(training.title)",
            paragraphs: [words, "Le \(session.startsAt), \(session.place)."], button: Letter.Button("Voir la formation", training.link))
    }
}
