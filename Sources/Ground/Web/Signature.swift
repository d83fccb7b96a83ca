internal import CSodium
internal import Storage

/// Signs texts with Ed25519 (RFC 8032): anyone who has the public half checks them.
package struct Signer: Sendable {
    /// 32 bytes.
    package let publicKey: [UInt8]
    private let privateKey: [UInt8]

    /// The same seed of 32 bytes gives the same signer.
    package init(seed: [UInt8]) {
        Sodium.started
        precondition(seed.count == crypto_sign_seedbytes(), "a seed of 32 bytes")
        var publicKey = [UInt8](repeating: 0, count: crypto_sign_publickeybytes())
        var privateKey = [UInt8](repeating: 0, count: crypto_sign_secretkeybytes())
        crypto_sign_seed_keypair(&publicKey, &privateKey, seed)
        (self.publicKey, self.privateKey) = (publicKey, privateKey)
    }

    package func sign(_ text: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: crypto_sign_bytes())
        crypto_sign_detached(&signature, nil, text, UInt64(text.count), privateKey)
        return signature
    }

    package static func isGenuine(_ signature: [UInt8], of text: [UInt8], by publicKey: [UInt8]) -> Bool {
        Sodium.started
        guard signature.count == crypto_sign_bytes(), publicKey.count == crypto_sign_publickeybytes() else { return false }
        return crypto_sign_verify_detached(signature, text, UInt64(text.count), publicKey) == 0
    }
}
