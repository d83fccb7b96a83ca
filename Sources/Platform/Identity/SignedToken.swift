internal import FoundationEssentials
internal import Web

/// A JSON Web Token (RFC 7519), read but not yet believed: `header.payload.signature`.
struct SignedToken: Sendable {
    /// What the token says of its own signature.
    struct Header: Decodable, Sendable {
        var alg: String
        var kid: String?
    }

    let header: Header
    let payload: [UInt8]
    private let signed: [UInt8]
    private let signature: [UInt8]

    init(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let head = Secrets.bytes(base64url: parts[0]), let payload = Secrets.bytes(base64url: parts[1]),
            let signature = Secrets.bytes(base64url: parts[2]), let header = try? JSONDecoder().decode(Header.self, from: Data(head))
        else { throw ProviderFault.answer }
        self.header = header
        self.payload = payload
        self.signature = signature
        signed = Array("\(parts[0]).\(parts[1])".utf8)
    }

    /// Whether one of the two algorithms that we take signed it; neither `none` nor HS256, which would make a secret of a public key.
    var isOfKnownAlgorithm: Bool { header.alg == "RS256" || header.alg == "ES256" }

    /// Those of the keys that may have signed it: of its algorithm, whatever the token says, and of its name.
    func candidates(_ keys: [PublicKey]) -> [PublicKey] {
        keys.filter { $0.algorithm == header.alg && (header.kid == nil || $0.kid == header.kid) }
    }

    func isSigned(by key: PublicKey) -> Bool {
        guard key.algorithm == header.alg, let der = key.der else { return false }
        return key.verifies(header.alg == "ES256" ? DER.signature(signature) : signature, over: signed, der)
    }
}
