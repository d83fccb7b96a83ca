import Vocabulary

/// A mobile telephone that takes text messages, written one way: `+33612345678`.
struct PhoneNumber: Sendable, Equatable {
    let text: String

    /// French mobiles in ten digits, others with their country code.
    init?(_ typed: String) {
        let kept = typed.filter { !" .-()/\u{A0}\u{202F}".contains($0) }
        var digits = kept.hasPrefix("00") ? "+" + kept.dropFirst(2) : kept
        if digits.hasPrefix("0"), digits.count == 10 { digits = "+33" + digits.dropFirst() }
        if digits.hasPrefix("+330") { digits = "+33" + digits.dropFirst(4) }
        guard digits.hasPrefix("+"), (8...15).contains(digits.count - 1), digits.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        if digits.hasPrefix("+33"), digits.count != 12 || !"67".contains(digits[digits.index(digits.startIndex, offsetBy: 3)]) { return nil }
        text = digits
    }

    /// What the page says back: « •••• 56 78 ».
    var ending: String { "\(text.suffix(4).prefix(2))\u{A0}\(text.suffix(2))" }
}
