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
