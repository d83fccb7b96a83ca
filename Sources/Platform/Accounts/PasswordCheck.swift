import Database
import Vocabulary
import Web

/// Whether what somebody typed is her password; wrong tries slow down the next ones.
enum PasswordCheck: Sendable {
    /// With the hash it was compared with, which must still be the one kept when the act is performed.
    case right(AccountID, hash: String)
    case wrong
    case locked(until: Instant)

    static func of(_ typed: String, for email: EmailAddress, _ visit: Visit) async throws -> PasswordCheck {
        let (client, now) = (visit.client, visit.now)
        if let until = try await visit.world.database.write({ try SignInFailureStore.begin(email, from: client, at: now, $0) }) {
            return .locked(until: until)
        }
        let known = try await visit.world.database.read { db -> (AccountID, String?)? in
            guard let account = try AccountStore.account(email, db) else { return nil }
            return (account.id, try AccountStore.password(account.id, db))
        }
        let isRight = try await visit.world.verify(typed, against: known?.1)
        guard isRight, case (let account, let hash?)? = known else { return .wrong }
        return .right(account, hash: hash)
    }

    /// The same for the person who is signed in and is asked again.
    static func ofSignedIn(_ typed: String, _ visit: Visit) async throws -> PasswordCheck {
        let id = try visit.account()
        guard let email = try await visit.world.database.read({ try AccountStore.account(id, $0).email }) else { return .wrong }
        return try await of(typed, for: email, visit)
    }
}

extension PasswordCheck {
    /// Throws what is to be read under the field, unless the password was right and still is.
    func require(_ field: String, _ account: AccountID, at now: Instant, _ db: Reading) throws {
        switch self {
        case .right(account, let hash) where try AccountStore.password(account, db) == hash: return
        case .locked(let until): throw FormErrors(field, SignInRules.lockedSentence(until: until, at: now))
        case .right, .wrong: throw FormErrors(field, "Ce n’est pas votre mot de passe actuel.")
        }
    }
}
