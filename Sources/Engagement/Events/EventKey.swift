import Vocabulary
import Web

/// What opens a sign-up to the person who made it: its number and a seal that only the city can make.
enum EventKey {
    static func link(_ signUp: ID<EventSignUp>, _ world: World) -> String { "/agenda/suivi/\(signUp)-\(seal(signUp, world))" }

    static func signUp(_ key: String, _ world: World) -> ID<EventSignUp>? {
        let parts = key.split(separator: "-")
        guard parts.count == 2, let id = ID<EventSignUp>(parts[0]), Secrets.equal(String(parts[1]), seal(id, world)) else { return nil }
        return id
    }

    private static func seal(_ signUp: ID<EventSignUp>, _ world: World) -> String {
        String(Secrets.hex(Secrets.hmacSHA256("event sign-up \(signUp)".utf8, key: world.secret)).prefix(24))
    }
}
