package import Database
package import Vocabulary

/// Writes what a file brings.
package enum TerritoryImportStore {
    /// What `features` would do now.
    package static func plan(_ file: TerritoryFile, _ choices: TerritoryImport.Choices, _ db: Reading) throws -> TerritoryImport {
        try TerritoryImport(file.features, among: TerritoryStore.withOutlines(db), choices)
    }

    /// Adds and changes; what is refused is left out, what the file does not name stays.
    package static func run(_ file: TerritoryFile, _ choices: TerritoryImport.Choices, _ db: Writing) throws -> TerritoryImport {
        try addCity(db)
        let plan = try plan(file, choices, db)
        let last = try TerritoryStore.lastPosition(choices.kind, db)
        for (index, line) in plan.added.enumerated() { _ = try TerritoryStore.add(line.territory, position: last + 1 + index, db) }
        for line in plan.changed { try TerritoryStore.save(line.territory, db) }
        if !plan.added.isEmpty || !plan.changed.isEmpty { try TerritoryStore.redraw(db) }
        return plan
    }

    /// The line of the journal for an import that no visit brought.
    package static func record(_ plan: TerritoryImport, from name: String, at now: Instant, _ db: Writing) throws {
        guard !plan.added.isEmpty || !plan.changed.isEmpty else { return }
        try Journal.record(JournalEntry("territory.import", "city", 1, reason: plan.account(name), channel: .command), by: nil, at: now, db)
    }

    /// Territories are parts of a city: a new one is written down first.
    private static func addCity(_ db: Writing) throws {
        guard try !TerritoryStore.all(db).contains(where: { $0.kind == .city }) else { return }
        _ = try TerritoryStore.add(Territory(id: ID(1), kind: .city, code: "ville", name: try CityStore.city(db).name), db)
    }
}
