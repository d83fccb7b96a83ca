/// A secret split so that any `threshold` of its shares give it back and fewer tell nothing (Shamir 1979), byte by byte over GF(256).
/// The field is that of libgfshare: shares of `gfsplit` are read here, and `gfcombine` reads those made here.
public enum SecretSharing {
    /// One share: where the polynomials were evaluated, 1 to 255, and their values there, as many bytes as the secret has.
    public struct Share: Sendable, Equatable {
        public var number: UInt8
        public var bytes: [UInt8]

        public init(number: UInt8, bytes: [UInt8]) { (self.number, self.bytes) = (number, bytes) }
    }

    /// Why shares give nothing back.
    public enum Problem: Error, Equatable {
        case none
        /// A number that is zero, or that two shares have.
        case number(UInt8)
        case lengthsDiffer
    }

    /// Shares numbered from 1.
    /// - Parameter draw: so many bytes that nobody can guess; `threshold - 1` for each byte of the secret are used.
    public static func split(_ secret: [UInt8], into count: Int, threshold: Int, chance draw: (Int) -> [UInt8]) -> [Share] {
        precondition((1...255).contains(count) && (1...count).contains(threshold), "1 to 255 shares, a threshold of at most as many")
        let chance = draw(secret.count * (threshold - 1))
        precondition(chance.count == secret.count * (threshold - 1), "the chance asked for")
        return (1...count).map { number in
            let x = UInt8(number)
            let bytes = secret.indices.map { place in
                // Horner: the secret is the value at zero.
                (0..<threshold - 1).reduce(UInt8(0)) { multiply($0 ^ chance[place * (threshold - 1) + $1], x) } ^ secret[place]
            }
            return Share(number: x, bytes: bytes)
        }
    }

    /// The secret of these shares, all of them used. Of too few, or of shares of different secrets, it is just another value: whoever
    /// splits keeps a digest to compare with.
    public static func combine(_ shares: [Share]) throws(Problem) -> [UInt8] {
        guard let first = shares.first else { throw .none }
        var seen: Set<UInt8> = [0]
        for share in shares {
            guard seen.insert(share.number).inserted else { throw .number(share.number) }
            guard share.bytes.count == first.bytes.count else { throw .lengthsDiffer }
        }
        var secret = [UInt8](repeating: 0, count: first.bytes.count)
        for share in shares {
            let weight = shares.filter { $0.number != share.number }.reduce(UInt8(1)) { product, other in
                multiply(product, multiply(other.number, inverse(other.number ^ share.number)))
            }
            for place in secret.indices { secret[place] ^= multiply(share.bytes[place], weight) }
        }
        return secret
    }

    /// Modulo x⁸ + x⁴ + x³ + x² + 1, without a table nor a branch on what is secret.
    static func multiply(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var (left, product) = (one, UInt8(0))
        for bit in 0..<8 {
            product ^= left & (0 &- (other >> UInt8(bit) & 1))
            left = left << 1 ^ (0x1d & (0 &- (left >> 7)))
        }
        return product
    }

    /// The power 254; of zero, zero.
    static func inverse(_ value: UInt8) -> UInt8 {
        var (power, result) = (multiply(value, value), UInt8(1))
        for _ in 0..<7 {
            result = multiply(result, power)
            power = multiply(power, power)
        }
        return result
    }
}
