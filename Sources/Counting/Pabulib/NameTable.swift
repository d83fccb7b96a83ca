/// Numbers byte strings in the order they come, and finds them again without making a `String`.
struct NameTable {
    private var pool: [UInt8] = []
    private var bounds: [Int] = [0]
    private var keys: [UInt64] = []
    /// Open addressing: a name's number + 1; 0 is free.
    private var slots = [Int32](repeating: 0, count: 64)

    var count: Int { keys.count }
    func text(_ number: Int) -> String { String(decoding: pool[bounds[number]..<bounds[number + 1]], as: UTF8.self) }

    @inline(__always)
    func find(_ name: Name) -> Int? {
        var slot = slot(of: name.key)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if keys[number] == name.key && (name.bytes.count < 8 || isSame(number, name.bytes)) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a name, new or known.
    mutating func insert(_ name: Name) -> (number: Int, isNew: Bool) {
        if let number = find(name) { return (number, false) }
        pool.append(contentsOf: name.bytes)
        bounds.append(pool.count)
        keys.append(name.key)
        if count * 2 > slots.count { grow() } else { place(count - 1) }
        return (count - 1, true)
    }

    @inline(__always)
    func isSame(_ number: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = bounds[number]
        guard bounds[number + 1] - start == name.count else { return false }
        return pool.withUnsafeBytes { name.isEmpty || EightBytes.areSame($0.baseAddress! + start, name.baseAddress!, count: name.count) }
    }

    private mutating func place(_ number: Int) {
        var slot = slot(of: keys[number])
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number + 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 4)
        for number in keys.indices { place(number) }
    }

    @inline(__always)
    private func slot(of key: UInt64) -> Int { Int(Name.hash(key)) & (slots.count - 1) }
}

/// A name as it stands in a row, with the key that a table finds it by.
struct Name {
    let bytes: UnsafeBufferPointer<UInt8>
    /// The bytes of a short name with their number, which tell it from any other; of a longer one a hash, with the first bit set.
    let key: UInt64

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        key = bytes.count < 8 ? Self.key(EightBytes(bytes, at: 0), bytes.count) : Self.hash(bytes)
    }

    /// A name of fewer than eight bytes.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, startsWith eight: EightBytes) { (self.bytes, key) = (bytes, Self.key(eight, bytes.count)) }

    @inline(__always)
    private static func key(_ eight: EightBytes, _ count: Int) -> UInt64 { UInt64(truncatingIfNeeded: count) << 56 | eight.first(count) }

    @inline(__always)
    var hash: UInt32 { Self.hash(key) }

    @inline(__always)
    static func hash(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) }

    /// Whether it may be written with spaces around.
    @inline(__always)
    var hasSpaces: Bool { !bytes.isEmpty && (bytes[0] <= 0x20 || bytes[bytes.count - 1] <= 0x20) }

    /// Of eight bytes or more, eight at a time; the last eight may overlap those before.
    @inline(__always)
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: bytes.count)
        for place in stride(from: 0, to: bytes.count - 8, by: 8) { mix(EightBytes(bytes, at: place), into: &hash) }
        mix(EightBytes(bytes, at: bytes.count - 8), into: &hash)
        return hash | 1 << 63
    }

    @inline(__always)
    private static func mix(_ eight: EightBytes, into hash: inout UInt64) {
        hash = (hash ^ eight.bits) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
    }
}
