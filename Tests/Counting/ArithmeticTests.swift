import Testing
@testable import Tally

/// Whole numbers and fractions of any size.
struct ArithmeticTests {
    private func random(_ dice: inout Dice, words: Int) -> Integer {
        var value = Magnitude()
        for _ in 0..<Int.random(in: 0...words, using: &dice) {
            value = value << 64
            // All-ones and zero limbs are where long division goes wrong.
            value += Magnitude([UInt.max, 0, 1, 1 << 63, dice.next().magnitude == 0 ? 0 : UInt(dice.next())].randomElement(using: &dice)!)
        }
        return Integer(value, isNegative: Bool.random(using: &dice))
    }

    @Test func `a quotient times its divisor plus the remainder gives the number back`() {
        var dice = Dice(1)
        for _ in 0..<2000 {
            let (a, b) = (random(&dice, words: 7), random(&dice, words: 4))
            guard !b.isZero else { continue }
            let (quotient, remainder) = a.quotientAndRemainder(by: b)
            #expect(quotient * b + remainder == a)
            #expect(remainder.magnitude < b.magnitude)
        }
    }

    @Test func `sums and products keep the laws of arithmetic across the width of a word`() {
        var dice = Dice(2)
        for _ in 0..<3000 {
            let (a, b, c) = (random(&dice, words: 3), random(&dice, words: 3), random(&dice, words: 2))
            #expect((a + b) * c == a * c + b * c)
            #expect(a - b + b == a)
            #expect((a < b) == (b > a) && (a - b).isNegative == (a < b))
        }
    }

    @Test func `a number that comes back within 64 bits is stored as a word again`() {
        let large = Integer(Int.max) + 1
        #expect(large.word == nil)
        #expect(large - 1 == Integer(Int.max))
        #expect((large - 1).word == Int.max)
        #expect((Integer(Int.min) * -1).description == "9223372036854775808")
        #expect(-(Integer(Int.max) + 1) < Integer(Int.max))
    }

    @Test func `decimal digits are those of the number`() {
        let factorial = (1...30).reduce(Integer(1)) { $0 * Integer($1) }
        #expect(factorial.description == "265252859812191058636308480000000")
        #expect((Integer(10) * Integer(1_000_000_000_000_000_000)).description == "10000000000000000000")
    }

    @Test func `fractions are in lowest terms and compare exactly`() {
        #expect(Fraction(6, -4).description == "-3/2")
        #expect(Fraction(1, 3) + Fraction(1, 6) == Fraction(1, 2))
        #expect(Fraction(Int.max, Int.max - 1) < Fraction(Int.max - 1, Int.max - 2))
        #expect(Fraction(2, 3).decimal(digits: 4) == "0.6666")
        #expect(Fraction(-7, 2).roundedDown == -4)
    }

    @Test func `the sum of a thousand fractions with prime denominators is exact`() {
        let primes = (2...400).filter { n in !(2..<n).contains { n % $0 == 0 } }
        let sum = primes.reduce(Fraction.zero) { $0 + Fraction(1, $1) }
        let back = primes.reduce(sum) { $0 - Fraction(1, $1) }
        #expect(back == .zero)
        #expect(sum.denominator > Integer(Int.max))
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    ])
    func `SHA-256 gives the digests of the standard`(text: String, digest: String) {
        #expect(SHA256.hexadecimal(Array(text.utf8)) == digest)
    }

    @Test func `SHA-256 handles every length around a block`() {
        #expect(SHA256.hexadecimal([UInt8](repeating: 0x61, count: 1_000)) == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
        let digests = Set((50..<140).map { SHA256.hexadecimal([UInt8](repeating: 0x61, count: $0)) })
        #expect(digests.count == 90)
    }
}
