import Vocabulary
import Web

/// The code on the screen of a room: signed, for one meeting, for a few minutes. Who types it is in the room.
enum PresenceCode {
    /// How long a code stays on the screen; the one before it is still taken.
    static let life = Span.minutes(3)

    private static let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")

    static func code(_ meeting: ID<Meeting>, at now: Instant, _ world: World) -> String { code(meeting, slot: slot(now), world) }

    static func isGood(_ typed: String, for meeting: ID<Meeting>, at now: Instant, _ world: World) -> Bool {
        let typed = typed.uppercased().filter { $0.isLetter || $0.isNumber }
        return [slot(now), slot(now) - 1].contains { Secrets.equal(code(meeting, slot: $0, world), typed) }
    }

    private static func slot(_ now: Instant) -> Int { now.milliseconds / life.milliseconds }

    private static func code(_ meeting: ID<Meeting>, slot: Int, _ world: World) -> String {
        String(Secrets.hmacSHA256(Array("presence \(meeting) \(slot)".utf8), key: world.secret).prefix(6).map { letters[Int($0) % letters.count] })
    }
}
