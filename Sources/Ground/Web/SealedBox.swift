internal import CSodium
internal import Storage

/// Anonymous encryption by libsodium (X25519, XSalsa20-Poly1305): whoever has the public half seals, only the private half opens, and
/// nothing tells who sealed.
package enum SealedBox {
    /// What a sealed message has more than the message, in bytes.
    package static let overhead = crypto_box_sealbytes()
    package static let keyLength = crypto_box_publickeybytes()
    package static let seedLength = crypto_box_seedbytes()

    /// The two halves of a key, 32 bytes each.
    package struct Pair: Sendable {
        package let publicKey: [UInt8]
        package let privateKey: [UInt8]
    }

    /// The same seed of 32 bytes gives the same pair.
    package static func pair(seed: [UInt8]) -> Pair {
        Sodium.started
        precondition(seed.count == seedLength, "a seed of 32 bytes")
        var (publicKey, privateKey) = ([UInt8](repeating: 0, count: keyLength), [UInt8](repeating: 0, count: keyLength))
        crypto_box_seed_keypair(&publicKey, &privateKey, seed)
        return Pair(publicKey: publicKey, privateKey: privateKey)
    }

    /// The pair of a private half; its public half tells whether it is the right one.
    package static func pair(privateKey: [UInt8]) -> Pair? {
        Sodium.started
        guard privateKey.count == keyLength else { return nil }
        var publicKey = [UInt8](repeating: 0, count: keyLength)
        guard crypto_scalarmult_base(&publicKey, privateKey) == 0 else { return nil }
        return Pair(publicKey: publicKey, privateKey: privateKey)
    }

    package static func seal(_ message: [UInt8], for publicKey: [UInt8]) -> [UInt8] {
        Sodium.started
        precondition(publicKey.count == keyLength, "a public half of 32 bytes")
        var sealed = [UInt8](repeating: 0, count: message.count + overhead)
        crypto_box_seal(&sealed, message, UInt64(message.count), publicKey)
        return sealed
    }

    /// All that a seal needs before there is a message: a pair for this once, its nonce, the key that both sides find.
    struct Start: Sendable {
        fileprivate let once: [UInt8]
        fileprivate let nonce: [UInt8]
        fileprivate let key: [UInt8]
    }

    /// The slow half of `crypto_box_seal`.
    static func start(for publicKey: [UInt8]) -> Start {
        Sodium.started
        precondition(publicKey.count == keyLength, "a public half of 32 bytes")
        var (once, secret) = ([UInt8](repeating: 0, count: keyLength), [UInt8](repeating: 0, count: keyLength))
        crypto_box_keypair(&once, &secret)
        var nonce = [UInt8](repeating: 0, count: crypto_box_noncebytes()), key = [UInt8](repeating: 0, count: crypto_box_beforenmbytes())
        let both = once + publicKey
        crypto_generichash(&nonce, nonce.count, both, UInt64(both.count), nil, 0)
        let failed = crypto_box_beforenm(&key, publicKey, secret)
        precondition(failed == 0, "a public half that is a point of the curve")
        return Start(once: once, nonce: nonce, key: key)
    }

    /// The fast half: what `crypto_box_seal` gives.
    static func seal(_ message: [UInt8], from start: Start) -> [UInt8] {
        var body = [UInt8](repeating: 0, count: message.count + overhead - keyLength)
        crypto_box_easy_afternm(&body, message, UInt64(message.count), start.nonce, start.key)
        return start.once + body
    }

    /// Nil when it was not sealed for this pair, or was changed since.
    package static func open(_ sealed: [UInt8], with pair: Pair) -> [UInt8]? {
        Sodium.started
        guard sealed.count >= overhead else { return nil }
        var message = [UInt8](repeating: 0, count: sealed.count - overhead)
        let failed = crypto_box_seal_open(&message, sealed, UInt64(sealed.count), pair.publicKey, pair.privateKey)
        return failed == 0 ? message : nil
    }
}

/// Encryption under one key that the same side keeps (XSalsa20-Poly1305).
package enum SecretBox {
    /// - Parameters:
    ///   - key: of any length; 32 bytes are drawn from it.
    ///   - nonce: 24 bytes, never twice under the same key.
    package static func seal(_ message: [UInt8], key: [UInt8], nonce: [UInt8]) -> [UInt8] {
        Sodium.started
        precondition(nonce.count == crypto_secretbox_noncebytes(), "a nonce of 24 bytes")
        var sealed = [UInt8](repeating: 0, count: message.count + crypto_secretbox_macbytes())
        crypto_secretbox_easy(&sealed, message, UInt64(message.count), nonce, Secrets.sha256(key))
        return nonce + sealed
    }

    /// Nil when it was sealed under another key, or changed since.
    package static func open(_ sealed: [UInt8], key: [UInt8]) -> [UInt8]? {
        Sodium.started
        let head = crypto_secretbox_noncebytes(), tag = crypto_secretbox_macbytes()
        guard sealed.count >= head + tag else { return nil }
        let body = Array(sealed.dropFirst(head))
        var message = [UInt8](repeating: 0, count: body.count - tag)
        let failed = crypto_secretbox_open_easy(&message, body, UInt64(body.count), Array(sealed.prefix(head)), Secrets.sha256(key))
        return failed == 0 ? message : nil
    }
}
