import Testing
@testable import Web

@Suite struct SecretsTests {
    @Test func `digests are those of the standards`() {
        #expect(Secrets.sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Secrets.sha256Hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        // RFC 4231, case 2, whose key is shorter than a block.
        let mac = Secrets.hmacSHA256("what do ya want for nothing?".utf8, key: Array("Jefe".utf8))
        #expect(Secrets.hex(mac) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        // RFC 4231, case 6, whose key is longer than a block.
        let long = Secrets.hmacSHA256("Test Using Larger Than Block-Size Key - Hash Key First".utf8, key: [UInt8](repeating: 0xAA, count: 131))
        #expect(Secrets.hex(long) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
        // BLAKE2 reference, keyed, empty input, key 00…3f.
        let keyed = Secrets.blake2b([], key: Array(0..<64), length: 64)
        #expect(Secrets.hex(keyed.prefix(8)) == "10ebb67700b1868e")
    }

    @Test func `the same digest comes from bytes in an array, a slice or a lazy sequence`() {
        let bytes = Array("une ville".utf8)
        #expect(Secrets.sha256(bytes) == Secrets.sha256(([0] + bytes)[1...]))
        #expect(Secrets.sha256(bytes) == Secrets.sha256(bytes.lazy.map { $0 }))
    }

    @Test func `a token is 43 characters that need no escaping, and never the same`() {
        let tokens = (0..<1000).map { _ in Secrets.token() }
        #expect(Set(tokens).count == 1000)
        #expect(tokens.allSatisfy { $0.utf8.count == 43 && URLEncoding.queryValue($0) == $0 })
        #expect(Secrets.bytes(base64url: tokens[0])?.count == 32)
    }

    @Test func `base64url gives back any bytes and refuses other characters`() {
        for count in 0..<70 {
            let bytes = Secrets.randomBytes(count)
            #expect(Secrets.bytes(base64url: Secrets.base64url(bytes)) == bytes)
        }
        #expect(Secrets.base64url([0xFB, 0xFF]) == "-_8")
        #expect(Secrets.bytes(base64url: "+/8") == nil)
        #expect(Secrets.bytes(base64url: "é") == nil)
        #expect(Secrets.bytes(base64url: "-_8=") == nil)
    }

    @Test func `comparison sees every difference`() {
        #expect(Secrets.equal("jeton", "jeton") && Secrets.equal([], []))
        #expect(!Secrets.equal("jeton", "jetom") && !Secrets.equal("jeton", "jeto") && !Secrets.equal("", "j"))
    }
}
