import Testing
@testable import Web

/// The squares of a meeting's screen and of the ballot papers, as OpenCV's reader has read them.
@Suite struct `Squares that a phone reads` {
    /// Digests of squares that a reader other than ours has read back.
    static let read = [
        ("abc", 21, "9c98978a088141d5281b56c9878a39eeb0ef94a191a75521ad05a0ef65ffaac0"),
        ("http://town.test/instances/centre/reunions/1/presence?code=ABCDEF", 37, "6a3dc5eb5982344492092e611acc19734cf6be8bb2a08f09358dea3a79f9bd73"),
        (String(repeating: "x", count: 106), 41, "7c10b09ae528505dc913009ca42f0eafedf2129151607b984f7a08e1ff9c1ffc"),
    ]

    @Test(arguments: read) func `are drawn module by module`(text: String, side: Int, digest: String) throws {
        let square = try #require(QRCode(text))
        #expect(square.modules.count == side && square.modules.allSatisfy { $0.count == side })
        #expect(Secrets.sha256Hex(square.modules.joined().map { $0 ? "1" : "0" }.joined()) == digest)
    }

    @Test func `a text too long for them is refused`() { #expect(QRCode(String(repeating: "x", count: 3000)) == nil) }
}
