import Database
import Vocabulary
import Web

/// Anybody looks for a receipt in the public list. It is sent as a form so that it stands in no address; nothing is written.
struct CheckReceipt: Action {
    typealias FormPage = UrnPage
    static let path: Path = "/editions/:edition/urne"
    static var limits: Limits { Limits(perTenMinutes: 120, changesPages: false) }

    init(_ form: inout FormReader, _ edition: Edition) {
        if Receipt.digits(typed: form.raw("receipt")) == nil {
            form.error("receipt", "Un reçu s’écrit en groupes de quatre chiffres ou lettres de a à f. Les cinq premiers groupes suffisent.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }
    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { nil }

    /// The page again, with what was found.
    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome { throw FormErrors() }
}
