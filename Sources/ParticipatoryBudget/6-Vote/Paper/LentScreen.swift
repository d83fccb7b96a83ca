package import Database
import Vocabulary
package import Web

/// A browser that an agent lent to a voter: it is known, and it is nobody.
package enum LentScreen {
    /// - Parameter digest: SHA-256 of what the browser holds, in hexadecimal.
    package static func identify(_ digest: String, _ db: Reading) throws -> Identity? {
        try KioskStore.isLent(digest, db) ? Identity(actor: .visitor) : nil
    }
}
