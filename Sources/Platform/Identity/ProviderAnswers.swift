internal import FoundationEssentials

/// Where the provider's doors are (`.well-known/openid-configuration`).
struct ProviderPlaces: Decodable, Sendable {
    var issuer: String
    var authorization: String
    var token: String
    var person: String
    var keys: String
    var farewell: String?

    private enum CodingKeys: String, CodingKey {
        case issuer, authorization = "authorization_endpoint", token = "token_endpoint", person = "userinfo_endpoint", keys = "jwks_uri"
        case farewell = "end_session_endpoint"
    }
}

/// The list of a provider's keys; those of a kind that we do not know are passed over.
struct ProviderKeys: Decodable, Sendable {
    var keys: [PublicKey]
}

/// What the provider gives for a code.
struct ProviderTokens: Decodable, Sendable {
    var access: String
    var identity: String

    private enum CodingKeys: String, CodingKey { case access = "access_token", identity = "id_token" }
}

/// What the signed tokens say: of the sign-in, and of the person.
struct ProviderClaims: Decodable, Sendable {
    var issuer: String
    var subject: String
    var audience: Audience
    /// Seconds since 1970.
    var expires: Double?
    var nonce: String?
    var level: String?
    var givenName: String?
    var familyName: String?
    var bornOn: String?

    private enum CodingKeys: String, CodingKey {
        case issuer = "iss", subject = "sub", audience = "aud", expires = "exp", nonce, level = "acr"
        case givenName = "given_name", familyName = "family_name", bornOn = "birthdate"
    }

    /// One name, or several.
    struct Audience: Decodable, Sendable {
        var names: [String]

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let name = try? value.decode(String.self) { names = [name] } else { names = try value.decode([String].self) }
        }
    }
}
