/// Prepared statements by their template. Bounded: the one that was used longest ago makes room.
struct StatementCache<Statement> {
    private struct Entry {
        var statement: Statement
        var lastUse: Int
    }

    private var entries: [String: Entry] = [:]
    private var clock = 0
    let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Takes the statement out, so that a nested use of the same text gets another one.
    mutating func take(_ template: String) -> Statement? {
        entries.removeValue(forKey: template)?.statement
    }

    /// Finds the statement and leaves it.
    mutating func find(_ template: String) -> Statement? {
        clock += 1
        guard let index = entries.index(forKey: template) else { return nil }
        entries.values[index].lastUse = clock
        return entries.values[index].statement
    }

    /// Keeps the statement; gives those that must go.
    mutating func keep(_ statement: Statement, for template: String) -> [Statement] {
        clock += 1
        var leaving: [Statement] = []
        if let former = entries.updateValue(Entry(statement: statement, lastUse: clock), forKey: template) {
            leaving.append(former.statement)
        }
        if entries.count > limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries.removeValue(forKey: oldest.key)
            leaving.append(oldest.value.statement)
        }
        return leaving
    }

    mutating func removeAll() -> [Statement] {
        defer { entries = [:] }
        return entries.values.map(\.statement)
    }
}
