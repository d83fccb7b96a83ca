/// Prepared statements by their template. Bounded: the one that was used longest ago makes room.
struct StatementCache<Statement> {
    private struct Entry {
        var statement: Statement
        var lastUse: Int
        var isTaken = false
    }

    private var entries: [TemplateKey: Entry] = [:]
    private var clock = 0
    let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Finds the statement and leaves it.
    mutating func find(_ template: String) -> Statement? {
        guard let index = entries.index(forKey: TemplateKey(template)) else { return nil }
        return use(index)
    }

    /// Finds the statement and marks it as taken, so that a nested use of the same text gets another one.
    mutating func take(_ template: String) -> Statement? {
        guard let index = entries.index(forKey: TemplateKey(template)), !entries.values[index].isTaken else { return nil }
        entries.values[index].isTaken = true
        return use(index)
    }

    /// The statement is free again; gives those that must go.
    mutating func giveBack(_ statement: Statement, for template: String) -> [Statement] where Statement: Equatable {
        guard let index = entries.index(forKey: TemplateKey(template)) else { return keep(statement, for: template) }
        guard entries.values[index].statement == statement else { return [statement] }
        entries.values[index].isTaken = false
        return []
    }

    /// Keeps the statement; gives those that must go.
    mutating func keep(_ statement: Statement, for template: String) -> [Statement] {
        clock += 1
        var leaving: [Statement] = []
        if let former = entries.updateValue(Entry(statement: statement, lastUse: clock), forKey: TemplateKey(template)) {
            leaving.append(former.statement)
        }
        if entries.count > limit, let oldest = entries.filter({ !$0.value.isTaken }).min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries.removeValue(forKey: oldest.key)
            leaving.append(oldest.value.statement)
        }
        return leaving
    }

    mutating func removeAll() -> [Statement] {
        defer { entries = [:] }
        return entries.values.map(\.statement)
    }

    private mutating func use(_ index: Dictionary<TemplateKey, Entry>.Index) -> Statement {
        clock += 1
        entries.values[index].lastUse = clock
        return entries.values[index].statement
    }
}

/// A template as a key: hashed by its length and its end, for there are few of them, long, and looked for at each question.
private struct TemplateKey: Hashable {
    let template: String

    init(_ template: String) { self.template = template }

    func hash(into hasher: inout Hasher) {
        hasher.combine(template.utf8.count)
        for byte in template.utf8.suffix(24) { hasher.combine(byte) }
    }
}
