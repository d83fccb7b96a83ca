/// Numbers byte strings in the order they come, and finds them again without making a `String`.
struct NameTable {
    private var pool: [UInt8] = []
    private var bounds: [Int] = [0]
    private var hashes: [UInt64] = []
    private var slots = [Int32](repeating: 0, count: 64)

    var count: Int { hashes.count }
    func text(_ number: Int) -> String { String(decoding: pool[bounds[number]..<bounds[number + 1]], as: UTF8.self) }

    @inline(__always)
    func find(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        let hash = Self.hash(name)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash && isSame(number, name) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a name, new or known.
    mutating func insert(_ name: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
        if let number = find(name) { return (number, false) }
        pool.append(contentsOf: name)
        bounds.append(pool.count)
        hashes.append(Self.hash(name))
        if count * 2 > slots.count { grow() } else { place(count - 1) }
        return (count - 1, true)
    }

    private func isSame(_ number: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = bounds[number]
        guard bounds[number + 1] - start == name.count else { return false }
        for index in 0..<name.count where pool[start + index] != name[index] { return false }
        return true
    }

    private mutating func place(_ number: Int) {
        var slot = Int(truncatingIfNeeded: hashes[number]) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number + 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 4)
        for number in hashes.indices { place(number) }
    }

    @inline(__always)
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash ^ hash >> 29
    }
}
