/// A non-negative decimal number as files write it (`4000`, `4000.0`, `12,50`), kept exact.
struct DecimalAmount: Equatable {
    /// The digits without the mark.
    var digits: Int
    /// How many of them stand after the mark, needless zeros left out.
    var decimals: Int

    /// Nil for anything but digits with at most one `.` or `,`; nil too when 64 bits cannot hold it.
    init?(_ bytes: some Collection<UInt8>) {
        (digits, decimals) = (0, 0)
        var isAfterMark = false
        var found = false
        var zeros = 0
        for byte in bytes {
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                if isAfterMark { return nil }
                isAfterMark = true
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            found = true
            if isAfterMark && byte == UInt8(ascii: "0") {
                zeros += 1
                continue
            }
            for _ in 0..<zeros { guard append(0) else { return nil } }
            guard append(Int(byte - UInt8(ascii: "0"))) else { return nil }
            if isAfterMark { decimals += zeros + 1 }
            zeros = 0
        }
        guard found else { return nil }
    }

    private mutating func append(_ digit: Int) -> Bool {
        let (tens, over) = digits.multipliedReportingOverflow(by: 10)
        let (sum, again) = tens.addingReportingOverflow(digit)
        digits = sum
        return !over && !again
    }

    /// In units of 10^−decimals; nil when 64 bits cannot hold it.
    func scaled(to decimals: Int) -> Int? {
        var value = digits
        for _ in self.decimals..<max(decimals, self.decimals) {
            let (next, over) = value.multipliedReportingOverflow(by: 10)
            if over { return nil }
            value = next
        }
        return value
    }
}
