import Glibc

/// The changes of a zone's offset over time: a TZif file (RFC 8536), and the rule that goes on after its last change.
struct ZoneTable: Sendable {
    private var changes: [Int] = []
    private var offsets: [Int] = []
    private var firstOffset: Int
    private var rule: SeasonRule?

    init(rule: SeasonRule) {
        self.rule = rule
        firstOffset = rule.standard
    }

    init?(zone: String) {
        let isName = !zone.isEmpty && zone.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "/_+-".utf8.contains(byte)
        }
        guard isName, !zone.hasPrefix("/"), let bytes = Self.read("/usr/share/zoneinfo/" + zone) else { return nil }
        self.init(bytes)
    }

    /// From the second block of the file, whose times have 64 bits; nil when it is not such a file.
    init?(_ bytes: [UInt8]) {
        func number(_ at: Int, _ width: Int) -> Int { bytes[at..<at + width].reduce(0) { $0 << 8 | Int($1) } }
        func counts(_ at: Int) -> [Int]? {
            guard bytes.count >= at + 44, bytes[at..<at + 4].elementsEqual("TZif".utf8) else { return nil }
            return (0..<6).map { number(at + 20 + 4 * $0, 4) }
        }
        func length(_ c: [Int], _ time: Int) -> Int { c[3] * (time + 1) + c[4] * 6 + c[5] + c[2] * (time + 4) + c[1] + c[0] }

        guard let old = counts(0), bytes[4] >= UInt8(ascii: "2") else { return nil }
        let second = 44 + length(old, 4)
        guard let c = counts(second), bytes.count > second + 44 + length(c, 8) else { return nil }
        let times = second + 44, kinds = times + 8 * c[3], types = kinds + c[3], footer = second + 44 + length(c, 8) + 1
        let typeOffsets = (0..<c[4]).map { Int(Int32(truncatingIfNeeded: number(types + 6 * $0, 4))) }
        guard let first = typeOffsets.first, bytes[kinds..<types].allSatisfy({ Int($0) < c[4] }) else { return nil }
        firstOffset = first
        changes = (0..<c[3]).map { number(times + 8 * $0, 8) }
        offsets = bytes[kinds..<types].map { typeOffsets[Int($0)] }
        rule = SeasonRule(String(decoding: bytes[footer...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }

    /// Seconds ahead of UTC at this second.
    func offset(at second: Int) -> Int {
        if let rule, changes.last.map({ second >= $0 }) ?? true { return rule.offset(at: second) }
        var low = 0, high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= second { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? firstOffset : offsets[low - 1]
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
        return bytes
    }
}
