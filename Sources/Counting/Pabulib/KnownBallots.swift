/// Ballots read without a remark, by how they are written: in a large vote most are written as one before, and need not be read again.
struct KnownBallots {
    /// Beyond this the votes differ too much to be worth more memory.
    private static let most = 1 << 16
    /// Once so many are known, an eighth of the rows must have been written as one before; else none is looked for any more.
    private static let trial = 4096
    private static let head = 16
    private var isUseful: Bool
    private var known = 0
    /// One after the other: how many ballots are so written besides the first (eight bytes), the group of the profile and how long the text is
    /// (four bytes each), the text. What one ballot asks lies together.
    private var entries: [UInt8] = []
    /// Open addressing: where the entry begins + 1; 0 is free.
    private var slots = [UInt32](repeating: 0, count: 1024)

    init(isUseful: Bool) { self.isUseful = isUseful }

    /// Counts a ballot so written, `times` over; the group of the profile that it is of, nil when none is known.
    @inline(__always)
    mutating func count(_ text: UnsafeBufferPointer<UInt8>, times: Int) -> Int? {
        guard isUseful else { return nil }
        let slots = slots
        return entries.withUnsafeMutableBytes { entries in
            var slot = Self.slot(of: text, slots.count)
            while slots[slot] != 0 {
                let entry = Int(slots[slot]) - 1
                if Self.isSame(UnsafeRawBufferPointer(entries), entry, text) {
                    let more = entries.loadUnaligned(fromByteOffset: entry, as: Int.self) + times
                    entries.storeBytes(of: more, toByteOffset: entry, as: Int.self)
                    return Int(entries.loadUnaligned(fromByteOffset: entry + 8, as: UInt32.self))
                }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    /// Each group with the ballots counted since it was remembered, by how they are written.
    func forEach(_ body: (_ group: Int, _ times: Int) -> Void) {
        entries.withUnsafeBytes { entries in
            Self.walk(entries, to: entries.count) { entry, _ in
                body(Int(entries.loadUnaligned(fromByteOffset: entry + 8, as: UInt32.self)), entries.loadUnaligned(fromByteOffset: entry, as: Int.self))
            }
        }
    }

    /// - Parameter rows: how many were read, this one included.
    mutating func remember(_ text: UnsafeBufferPointer<UInt8>, as group: Int, rows: Int) {
        guard isUseful, known < Self.most, entries.count + Self.head + text.count < UInt32.max else { return }
        if known * 2 >= slots.count { grow() }
        place(text, entries.count)
        withUnsafeBytes(of: (0, UInt32(group), UInt32(text.count))) { entries.append(contentsOf: $0) }
        entries.append(contentsOf: text)
        known += 1
        if known == Self.trial, rows < Self.trial / 7 * 8 { (isUseful, slots) = (false, []) }
    }

    @inline(__always)
    private static func isSame(_ entries: UnsafeRawBufferPointer, _ entry: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        Int(entries.loadUnaligned(fromByteOffset: entry + 12, as: UInt32.self)) == text.count
            && EightBytes.areSame(entries.baseAddress! + entry + head, UnsafeRawPointer(text.baseAddress!), count: text.count)
    }

    @inline(__always)
    private static func slot(of text: UnsafeBufferPointer<UInt8>, _ slots: Int) -> Int { Int(Name(text).hash) & (slots - 1) }

    private mutating func place(_ text: UnsafeBufferPointer<UInt8>, _ entry: Int) {
        var slot = Self.slot(of: text, slots.count)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(entry + 1)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        // As many zeros after the last text as `EightBytes` reads.
        let padded = entries + repeatElement(0, count: MemoryLayout<EightBytes>.size)
        padded.withUnsafeBytes { Self.walk($0, to: entries.count) { place($1.assumingMemoryBound(to: UInt8.self), $0) } }
    }

    private static func walk(_ entries: UnsafeRawBufferPointer, to end: Int, _ body: (_ entry: Int, _ text: UnsafeRawBufferPointer) -> Void) {
        var entry = 0
        while entry < end {
            let length = Int(entries.loadUnaligned(fromByteOffset: entry + 12, as: UInt32.self))
            body(entry, UnsafeRawBufferPointer(rebasing: entries[entry + head..<entry + head + length]))
            entry += head + length
        }
    }
}
