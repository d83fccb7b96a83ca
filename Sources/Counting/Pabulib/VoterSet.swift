/// The voter ids met so far: most are plain numbers and take eight bytes each.
struct VoterSet {
    private var slots = [UInt64](repeating: 0, count: 1024)
    private var numbers = 0
    private var others = NameTable()

    /// Adds an id; false when it is already there.
    mutating func insert(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let number = Self.number(id) else { return others.insert(id).isNew }
        if numbers * 2 >= slots.count { grow() }
        return place(number + 1)
    }

    /// The id as a number when writing the number gives the id back; `007` stays text.
    private static func number(_ id: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard id.count > 0, id.count < 19, id.count == 1 || id[0] != UInt8(ascii: "0") else { return nil }
        var number: UInt64 = 0
        for byte in id {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        }
        return number
    }

    private mutating func place(_ key: UInt64) -> Bool {
        // Numbers that follow each other lie side by side, which is how cities number voters.
        let block = Int(truncatingIfNeeded: ((key >> 6) &* 0x9E37_79B9_7F4A_7C15) >> 20)
        var slot = (block << 6 | Int(truncatingIfNeeded: key & 63)) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == key { return false }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = key
        numbers += 1
        return true
    }

    private mutating func grow() {
        let keys = slots
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        numbers = 0
        for key in keys where key != 0 { _ = place(key) }
    }
}
