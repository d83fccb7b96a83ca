/// What the city agreed with its provider of identity (FranceConnect: by DataPass).
package struct OpenIDSettings: Sendable, Equatable {
    package var name: String
    package var issuer: String
    package var client: String
    package var secret: String
    /// The least that the provider must have made sure of (eIDAS).
    package var level = "eidas1"

    /// Nil when an address is not one: encrypted, but on this machine.
    package init?(name: String, issuer: String, client: String, secret: String) {
        self.name = name
        self.issuer = issuer
        self.client = client
        self.secret = secret
        guard takes(issuer), !issuer.hasSuffix("/"), !client.isEmpty, !secret.isEmpty else { return nil }
    }

    private var isLocal: Bool { issuer.hasPrefix("http://localhost:") || issuer.hasPrefix("http://127.0.0.1:") }

    func takes(_ address: String) -> Bool { address.hasPrefix("https://") || (isLocal && address.hasPrefix("http://")) }

    /// Levels that are one as good as this at least.
    func accepts(_ acr: String?) -> Bool {
        let levels = ["eidas1", "eidas2", "eidas3"]
        guard let least = levels.firstIndex(of: level), let acr, let found = levels.firstIndex(of: acr) else { return false }
        return found >= least
    }
}

/// Why what a provider says is not believed.
package enum ProviderFault: Error, Sendable, Equatable {
    /// It does not answer.
    case silence
    /// What it answers cannot be read, or is not its own.
    case answer
    case algorithm, key, signature
    case issuer, audience, expired, nonce, subject
    /// The identity was not made sure of well enough.
    case level
}
