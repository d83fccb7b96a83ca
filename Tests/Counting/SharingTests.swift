import Sharing
import Testing
#if canImport(Glibc)
import Glibc
#endif

/// A secret and its shares, here and with Debian's libgfshare.
@Suite struct `Sharing a secret` {
    private let secret = Array("la clé de l’urne, 32 octets ou plus".utf8)
    /// Counted, so that a failure happens again.
    private static func chance(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: ($0 + 1) &* 167 ^ $0 >> 3) } }

    private func subsets(_ shares: [SecretSharing.Share], of size: Int) -> [[SecretSharing.Share]] {
        (0..<1 << shares.count).map { mask in shares.indices.filter { mask >> $0 & 1 == 1 }.map { shares[$0] } }.filter { $0.count == size }
    }

    @Test(arguments: [(3, 2), (4, 3), (5, 3), (7, 4), (7, 7), (1, 1)]) func `any threshold of shares gives it back, one fewer does not`(count: Int, threshold: Int) throws {
        let shares = SecretSharing.split(secret, into: count, threshold: threshold, chance: Self.chance)
        #expect(shares.map(\.number) == (1...count).map { UInt8($0) })
        for few in subsets(shares, of: threshold) { #expect(try SecretSharing.combine(few) == secret) }
        for few in subsets(shares, of: threshold - 1) where threshold > 1 { #expect(try SecretSharing.combine(few) != secret) }
        #expect(try SecretSharing.combine(shares.reversed()) == secret, "more than enough, in any order")
    }

    @Test func `one share fewer fits every secret alike`() throws {
        // With two of three needed, for each possible byte there is a second share that would give it.
        let share = SecretSharing.split([0x5a], into: 3, threshold: 2, chance: Self.chance)[0]
        let possible = try Set((0...255).map { try SecretSharing.combine([share, .init(number: 2, bytes: [UInt8($0)])])[0] })
        #expect(possible.count == 256)
    }

    @Test func `shares that do not go together are refused`() {
        #expect(throws: SecretSharing.Problem.none) { try SecretSharing.combine([]) }
        #expect(throws: SecretSharing.Problem.number(0)) { try SecretSharing.combine([.init(number: 0, bytes: [1])]) }
        #expect(throws: SecretSharing.Problem.number(4)) { try SecretSharing.combine([.init(number: 4, bytes: [1]), .init(number: 4, bytes: [1])]) }
        #expect(throws: SecretSharing.Problem.lengthsDiffer) { try SecretSharing.combine([.init(number: 1, bytes: [1]), .init(number: 2, bytes: [1, 2])]) }
    }

    // MARK: libgfshare

    private static let hasGfshare = system("command -v gfsplit >/dev/null && command -v gfcombine >/dev/null") == 0

    private static func folder() -> String {
        var template = Array("/tmp/parvis-shares-XXXXXX".utf8CString)
        mkdtemp(&template)
        return template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    private static func write(_ bytes: [UInt8], _ path: String) {
        let file = fopen(path, "wb")!
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    private static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    @Test(.enabled(if: hasGfshare, "libgfshare-bin is not installed")) func `gfcombine finds the secret in our shares`() {
        let folder = Self.folder()
        for share in SecretSharing.split(secret, into: 5, threshold: 3, chance: Self.chance) where [1, 3, 5].contains(share.number) {
            Self.write(share.bytes, "\(folder)/part.00\(share.number)")
        }
        #expect(system("cd \(folder) && gfcombine -o found part.001 part.003 part.005") == 0)
        #expect(Self.read("\(folder)/found") == secret)
    }

    @Test(.enabled(if: hasGfshare, "libgfshare-bin is not installed")) func `we find the secret in the shares of gfsplit`() throws {
        let folder = Self.folder()
        Self.write(secret, "\(folder)/secret")
        #expect(system("cd \(folder) && gfsplit -n 3 -m 5 secret part") == 0)
        let shares = (1...255).compactMap { number -> SecretSharing.Share? in
            let name = String("00\(number)".suffix(3)), bytes = Self.read("\(folder)/part.\(name)")
            return bytes.isEmpty ? nil : .init(number: UInt8(number), bytes: bytes)
        }
        #expect(shares.count == 5)
        for few in subsets(shares, of: 3) { #expect(try SecretSharing.combine(few) == secret) }
    }
}
