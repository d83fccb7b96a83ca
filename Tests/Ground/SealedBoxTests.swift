import Testing
import Web

/// What is sealed, and what is signed.
@Suite struct `Sealing and signing` {
    private let message = Array("1,3".utf8)

    @Test func `only its own private half opens what was sealed, and nothing changed opens`() throws {
        let pair = SealedBox.pair(seed: Secrets.randomBytes(32)), other = SealedBox.pair(seed: Secrets.randomBytes(32))
        let sealed = SealedBox.seal(message, for: pair.publicKey)
        #expect(sealed.count == message.count + SealedBox.overhead)
        #expect(SealedBox.open(sealed, with: pair) == message && SealedBox.open(sealed, with: other) == nil)
        #expect(sealed != SealedBox.seal(message, for: pair.publicKey), "the same choice never looks the same twice")
        for place in [0, 40, sealed.count - 1] {
            var changed = sealed
            changed[place] ^= 1
            #expect(SealedBox.open(changed, with: pair) == nil)
        }
        #expect(SealedBox.open([], with: pair) == nil)
        #expect(SealedBox.pair(privateKey: pair.privateKey)?.publicKey == pair.publicKey && SealedBox.pair(privateKey: [1]) == nil)
    }

    @Test func `a seal begun ahead is one like any other, and serves once`() async throws {
        let pair = SealedBox.pair(seed: Secrets.randomBytes(32)), pool = SealPool()
        let sealed = await withTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<600 { group.addTask { pool.seal(message, for: pair.publicKey) } }
            return await group.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        #expect(sealed.allSatisfy { SealedBox.open($0, with: pair) == message } && Set(sealed.map { Array($0.prefix(32)) }).count == 600)
    }

    @Test func `one key seals and opens, another does not`() {
        let sealed = SecretBox.seal(message, key: [1, 2], nonce: Secrets.randomBytes(24))
        #expect(SecretBox.open(sealed, key: [1, 2]) == message)
        #expect(SecretBox.open(sealed, key: [1, 3]) == nil && SecretBox.open(Array(sealed.dropLast()), key: [1, 2]) == nil && SecretBox.open([], key: []) == nil)
    }

    @Test func `a signature is that of RFC 8032, of this text, by this key`() throws {
        // §7.1, test 2.
        let seed = try #require(Secrets.bytes(hex: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
        let signer = Signer(seed: seed)
        #expect(Secrets.hex(signer.publicKey) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        let signature = signer.sign([0x72])
        #expect(Secrets.hex(signature).hasPrefix("92a009a9f0d4cab8720e820b5f642540"))
        #expect(Signer.isGenuine(signature, of: [0x72], by: signer.publicKey) && !Signer.isGenuine(signature, of: [0x73], by: signer.publicKey))
        #expect(!Signer.isGenuine([], of: [0x72], by: signer.publicKey) && !Signer.isGenuine(signature, of: [0x72], by: []))
    }

    @Test func `hexadecimal digits are read back, anything else is not`() {
        #expect(Secrets.bytes(hex: "00fFa1") == [0, 255, 161] && Secrets.bytes(hex: "") == [])
        #expect(Secrets.bytes(hex: "0") == nil && Secrets.bytes(hex: "0g") == nil && Secrets.bytes(hex: "é9") == nil)
    }
}
