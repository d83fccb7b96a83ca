internal import Web

/// The relay that takes our mail, read from one line of the configuration:
/// `smtp://user:password@relay.ville.fr:587`, `smtps://relay.ville.fr`, `smtp://localhost:25?starttls=no`.
package struct SMTPServer: Sendable, Equatable {
    /// How the talk is hidden from others: not at all, after STARTTLS, or from the first byte.
    package enum Security: String, Sendable { case none = "no", startTLS = "required", tls }

    package var host: String
    package var port: Int
    package var security: Security
    package var user: String?
    package var password: String?
    /// The name we give ourselves in EHLO.
    package var clientName: String
    /// A file of certificates to trust besides the system's (`ca=/etc/…`).
    package var authorities: String?

    /// Nil when the line is not such an address. Without `starttls=`, encryption is required unless the relay is this machine.
    package init?(_ address: String) {
        guard let schemeEnd = address.firstRange(of: "://") else { return nil }
        let scheme = address[..<schemeEnd.lowerBound], rest = address[schemeEnd.upperBound...]
        guard scheme == "smtp" || scheme == "smtps" else { return nil }
        let halves = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let options = (try? URLEncoding.parse(halves.count > 1 ? String(halves[1]) : "")) ?? []
        func option(_ name: String) -> String? { options.last { $0.name == name }?.value }

        var place = halves[0].prefix { $0 != "/" }
        if let at = place.lastIndex(of: "@") {
            let login = place[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { URLEncoding.decodedPathSegment($0) }
            guard let user = login[0], !user.isEmpty, login.count == 2, let password = login[1] else { return nil }
            (self.user, self.password) = (user, password)
            place = place[place.index(after: at)...]
        }
        guard let (host, port) = Self.hostAndPort(place) else { return nil }
        self.host = host
        let isLocal = ["localhost", "127.0.0.1", "[::1]"].contains(host)
        let chosen = option("starttls").map(Security.init(rawValue:)) ?? (isLocal ? Security.none : .startTLS)
        guard let security = scheme == "smtps" ? .tls : chosen else { return nil }
        self.security = security
        self.port = port ?? (security == .tls ? 465 : isLocal ? 25 : 587)
        clientName = String((option("name") ?? "localhost").filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") })
        authorities = option("ca")
    }

    private static func hostAndPort(_ text: Substring) -> (String, Int?)? {
        let hostEnd = text.first == "[" ? text.firstIndex(of: "]").map(text.index(after:)) : text.firstIndex(of: ":")
        let host = text[..<(hostEnd ?? text.endIndex)], rest = text[(hostEnd ?? text.endIndex)...]
        let isName: (Character) -> Bool = { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_[]:".contains($0)) }
        guard !host.isEmpty, host.allSatisfy(isName) else { return nil }
        if rest.isEmpty { return (String(host), nil) }
        guard rest.first == ":", let port = Int(rest.dropFirst()), (1...65535).contains(port) else { return nil }
        return (String(host), port)
    }
}
