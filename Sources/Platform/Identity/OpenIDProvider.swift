internal import FoundationEssentials
internal import Synchronization
package import Vocabulary
package import Web

/// A provider of OpenID Connect: authorization code with PKCE, signed identity token, signed answer about the person.
/// Sources: OpenID Connect Core 1.0 §3.1, RFC 7636, FranceConnect v2.
package final class OpenIDProvider: Sendable {
    package typealias Network = @Sendable (ProviderQuestion) async throws -> [UInt8]

    /// What was read of the provider, asked again after an hour.
    private struct Known: Sendable {
        var places: ProviderPlaces
        var keys: [PublicKey]
        var until: Instant
    }

    private let settings: OpenIDSettings
    private let network: Network
    private let memory = Mutex<Known?>(nil)

    package init(_ settings: OpenIDSettings, network: @escaping Network) {
        self.settings = settings
        self.network = network
    }

    package convenience init(_ settings: OpenIDSettings) { self.init(settings) { try await ProviderNetwork.ask($0) } }

    /// As the houses know it.
    package var identityProvider: IdentityProvider {
        IdentityProvider(name: settings.name, address: { try await self.address($0, at: $1) }, proof: { try await self.proof($0, $1, at: $2) })
    }

    /// Where the person is sent.
    package func address(_ request: IdentityRequest, at now: Instant) async throws -> String {
        Self.link(try await known(at: now).places.authorization, [
            ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", request.arrival),
            ("scope", "openid given_name family_name birthdate"), ("acr_values", settings.level), ("state", request.state), ("nonce", request.nonce),
            ("code_challenge", request.challenge), ("code_challenge_method", "S256"),
        ])
    }

    /// What the provider says of who came back with this code, believed only when every check holds.
    package func proof(_ code: String, _ request: IdentityRequest, at now: Instant) async throws -> ProvenIdentity {
        let places = try await known(at: now).places
        let tokens: ProviderTokens = try Self.read(try await network(ProviderQuestion(address: places.token, form: Self.query([
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", request.arrival), ("client_id", settings.client),
            ("client_secret", settings.secret), ("code_verifier", request.verifier),
        ]))))
        let claims = try await opened(Array(tokens.identity.utf8), at: now)
        try check(claims, request, at: now)
        guard !tokens.access.contains(where: \.isNewline) else { throw ProviderFault.answer }
        let person = try await opened(try await network(ProviderQuestion(address: places.person, access: tokens.access)), at: now)
        guard person.subject == claims.subject else { throw ProviderFault.subject }
        return ProvenIdentity(
            subject: "\(settings.issuer) \(claims.subject)", givenName: person.givenName ?? "", familyName: person.familyName ?? "",
            bornOn: person.bornOn ?? "", farewell: farewell(tokens.identity, request, places))
    }

    /// What only the identity token must say: that it answers this very question, is still good, and by which means the person was known.
    private func check(_ claims: ProviderClaims, _ request: IdentityRequest, at now: Instant) throws {
        guard let expires = claims.expires, expires * 1000 > Double(now.milliseconds) else { throw ProviderFault.expired }
        guard let nonce = claims.nonce, Secrets.equal(nonce, request.nonce) else { throw ProviderFault.nonce }
        guard settings.accepts(claims.level) else { throw ProviderFault.level }
        guard !claims.subject.isEmpty else { throw ProviderFault.subject }
    }

    /// A token of this provider for this city, its signature verified; its keys are asked for again when none is the one.
    private func opened(_ bytes: [UInt8], at now: Instant) async throws -> ProviderClaims {
        let token = try SignedToken(bytes)
        guard token.isOfKnownAlgorithm else { throw ProviderFault.algorithm }
        var keys = token.candidates(try await known(at: now).keys)
        if !keys.contains(where: token.isSigned(by:)) { keys = token.candidates(try await learn(at: now).keys) }
        if keys.isEmpty { throw ProviderFault.key }
        guard keys.contains(where: token.isSigned(by:)) else { throw ProviderFault.signature }
        let claims: ProviderClaims = try Self.read(token.payload)
        guard claims.issuer == settings.issuer else { throw ProviderFault.issuer }
        // Another service's token is not ours, and nobody but this city is to be spoken to with it.
        guard claims.audience.names == [settings.client] else { throw ProviderFault.audience }
        return claims
    }

    private func farewell(_ token: String, _ request: IdentityRequest, _ places: ProviderPlaces) -> String? {
        places.farewell.map { Self.link($0, [("id_token_hint", token), ("state", request.state), ("post_logout_redirect_uri", request.departure)]) }
    }

    // MARK: What is known of the provider

    private func known(at now: Instant) async throws -> Known {
        if let known = memory.withLock({ $0 }), now < known.until { return known }
        return try await learn(at: now)
    }

    private func learn(at now: Instant) async throws -> Known {
        let places: ProviderPlaces = try Self.read(try await network(ProviderQuestion(address: settings.issuer + "/.well-known/openid-configuration")))
        guard places.issuer == settings.issuer else { throw ProviderFault.issuer }
        let addresses = [places.authorization, places.token, places.person, places.keys] + [places.farewell].compactMap(\.self)
        guard addresses.allSatisfy(settings.takes) else { throw ProviderFault.answer }
        let keys: ProviderKeys = try Self.read(try await network(ProviderQuestion(address: places.keys)))
        let learnt = Known(places: places, keys: keys.keys, until: now + .hours(1))
        memory.withLock { $0 = learnt }
        return learnt
    }

    private static func read<T: Decodable>(_ bytes: [UInt8]) throws -> T {
        do { return try JSONDecoder().decode(T.self, from: Data(bytes)) } catch { throw ProviderFault.answer }
    }

    private static func query(_ fields: [(String, String)]) -> String { URLEncoding.query(fields.map { URLEncoding.Field(name: $0.0, value: $0.1) }) }

    private static func link(_ address: String, _ fields: [(String, String)]) -> String { "\(address)\(address.contains("?") ? "&" : "?")\(query(fields))" }
}
