import Database
import Vocabulary
import Web

/// A person closes all her sessions but the one she is in.
struct CloseOtherSessions: Action {
    typealias FormPage = SessionsPage
    static let path: Path = "/mon-compte/sessions/fermer-les-autres"
    static let limits = Limits(changesPages: false)

    init(_ form: inout FormReader, _ account: AccountID) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> AccountID { try visit.account() }
    static func refusal(_ account: AccountID, _ visit: Visit) -> Refusal? { nil }

    func perform(_ account: AccountID, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try Sessions.closeAll(of: account, except: visit.sessionToken, db)
        return Outcome(to: SessionsPage.link, saying: "Toutes les autres sessions sont fermées.")
    }
}
