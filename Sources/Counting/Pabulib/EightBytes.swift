/// Eight bytes of a row looked at together, the first of them lowest.
///
/// They may be read at any place of a row: `RowScanner` keeps as many zeros after the last one.
struct EightBytes {
    let bits: UInt64

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) { self.init(bytes.baseAddress! + place) }

    @inline(__always)
    init(_ start: UnsafePointer<UInt8>) { bits = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)) }

    /// The high bit of each byte that is one of three.
    @inline(__always)
    func marks(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar) -> UInt64 {
        ~(Self.filled(bits ^ Self.every(first)) & Self.filled(bits ^ Self.every(second)) & Self.filled(bits ^ Self.every(third))) & Self.every("\u{80}")
    }

    /// How many bytes stand before the first that is a mark; 8 when none is.
    @inline(__always)
    func length(before mark: Unicode.Scalar) -> Int {
        (~Self.filled(bits ^ Self.every(mark)) & Self.every("\u{80}")).trailingZeroBitCount / 8
    }

    /// The first bytes, fewer than eight, and zeros.
    @inline(__always)
    func first(_ count: Int) -> UInt64 { bits & (1 << (8 * UInt64(count)) - 1) }

    /// The number that eight digits write; nil when one is not a digit.
    @inline(__always)
    var number: UInt64? {
        let high = Self.every("\u{F0}")
        guard (bits & high) | (((bits &+ Self.every("\u{06}")) & high) >> 4) == Self.every("\u{33}") else { return nil }
        let pairs = (((bits & ~high) &* (1 + 10 << 8)) >> 8) & 0x00FF_00FF_00FF_00FF
        let fours = ((pairs &* (1 + 100 << 16)) >> 16) & 0x0000_FFFF_0000_FFFF
        return (fours &* (1 + 10_000 << 32)) >> 32
    }

    /// Whether two texts of the same length are the same; the last eight bytes may overlap those before.
    @inline(__always)
    static func areSame(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, count: Int) -> Bool {
        guard count >= 8 else {
            for place in 0..<count where one.load(fromByteOffset: place, as: UInt8.self) != other.load(fromByteOffset: place, as: UInt8.self) { return false }
            return true
        }
        for place in stride(from: 0, to: count - 8, by: 8) where load(one + place) != load(other + place) { return false }
        return load(one + (count - 8)) == load(other + (count - 8))
    }

    @inline(__always)
    private static func load(_ place: UnsafeRawPointer) -> UInt64 { place.loadUnaligned(as: UInt64.self) }

    @inline(__always)
    private static func every(_ byte: Unicode.Scalar) -> UInt64 { 0x0101_0101_0101_0101 * UInt64(byte.value) }

    /// The high bit of each byte that is not zero; the other bits mean nothing.
    @inline(__always)
    private static func filled(_ eight: UInt64) -> UInt64 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        return (eight & low) + low | eight
    }
}
