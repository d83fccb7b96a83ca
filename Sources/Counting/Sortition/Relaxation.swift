/// The least change of quotas that allows a panel.
enum Relaxation {
    /// Says which quotas to widen, by as few people as possible in all.
    static func problem(_ pool: Pool, size: Int) throws -> DrawProblem {
        // Beside one unknown for each kind, two for each quota: by how much it goes below, and above.
        let kinds = pool.kinds.count, quotas = pool.quotas.count
        var rows = [Row(Array(pool.kinds.indices), .exactly(Double(size)))]
        for (place, quota) in pool.quotas.enumerated() {
            let members = pool.kinds(of: quota)
            let below = kinds + 2 * place, above = below + 1
            rows.append(Row(
                members + [below, above], times: members.map { _ in 1 } + [1, -1], .between(Double(quota.least), Double(quota.most))))
        }
        for household in pool.households { rows.append(Row(household, .between(0, 1))) }
        let columns: [Bounds] = pool.kinds.map { .between(0, Double($0.most)) } + pool.quotas.flatMap { quota in
            [.between(0, Double(quota.least)), .between(0, Double(max(0, size - quota.most)))]
        }
        let program = try IntegerProgram(columns: columns, rows: rows)
        let worths = Array(repeating: 0.0, count: kinds) + Array(repeating: -1.0, count: 2 * quotas)
        guard let best = try program.best(worths) else { return .tooFewPeople }
        var relaxed: [Quota] = []
        for (place, quota) in pool.quotas.enumerated() {
            let below = best[kinds + 2 * place], above = best[kinds + 2 * place + 1]
            if below + above > 0 { relaxed.append(Quota(quota.category, quota.feature, quota.least - below, quota.most + above)) }
        }
        return .noPanel(relaxed: relaxed)
    }
}
