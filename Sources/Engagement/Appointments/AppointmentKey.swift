import Vocabulary
import Web

/// What opens an appointment to the person who booked it: its number and a seal that only the city can make.
enum AppointmentKey {
    static func link(_ appointment: ID<Appointment>, _ world: World) -> String { "/rendez-vous/suivi/\(appointment)-\(seal(appointment, world))" }

    static func appointment(_ key: String, _ world: World) -> ID<Appointment>? {
        let parts = key.split(separator: "-")
        guard parts.count == 2, let id = ID<Appointment>(parts[0]), Secrets.equal(String(parts[1]), seal(id, world)) else { return nil }
        return id
    }

    private static func seal(_ appointment: ID<Appointment>, _ world: World) -> String {
        String(Secrets.hex(Secrets.hmacSHA256("appointment \(appointment)".utf8, key: world.secret)).prefix(24))
    }
}
