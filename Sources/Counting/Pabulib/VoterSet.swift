/// The voter ids met so far: most are plain numbers, in rising order as cities write them, and take eight bytes each.
struct VoterSet {
    private var rising: [UInt64] = []
    private var late = [UInt64](repeating: 0, count: 64)
    private var lateCount = 0
    private var others = NameTable()

    /// Adds an id; false when it is already there.
    mutating func insert(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let number = Self.number(id) else { return others.insert(Name(id)).isNew }
        guard let last = rising.last, number <= last else {
            rising.append(number)
            return true
        }
        guard !isRising(number) else { return false }
        if lateCount * 2 >= late.count { grow() }
        return place(number + 1)
    }

    private func isRising(_ number: UInt64) -> Bool {
        var (low, high) = (0, rising.count)
        while low < high {
            let middle = (low + high) / 2
            if rising[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < rising.count && rising[low] == number
    }

    /// The id as a number when writing the number gives the id back; `007` stays text.
    @inline(__always)
    private static func number(_ id: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard id.count > 0, id.count < 19, id.count == 1 || id[0] != UInt8(ascii: "0") else { return nil }
        var (number, place) = (UInt64(0), 0)
        while place + 8 <= id.count {
            guard let eight = EightBytes(id, at: place).number else { return nil }
            (number, place) = (number &* 100_000_000 &+ eight, place + 8)
        }
        for byte in id[place...] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        }
        return number
    }

    private mutating func place(_ key: UInt64) -> Bool {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (late.count - 1)
        while late[slot] != 0 {
            if late[slot] == key { return false }
            slot = (slot + 1) & (late.count - 1)
        }
        late[slot] = key
        lateCount += 1
        return true
    }

    private mutating func grow() {
        let keys = late
        late = [UInt64](repeating: 0, count: late.count * 2)
        lateCount = 0
        for key in keys where key != 0 { _ = place(key) }
    }
}
