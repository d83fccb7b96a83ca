import Vocabulary

/// An order that chance gives, the same each time for the same seed: nobody is always first, and nothing moves while one reads.
struct DrawnOrder: Sendable, Equatable {
    let seed: Int

    /// The order of a person in an edition.
    init(of account: AccountID, in edition: EditionID) {
        seed = Int(Self.mix(UInt64(account.number) &* 1_000_003 &+ UInt64(edition.number)) % 1_000_000_000)
    }

    /// The order that a visitor's address carries; a new one when it carries none.
    init(typed: String?, at now: Instant) {
        let number = typed.flatMap { Int($0) }.flatMap { (0..<1_000_000_000).contains($0) ? $0 : nil }
        seed = number ?? Int(Self.mix(UInt64(now.milliseconds / 1000)) % 1_000_000_000)
    }

    func callAsFunction(_ projects: [Project]) -> [Project] {
        projects.map { (project: $0, key: Self.mix(UInt64(seed) << 32 ^ UInt64($0.id.number))) }
            .sorted { ($0.key, $0.project.id) < ($1.key, $1.project.id) }
            .map(\.project)
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
