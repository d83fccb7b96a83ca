internal import CSodium
internal import Storage

/// Randomness, digests and comparisons that must not leak, all by libsodium, which every function starts.
package enum Secrets {
    package static func randomBytes(_ count: Int) -> [UInt8] {
        Sodium.started
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            if count > 0 { randombytes_buf(buffer.baseAddress!, count) }
            filled = count
        }
    }

    /// 256 random bits in base64url: 43 characters that need no escaping in a URL, a cookie or a form.
    package static func token() -> String { base64url(randomBytes(32)) }

    package static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        Sodium.started
        return contiguous(bytes) { input in
            digest(Int(crypto_hash_sha256_BYTES)) { _ = crypto_hash_sha256($0, input.baseAddress, UInt64(input.count)) }
        }
    }

    package static func sha256(_ text: String) -> [UInt8] { sha256(text.utf8) }
    package static func sha256Hex(_ bytes: some Sequence<UInt8>) -> String { hex(sha256(bytes)) }
    package static func sha256Hex(_ text: String) -> String { hex(sha256(text.utf8)) }

    /// HMAC-SHA-256 (RFC 2104), under a key of any length.
    package static func hmacSHA256(_ bytes: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
        Sodium.started
        return contiguous(bytes) { input in
            digest(Int(crypto_auth_hmacsha256_BYTES)) { output in
                var state = crypto_auth_hmacsha256_state()
                crypto_auth_hmacsha256_init(&state, key, key.count)
                crypto_auth_hmacsha256_update(&state, input.baseAddress, UInt64(input.count))
                crypto_auth_hmacsha256_final(&state, output)
            }
        }
    }

    /// BLAKE2b (RFC 7693) of 16 to 64 bytes, under a key of 16 to 64 bytes.
    package static func blake2b(_ bytes: some Sequence<UInt8>, key: [UInt8], length: Int = 32) -> [UInt8] {
        Sodium.started
        precondition((16...64).contains(key.count) && (16...64).contains(length), "BLAKE2b takes a key and a length of 16 to 64 bytes")
        return contiguous(bytes) { input in
            digest(length) { _ = crypto_generichash($0, length, input.baseAddress, UInt64(input.count), key, key.count) }
        }
    }

    /// Whether two secrets are the same, in a time that does not tell where they differ. Their length is no secret.
    package static func equal(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        Sodium.started
        return one.count == other.count && (one.isEmpty || sodium_memcmp(one, other, one.count) == 0)
    }

    package static func equal(_ one: String, _ other: String) -> Bool { equal(Array(one.utf8), Array(other.utf8)) }

    package static func hex(_ bytes: some Sequence<UInt8>) -> String {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.underestimatedCount)
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil when the text is not an even number of hexadecimal digits.
    package static func bytes(hex text: some StringProtocol) -> [UInt8]? {
        let digits = text.utf8.map { digit -> UInt8? in
            switch digit {
            case 48...57: digit - 48
            case 65...70: digit - 55
            case 97...102: digit - 87
            default: nil
            }
        }
        let values = digits.compactMap(\.self)
        guard values.count == digits.count, values.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }

    /// RFC 4648 §5, without padding.
    package static func base64url(_ bytes: [UInt8]) -> String {
        Sodium.started
        let capacity = sodium_base64_encoded_len(bytes.count, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        return String(unsafeUninitializedCapacity: capacity) { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                _ = sodium_bin2base64($0.baseAddress!, capacity, bytes, bytes.count, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
            }
            return capacity - 1
        }
    }

    /// Nil when the text is not base64url without padding.
    package static func bytes(base64url text: String) -> [UInt8]? {
        Sodium.started
        var bytes = [UInt8](repeating: 0, count: text.utf8.count)
        var count = 0
        let failed = sodium_base642bin(
            &bytes, bytes.count, text, text.utf8.count, nil, &count, nil, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        return failed == 0 ? Array(bytes.prefix(count)) : nil
    }

    private static func digest(_ length: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
            fill(buffer.baseAddress!)
            filled = length
        }
    }

    private static func contiguous<Result>(_ bytes: some Sequence<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withContiguousStorageIfAvailable(body) ?? Array(bytes).withUnsafeBufferPointer(body)
    }
}
