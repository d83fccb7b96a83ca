package import Vocabulary
internal import Web

/// The mailbox that residents write to, read from one line of the configuration:
/// `imaps://user:password@imap.ville.fr/INBOX?address=questions@ville.fr`.
package struct MailboxServer: Sendable, Equatable {
    package var host: String
    package var port: Int
    /// From the first byte (`imaps`); else STARTTLS is required, unless the server is this machine.
    package var isTLS: Bool
    package var requiresTLS: Bool
    package var user: String
    package var password: String
    package var folder: String
    /// To which residents write; answers come back to it with the thread's mark after a plus sign.
    package var address: EmailAddress
    package var authorities: String?

    package init?(_ line: String) {
        guard let schemeEnd = line.firstRange(of: "://") else { return nil }
        let scheme = line[..<schemeEnd.lowerBound], halves = line[schemeEnd.upperBound...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard scheme == "imap" || scheme == "imaps", let at = halves[0].lastIndex(of: "@") else { return nil }
        let login = halves[0][..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { URLEncoding.decodedPathSegment($0) }
        guard login.count == 2, let user = login[0], let password = login[1], !user.isEmpty else { return nil }
        let place = halves[0][halves[0].index(after: at)...].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let names = place[0].split(separator: ":", maxSplits: 1), options = (try? URLEncoding.parse(halves.count > 1 ? String(halves[1]) : "")) ?? []
        guard let host = names.first, host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }) else { return nil }
        guard let address = EmailAddress(options.last { $0.name == "address" }?.value ?? user) else { return nil }
        let isLocal = ["localhost", "127.0.0.1"].contains(String(host))
        self.host = String(host)
        isTLS = scheme == "imaps"
        requiresTLS = !isTLS && !isLocal
        guard let port = names.count > 1 ? Int(names[1]) : (isTLS ? 993 : 143), (1...65535).contains(port) else { return nil }
        self.port = port
        self.user = user
        self.password = password
        folder = place.count > 1 && !place[1].isEmpty ? String(place[1]) : "INBOX"
        self.address = address
        authorities = options.last { $0.name == "ca" }?.value
    }

    /// Which mailbox it is, without its password.
    package var name: String { "\(user)@\(host)/\(folder)" }
}
