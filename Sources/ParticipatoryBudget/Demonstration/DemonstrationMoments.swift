import L10n
import Vocabulary

/// Dates told from today: `-12d08h30` is twelve days ago at 8:30, `+24d` in twenty-four days at 9:00.
struct DemonstrationMoments: Sendable {
    let now: Instant

    func callAsFunction(_ text: String) -> Instant {
        let parts = text.split(separator: "d", maxSplits: 1)
        let days = parts.first.flatMap { Int($0) } ?? 0
        let hour = (parts.count > 1 ? parts[1] : "09h00").split(separator: "h").compactMap { Int($0) }
        let start = CityTime.city.startOfDay(now, adding: days)
        return start + .minutes((hour.first ?? 9) * 60 + (hour.count > 1 ? hour[1] : 0))
    }

    func callAsFunction(_ text: String?) -> Instant? { text.map { self($0) } }
}

/// Draws that are the same each time the town is made (SplitMix64).
struct DemonstrationDraws {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// From 0, below 1.
    mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

    /// An index, with chances in proportion to the weights.
    mutating func pick(_ weights: [Double]) -> Int {
        var rest = share() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.count - 1
    }
}
