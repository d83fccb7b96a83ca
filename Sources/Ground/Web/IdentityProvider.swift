package import Vocabulary

/// Who vouches for people (FranceConnect, or another provider of OpenID Connect), as the houses need it; `App` fills it in for a city that
/// has one.
package struct IdentityProvider: Sendable {
    package var name: String
    /// Where the person is sent.
    package var address: @Sendable (IdentityRequest, Instant) async throws -> String
    /// What the provider says of her, for the code that it gave her.
    package var proof: @Sendable (_ code: String, IdentityRequest, Instant) async throws -> ProvenIdentity

    package init(
        name: String, address: @escaping @Sendable (IdentityRequest, Instant) async throws -> String,
        proof: @escaping @Sendable (String, IdentityRequest, Instant) async throws -> ProvenIdentity
    ) {
        self.name = name
        self.address = address
        self.proof = proof
    }
}

/// One question to the provider: `state` is drawn and kept; what must stay between the city and the provider comes from it and from the
/// secret of the city, so that no database holds it.
package struct IdentityRequest: Sendable, Equatable {
    package static let arrival: Path = "/identite/retour"
    package static let departure: Path = "/identite/sortie"

    package let state: String
    package let nonce: String
    /// Of PKCE (RFC 7636).
    package let verifier: String
    package let arrival: String
    package let departure: String

    package init(_ state: String, _ world: World) {
        func drawn(_ use: String) -> String { Secrets.base64url(Secrets.hmacSHA256(Array("identity \(use) \(state)".utf8), key: world.secret)) }
        self.state = state
        nonce = drawn("nonce")
        verifier = drawn("verifier")
        arrival = "\(world.baseURL)\(Self.arrival)"
        departure = "\(world.baseURL)\(Self.departure)"
    }

    package var challenge: String { Secrets.base64url(Secrets.sha256(verifier)) }
}

/// What a provider has verified of a person.
package struct ProvenIdentity: Sendable, Equatable {
    /// The provider and its name for her: the same each time that she comes, to this city only.
    package var subject: String
    package var givenName: String
    package var familyName: String
    /// `1980-05-17`; empty when the provider does not tell.
    package var bornOn: String
    /// Where her session with the provider is closed, and from where she comes back.
    package var farewell: String?

    package init(subject: String, givenName: String, familyName: String, bornOn: String, farewell: String?) {
        self.subject = subject
        self.givenName = givenName
        self.familyName = familyName
        self.bornOn = bornOn
        self.farewell = farewell
    }
}

/// Where another site sends a person back to, with a secret of ours. A GET that no form of ours begins: that secret, bound to her session and
/// good once, stands for the form's token.
package protocol Arrival: Sendable {
    static var path: Path { get }
    /// Uses the secret up, asks the other site, keeps what it says: no transaction waits for that site.
    static func receive(_ visit: Visit) async throws -> Outcome
}
