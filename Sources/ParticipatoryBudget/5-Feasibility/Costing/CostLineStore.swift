import Database
import Vocabulary

/// The questions asked of the lines of a costing and of the usual prices, and what changes them.
enum CostLineStore {
    static func sheet(_ study: ID<FeasibilityStudy>, _ db: Reading) throws -> CostSheet {
        CostSheet(lines: try db.all("""
            select l.id, l.kind, l.label, l.quantity, l.unit, l.unit_price, a.display_name
            from cost_lines l
            join accounts a on a.id = l.added_by
            where l.study_id = \(study) and l.removed_at is null
            order by l.kind = 'running', l.id
            """) { try CostLine(&$0) })
    }

    /// Every line that the costing ever had.
    static func history(_ study: ID<FeasibilityStudy>, _ db: Reading) throws -> [DatedCostLine] {
        try db.all("""
            select l.id, l.kind, l.label, l.quantity, l.unit, l.unit_price, a.display_name, l.added_at, l.removed_at, r.display_name
            from cost_lines l
            join accounts a on a.id = l.added_by
            left join accounts r on r.id = l.removed_by
            where l.study_id = \(study)
            order by l.id
            """) { DatedCostLine(line: try CostLine(&$0), addedAt: $0.instant(), removedAt: $0.optionalInstant(), removedBy: $0.optionalText()) }
    }

    static func add(
        _ kind: CostLine.Kind, _ label: String, quantity: Int, unit: String, price: Euros, to study: ID<FeasibilityStudy>, by account: AccountID,
        at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            insert into cost_lines (study_id, kind, label, quantity, unit, unit_price, added_by, added_at)
            values (\(study), \(kind), \(label), \(quantity), \(unit), \(price), \(account), \(now))
            """)
    }

    /// A line taken off stays in the database: who put it, who took it.
    static func remove(_ line: ID<CostLine>, from study: ID<FeasibilityStudy>, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update cost_lines set removed_at = \(now), removed_by = \(account) where id = \(line) and study_id = \(study) and removed_at is null
            """) == 1
    }

    // MARK: Usual prices

    static func prices(_ db: Reading) throws -> [UsualPrice] {
        try db.all("select id, kind, label, unit, price, saved_at from usual_prices where retired_at is null order by kind, label") {
            UsualPrice(id: $0.id(), kind: try $0.choice(), label: $0.text(), unit: $0.text(), price: $0.euros(), savedAt: $0.instant())
        }
    }

    /// Keeps a price, in place of the one of the same words.
    static func keep(_ kind: CostLine.Kind, _ label: String, unit: String, price: Euros, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into usual_prices (kind, label, unit, price, saved_by, saved_at)
            values (\(kind), \(label), \(unit), \(price), \(account), \(now))
            on conflict (label) do update set
                kind = excluded.kind, unit = excluded.unit, price = excluded.price, saved_by = excluded.saved_by, saved_at = excluded.saved_at,
                retired_at = null
            """)
    }

    static func retire(_ price: ID<UsualPrice>, at now: Instant, _ db: Writing) throws {
        try db.run("update usual_prices set retired_at = \(now) where id = \(price) and retired_at is null")
    }
}
