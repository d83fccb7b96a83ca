/// A natural number of any size, in 64-bit limbs, the lowest first, without leading zeros. (Knuth, The Art of Computer Programming 2, §4.3.1.)
struct Magnitude: Hashable, Sendable, Comparable {
    private(set) var limbs: [UInt]

    init(_ word: UInt = 0) { limbs = word == 0 ? [] : [word] }

    private init(trimming limbs: [UInt]) {
        self.limbs = limbs
        trim()
    }

    var isZero: Bool { limbs.isEmpty }
    /// The number itself when one limb holds it.
    var word: UInt? { limbs.count < 2 ? limbs.first ?? 0 : nil }
    var bitWidth: Int { limbs.isEmpty ? 0 : limbs.count * 64 - limbs.last!.leadingZeroBitCount }

    private mutating func trim() { while limbs.last == 0 { limbs.removeLast() } }

    static func < (left: Self, right: Self) -> Bool {
        if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
        for index in left.limbs.indices.reversed() where left.limbs[index] != right.limbs[index] {
            return left.limbs[index] < right.limbs[index]
        }
        return false
    }

    static func += (left: inout Self, right: Self) { left.add(right, times: 1) }

    /// `self += other × word`, in place.
    mutating func add(_ other: Self, times word: UInt) {
        guard word > 0, !other.isZero else { return }
        while limbs.count < other.limbs.count { limbs.append(0) }
        var carry: UInt = 0
        for index in other.limbs.indices { carry = Self.addProduct(other.limbs[index], word, carry, to: &limbs[index]) }
        var index = other.limbs.count
        while carry > 0 {
            if index == limbs.count { limbs.append(0) }
            let (sum, overflow) = limbs[index].addingReportingOverflow(carry)
            limbs[index] = sum
            carry = overflow ? 1 : 0
            index += 1
        }
    }

    /// `self ×= word`, in place.
    mutating func multiply(by word: UInt) {
        if word == 0 { limbs = []; return }
        guard word > 1 else { return }
        var carry: UInt = 0
        for index in limbs.indices {
            let product = limbs[index].multipliedFullWidth(by: word)
            let (low, overflow) = product.low.addingReportingOverflow(carry)
            limbs[index] = low
            carry = product.high &+ (overflow ? 1 : 0)
        }
        if carry > 0 { limbs.append(carry) }
    }

    static func * (left: Self, right: Self) -> Self {
        guard !left.isZero, !right.isZero else { return Magnitude() }
        var limbs = [UInt](repeating: 0, count: left.limbs.count + right.limbs.count)
        for (place, word) in right.limbs.enumerated() {
            var carry: UInt = 0
            for index in left.limbs.indices { carry = addProduct(left.limbs[index], word, carry, to: &limbs[index + place]) }
            limbs[left.limbs.count + place] = carry
        }
        return Magnitude(trimming: limbs)
    }

    /// Needs `left ≥ right`.
    static func - (left: Self, right: Self) -> Self {
        var limbs = left.limbs
        var borrow = false
        for index in limbs.indices {
            let (first, under) = limbs[index].subtractingReportingOverflow(index < right.limbs.count ? right.limbs[index] : 0)
            let (second, again) = first.subtractingReportingOverflow(borrow ? 1 : 0)
            limbs[index] = second
            borrow = under || again
        }
        precondition(!borrow, "a natural number went below zero")
        return Magnitude(trimming: limbs)
    }

    static func << (left: Self, places: Int) -> Self {
        guard places > 0, !left.isZero else { return left }
        let bits = UInt(places % 64)
        var limbs = [UInt](repeating: 0, count: places / 64) + left.limbs
        if bits > 0 {
            limbs.append(0)
            for index in (places / 64..<limbs.count).reversed() {
                let below = index > 0 ? limbs[index - 1] >> (64 - bits) : 0
                limbs[index] = limbs[index] << bits | below
            }
        }
        return Magnitude(trimming: limbs)
    }

    static func >> (left: Self, places: Int) -> Self {
        guard places > 0 else { return left }
        guard places < left.bitWidth else { return Magnitude() }
        let bits = UInt(places % 64)
        var limbs = Array(left.limbs[(places / 64)...])
        if bits > 0 {
            for index in limbs.indices {
                let above = index + 1 < limbs.count ? limbs[index + 1] << (64 - bits) : 0
                limbs[index] = limbs[index] >> bits | above
            }
        }
        return Magnitude(trimming: limbs)
    }

