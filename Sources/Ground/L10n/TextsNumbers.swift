package import Vocabulary

extension Texts {
    /// `1 234 567`.
    package func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var grouped = number < 0 ? "\u{2212}" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { grouped += formats.thousands }
            grouped.append(digit)
        }
        return grouped
    }

    /// A whole number of tenths, hundredths…: `decimal(1254, places: 1)` is `125,4`.
    package func decimal(_ scaled: Int, places: Int) -> String {
        guard places > 0 else { return number(scaled) }
        var power: UInt = 1
        for _ in 0..<places { power *= 10 }
        let digits = String(scaled.magnitude % power)
        let sign = scaled < 0 ? "\u{2212}" : ""
        let zeros = String(repeating: "0", count: places - digits.utf8.count)
        return sign + number(Int(scaled.magnitude / power)) + formats.decimal + zeros + digits
    }

    /// Rounded to so many decimals, half away from zero.
    package func decimal(_ value: Double, places: Int = 1) -> String {
        var power = 1.0
        for _ in 0..<places { power *= 10 }
        let scaled = (value * power).rounded()
        return decimal(Int(exactly: scaled) ?? (value < 0 ? .min : .max), places: places)
    }

    /// The share with one decimal, none when it is zero: `12,5 %`, `40 %`. Of nothing, `0 %`.
    package func percent(_ part: Int, of whole: Int) -> String {
        let tenths = whole == 0 ? 0 : Int((Double(part) * 1000 / Double(whole)).rounded())
        return percent(tenths: tenths)
    }

    /// `125` is `12,5 %`.
    package func percent(tenths: Int) -> String {
        let share = tenths.isMultiple(of: 10) ? number(tenths / 10) : decimal(tenths, places: 1)
        return formats.percent.filled { _ in share }
    }

    /// `1 234 567 €`; with its cents when there are some, `12,50 €`.
    package func money(_ amount: Euros) -> String {
        let cents = amount.cents
        let digits = cents.isMultiple(of: 100) ? number(abs(cents / 100)) : decimal(abs(cents), places: 2)
        return (cents < 0 ? "\u{2212}" : "") + formats.money.filled { _ in digits }
    }

    /// `350 octets`, `12 Ko`, `3,4 Mo`.
    package func fileSize(_ bytes: Int) -> String {
        if bytes < 1000 { return self(bytes, one: "\(bytes) octet", many: "\(bytes) octets") }
        if bytes < 999_500 { return self("\((bytes + 500) / 1000) Ko") }
        let tenths = (bytes + 50_000) / 100_000
        let size = tenths.isMultiple(of: 10) ? number(tenths / 10) : decimal(tenths, places: 1)
        return tenths < 10_000 ? self("\(size) Mo") : self("\(decimal((tenths + 500) / 1000, places: 1)) Go")
    }

    /// `a, b ou c`.
    package func alternatives(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return self("\(names.dropLast().joined(separator: formats.list)) ou \(last)")
    }

    /// `a, b et c`.
    package func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return self("\(names.dropLast().joined(separator: formats.list)) et \(last)")
    }
}
