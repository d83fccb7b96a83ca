/// By equal shares, what the supporters of each project have left in the end, about: good enough to guess from.
struct Leftovers: Sendable {
    /// In the smallest unit, alongside the projects.
    let money: [Int]
    private let share: Int

    /// Nil for other rules.
    init?(_ instance: Instance, _ profile: Profile, _ rule: AllocationRule, _ allocation: Allocation) {
        // In thousandths of the smallest unit, so that shares of a few cents are not nothing.
        let unit = Fraction(Integer(1000) * Integer(instance.currencyUnit))
        guard rule.method == .equalShares, let share = allocation.share.flatMap({ ($0 * unit).roundedDown.word }), share > 0 else { return nil }
        var (turn, price) = ([Int](repeating: .max, count: instance.projects.count), [Int](repeating: 0, count: instance.projects.count))
        for (number, round) in allocation.rounds.enumerated() {
            guard let payment = round.payment else { continue }
            (turn[round.project], price[round.project]) = (number, (payment.perVoter * Fraction(1000)).roundedDown.word ?? share)
        }
        var money = [Int128](repeating: 0, count: instance.projects.count)
        for group in 0..<profile.groups {
            let span = profile.span(group)
            let paid = span.filter { turn[Int(profile.choices[$0])] != .max }.reduce(Int128(0)) { sum, place in
                let worth = rule.utility == .points ? profile.points(at: place, in: span) : rule.utility == .borda ? span.upperBound - place - 1 : 1
                return sum + Int128(price[Int(profile.choices[place])]) * Int128(worth)
            }
            let left = max(Int128(share) - paid, 0) * Int128(profile.weights[group])
            for place in span where turn[Int(profile.choices[place])] == .max { money[Int(profile.choices[place])] += left }
        }
        self.money = money.map { Int(clamping: $0 / 1000) }
        self.share = share
    }

    /// How many more, with a whole share each, would pay what is missing.
    func voters(missingFor project: Int, costing cost: Int) -> Int {
        Int(clamping: (Int128(max(cost - money[project], 0)) * 1000 + Int128(share) - 1) / Int128(share))
    }
}