    func remainder(by word: UInt) -> UInt {
        limbs.reversed().reduce(0) { remainder, limb in word.dividingFullWidth((remainder, limb)).remainder }
    }

    func quotientAndRemainder(by word: UInt) -> (quotient: Self, remainder: UInt) {
        var quotient = limbs
        var remainder: UInt = 0
        for index in limbs.indices.reversed() {
            (quotient[index], remainder) = word.dividingFullWidth((remainder, limbs[index]))
        }
        return (Magnitude(trimming: quotient), remainder)
    }

    /// Long division, algorithm D.
    func quotientAndRemainder(by divisor: Self) -> (quotient: Self, remainder: Self) {
        precondition(!divisor.isZero, "division by zero")
        if self < divisor { return (Magnitude(), self) }
        if let word = divisor.word {
            let (quotient, remainder) = quotientAndRemainder(by: word)
            return (quotient, Magnitude(remainder))
        }
        let shift = divisor.limbs.last!.leadingZeroBitCount
        let v = (divisor << shift).limbs
        var u = (self << shift).limbs
        while u.count <= limbs.count { u.append(0) }
        var quotient = [UInt](repeating: 0, count: u.count - v.count)
        for place in quotient.indices.reversed() { quotient[place] = Self.digit(&u, v, place) }
        return (Magnitude(trimming: quotient), Magnitude(trimming: u) >> shift)
    }

    /// One digit of the quotient; takes its multiple of the divisor off the dividend.
    private static func digit(_ u: inout [UInt], _ v: [UInt], _ place: Int) -> UInt {
        let n = v.count
        var guess: UInt
        var rest: UInt
        var fits = true
        if u[place + n] >= v[n - 1] {
            guess = .max
            (rest, fits) = { ($0.partialValue, !$0.overflow) }(u[place + n - 1].addingReportingOverflow(v[n - 1]))
        } else {
            (guess, rest) = v[n - 1].dividingFullWidth((u[place + n], u[place + n - 1]))
        }
        while fits {
            let product = guess.multipliedFullWidth(by: v[n - 2])
            guard product.high > rest || (product.high == rest && product.low > u[place + n - 2]) else { break }
            guess -= 1
            let next = rest.addingReportingOverflow(v[n - 1])
            (rest, fits) = (next.partialValue, !next.overflow)
        }
        if subtractProduct(v, guess, from: &u, at: place) {
            guess -= 1
            addBack(v, to: &u, at: place)
        }
        return guess
    }

    private static func subtractProduct(_ v: [UInt], _ word: UInt, from u: inout [UInt], at place: Int) -> Bool {
        var carry: UInt = 0
        for index in v.indices {
            let product = v[index].multipliedFullWidth(by: word)
            let (low, over) = product.low.addingReportingOverflow(carry)
            let (difference, under) = u[place + index].subtractingReportingOverflow(low)
            u[place + index] = difference
            carry = product.high &+ (over ? 1 : 0) &+ (under ? 1 : 0)
        }
        let (difference, under) = u[place + v.count].subtractingReportingOverflow(carry)
        u[place + v.count] = difference
        return under
    }

    private static func addBack(_ v: [UInt], to u: inout [UInt], at place: Int) {
        var carry: UInt = 0
        for index in v.indices { carry = addProduct(v[index], 1, carry, to: &u[place + index]) }
        u[place + v.count] &+= carry
    }

    /// `place += left × right + carry`; the new carry.
    @inline(__always)
    private static func addProduct(_ left: UInt, _ right: UInt, _ carry: UInt, to place: inout UInt) -> UInt {
        let product = left.multipliedFullWidth(by: right)
        let (first, over) = product.low.addingReportingOverflow(carry)
        let (second, again) = first.addingReportingOverflow(place)
        place = second
        return product.high &+ (over ? 1 : 0) &+ (again ? 1 : 0)
    }
}

extension Magnitude: CustomStringConvertible {
    var description: String {
        if let word { return String(word) }
        var parts: [String] = []
        var rest = self
        while !rest.isZero {
            let (quotient, remainder) = rest.quotientAndRemainder(by: 1_000_000_000_000_000_000)
            let digits = String(remainder)
            parts.append(quotient.isZero ? digits : String(repeating: "0", count: 18 - digits.utf8.count) + digits)
            rest = quotient
        }
        return parts.reversed().joined()
    }
}
