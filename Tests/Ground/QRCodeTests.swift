import Testing
@testable import Web

/// The squares of a meeting's screen, module by module, as OpenCV's reader has read them.
@Suite struct `Squares that a phone reads` {
    /// Digests of squares that a reader other than ours has read back.
    static let read = [
        ("abc", 21, "95457c2e242274636d7ddf17eda4af5390e0d3a2528c6e889b173f96a6621d9d"),
        ("http://town.test/instances/centre/reunions/1/presence?code=ABCDEF", 33, "31ec644d543a4f0330356abd18db9acdacec7a9ba163e02b42034aec3bce197c"),
        (String(repeating: "x", count: 106), 37, "0bb91879dc71812dfcfa5ca3df4355cd77d133217919c523bea3e7f34a2f0894"),
    ]

    @Test(arguments: read) func `are drawn module by module`(text: String, side: Int, digest: String) throws {
        let square = try #require(QRCode(text))
        #expect(square.modules.count == side && square.modules.allSatisfy { $0.count == side })
        #expect(Secrets.sha256Hex(square.modules.joined().map { $0 ? "1" : "0" }.joined()) == digest)
    }

    @Test func `a text too long for them is refused`() { #expect(QRCode(String(repeating: "x", count: 107)) == nil) }
}
