import Database
import Platform
import Vocabulary
package import Web

/// Reminds people of their appointment the day before.
package enum AppointmentReminders {
    static let notice = Span.hours(26)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            for appointment in try AppointmentStore.toRemind(from: now, to: now + notice, db) {
                try AppointmentStore.reminded(appointment.id, at: now, db)
                // Who booked within the hour has just been told.
                guard appointment.bookedAt < now - .hours(1) else { continue }
                for letter in AppointmentLetters.toAsker(appointment, "Rappel : votre rendez-vous du \(appointment.slot.startsAt)", [], world) {
                    try Outbox.post(letter, world, at: now, db)
                }
            }
        }
    }
}
