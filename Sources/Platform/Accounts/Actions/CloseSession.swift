import Database
import Vocabulary
import Web

/// A person closes one of her sessions.
struct CloseSession: Action {
    typealias FormPage = SessionsPage
    static let path: Path = "/mon-compte/sessions/fermer"
    static let limits = Limits(changesPages: false)

    let digest: String

    init(_ form: inout FormReader, _ account: AccountID) { digest = form.raw("session") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> AccountID { try visit.account() }
    static func refusal(_ account: AccountID, _ visit: Visit) -> Refusal? { nil }

    func perform(_ account: AccountID, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try Sessions.close(digest, of: account, db) else { return Outcome(to: SessionsPage.link, saying: "Cette session était déjà fermée.") }
        return Outcome(to: SessionsPage.link, saying: "La session est fermée.")
    }
}
