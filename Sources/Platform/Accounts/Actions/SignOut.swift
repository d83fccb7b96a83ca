import Database
import Vocabulary
import Web

/// A person leaves: her session ends here and in the browser.
struct SignOut: Action {
    typealias FormPage = SignInPage
    static let path: Path = "/deconnexion"
    static let limits = Limits(changesPages: false)

    init(_ form: inout FormReader, _ subject: Void) {}

    static func subject(_ visit: Visit, _ db: Reading) throws {}
    static func refusal(_ subject: Void, _ visit: Visit) -> Refusal? { nil }

    func perform(_ subject: Void, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if let token = visit.sessionToken { try Sessions.close(token: token, db) }
        return Outcome(to: "/", saying: "Vous êtes déconnecté·e. À bientôt.", session: .closed)
    }
}
