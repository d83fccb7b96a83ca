/// Numbers byte strings in the order they come, and finds them again without making a `String`.
struct NameTable {
    private var pool: [UInt8] = []
    private var bounds: [Int] = [0]
    private var keys: [UInt64] = []
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
        return pool.withUnsafeBufferPointer { pool in
            guard name.count >= 8 else { return !(0..<name.count).contains { pool[start + $0] != name[$0] } }
            let known = UnsafeBufferPointer(rebasing: pool[start..<start + name.count])
            for place in stride(from: 0, to: name.count - 8, by: 8) where Name.eight(known, place) != Name.eight(name, place) { return false }
            return Name.eight(known, name.count - 8) == Name.eight(name, name.count - 8)
        }
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
    private func slot(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1) }
}

/// A name as it stands in a row, with the key that a table finds it by.
struct Name {
    let bytes: UnsafeBufferPointer<UInt8>
    /// The bytes of a short name with their number, which tell it from any other; of a longer one a hash, with the first bit set.
    let key: UInt64

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var packed: UInt64 = 0
        if bytes.count < 8 { for byte in bytes { packed = packed << 8 | UInt64(byte) } }
        self.init(bytes, packed: packed)
    }

    /// - Parameter packed: the last eight bytes, the first of them highest.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, packed: UInt64) {
        self.bytes = bytes
        key = bytes.count < 8 ? UInt64(truncatingIfNeeded: bytes.count) << 56 | packed : Self.hash(bytes)
    }

    /// Of eight bytes or more, eight at a time; the last eight may overlap those before.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: bytes.count)
        for place in stride(from: 0, to: bytes.count - 8, by: 8) { mix(eight(bytes, place), into: &hash) }
        mix(eight(bytes, bytes.count - 8), into: &hash)
        return hash | 1 << 63
    }

    @inline(__always)
    static func eight(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
        UnsafeRawPointer(bytes.baseAddress! + place).loadUnaligned(as: UInt64.self)
    }

    @inline(__always)
    private static func mix(_ eight: UInt64, into hash: inout UInt64) {
        hash = (hash ^ eight) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
    }
}
