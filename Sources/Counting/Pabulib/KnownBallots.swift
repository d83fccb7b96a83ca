/// Ballots read without a remark, by how they are written: in a large vote most are written as one before, and need not be read again.
struct KnownBallots {
    /// Beyond this the votes differ too much to be worth more memory.
    private static let most = 1 << 16
    /// Once so many are known, an eighth of the rows must have been written as one before; else none is looked for any more.
    private static let trial = 4096
    private static let head = 8
    private var isUseful: Bool
    private var count = 0
    /// One after the other: the group of the profile, how long the text is (four bytes each), the text. What one ballot asks lies together.
    private var entries: [UInt8] = []
    /// Open addressing: where the entry begins + 1; 0 is free.
    private var slots = [UInt32](repeating: 0, count: 1024)

    init(isUseful: Bool) { self.isUseful = isUseful }

    /// The group of the profile that a ballot so written is of.
    @inline(__always)
    func group(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard isUseful else { return nil }
        return entries.withUnsafeBytes { entries in
            var slot = slot(of: text)
            while slots[slot] != 0 {
                let entry = Int(slots[slot]) - 1
                if isSame(entries, entry, text) { return Int(entries.loadUnaligned(fromByteOffset: entry, as: UInt32.self)) }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    /// - Parameter rows: how many were read, this one included.
    mutating func remember(_ text: UnsafeBufferPointer<UInt8>, as group: Int, rows: Int) {
        guard isUseful, count < Self.most, entries.count + Self.head + text.count < UInt32.max else { return }
        if count * 2 >= slots.count { grow() }
        place(text, entries.count)
        withUnsafeBytes(of: (UInt32(group), UInt32(text.count))) { entries.append(contentsOf: $0) }
        entries.append(contentsOf: text)
        count += 1
        if count == Self.trial, rows < Self.trial / 7 * 8 { self = KnownBallots(isUseful: false) }
    }

    @inline(__always)
    private func isSame(_ entries: UnsafeRawBufferPointer, _ entry: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        Int(entries.loadUnaligned(fromByteOffset: entry + 4, as: UInt32.self)) == text.count
            && EightBytes.areSame(entries.baseAddress! + entry + Self.head, UnsafeRawPointer(text.baseAddress!), count: text.count)
    }

    @inline(__always)
    private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int { Int(truncatingIfNeeded: Name(text).hash) & (slots.count - 1) }

    private mutating func place(_ text: UnsafeBufferPointer<UInt8>, _ entry: Int) {
        var slot = slot(of: text)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(entry + 1)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        // As many zeros after the last text as `EightBytes` reads.
        let padded = entries + repeatElement(0, count: MemoryLayout<EightBytes>.size)
        padded.withUnsafeBytes { bytes in
            var entry = 0
            while entry < entries.count {
                let length = Int(bytes.loadUnaligned(fromByteOffset: entry + 4, as: UInt32.self))
                let text = UnsafeRawBufferPointer(rebasing: bytes[entry + Self.head..<entry + Self.head + length])
                place(text.assumingMemoryBound(to: UInt8.self), entry)
                entry += Self.head + length
            }
        }
    }
}
