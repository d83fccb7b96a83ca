internal import CCrypto
internal import Web

/// A public key as a provider publishes it (RFC 7517), in a list of keys.
struct PublicKey: Decodable, Sendable {
    var kty: String
    var kid: String?
    var use: String?
    /// Of RSA.
    var n: String?
    var e: String?
    /// Of an elliptic curve.
    var crv: String?
    var x: String?
    var y: String?

    /// The one algorithm that this key serves for, said by its kind and never by a token.
    var algorithm: String? {
        if use == "enc" { return nil }
        return switch (kty, crv) {
        case ("RSA", _): "RS256"
        case ("EC", "P-256"): "ES256"
        default: nil
        }
    }

    /// As libcrypto reads it; nil when it is none, or too short to be trusted (RFC 7518 §3.3: 2048 bits).
    var der: [UInt8]? {
        switch algorithm {
        case "RS256":
            guard let n = bytes(n), let e = bytes(e), n.drop(while: { $0 == 0 }).count >= 256, !e.isEmpty else { return nil }
            return DER.key(DER.rsa, DER.sequence(DER.integer(n) + DER.integer(e)))
        case "ES256":
            guard let x = bytes(x), let y = bytes(y), x.count == 32, y.count == 32 else { return nil }
            return DER.key(DER.p256, [4] + x + y)
        default: return nil
        }
    }

    func verifies(_ signature: [UInt8], over bytes: [UInt8], _ der: [UInt8]) -> Bool {
        parvis_crypto_verify(der, der.count, bytes, bytes.count, signature, signature.count) == 1
    }

    private func bytes(_ text: String?) -> [UInt8]? { text.flatMap { Secrets.bytes(base64url: $0) } }
}

/// The few shapes of DER (X.690) that keys and signatures are written in.
enum DER {
    static let rsa: [UInt8] = [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00]
    static let p256: [UInt8] = [
        0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07,
    ]

    /// A SubjectPublicKeyInfo.
    static func key(_ algorithm: [UInt8], _ key: [UInt8]) -> [UInt8] { sequence(algorithm + element(0x03, [0] + key)) }

    static func sequence(_ content: [UInt8]) -> [UInt8] { element(0x30, content) }

    /// Of a number without sign, its first byte first.
    static func integer(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let digits = Array(bytes.drop { $0 == 0 })
        return element(0x02, (digits.first ?? 0x80) >= 0x80 ? [0] + digits : digits)
    }

    /// What ES256 writes as two numbers of 32 bytes (RFC 7518 §3.4); empty when it is not that.
    static func signature(_ raw: [UInt8]) -> [UInt8] {
        raw.count == 64 ? sequence(integer(raw[..<32]) + integer(raw[32...])) : []
    }

    private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        let length: [UInt8] = count < 128 ? [UInt8(count)] : count < 256 ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 255)]
        return [tag] + length + content
    }
}
