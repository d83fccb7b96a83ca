/// Asks questions within one transaction; all the answers are of the same moment.
/// A statement that fails dooms its transaction, even when its error is caught.
package class Reading {
    let connection: any Connection
    private(set) var doom: DatabaseError?
    /// Answers of other transactions; nil where this one must look for itself.
    private(set) var memory: Memory?
    /// Answers found under this very commit; nil where this transaction must look for itself.
    private(set) var company: Company?
    /// How many changes this process had committed before this transaction saw anything.
    let changes: Int
    /// How many statements this transaction has sent.
    private(set) var statements = 0

    init(_ connection: any Connection, _ memory: Memory? = nil, _ company: Company? = nil, after changes: Int = 0) {
        self.connection = connection
        self.memory = memory
        self.company = company
        self.changes = changes
    }

    package final var dialect: Dialect { connection.dialect }

    /// What this transaction has changed, memory does not know.
    final func forgetMemory() {
        memory = nil
        company = nil
    }

    /// Every row.
    package final func all<T>(_ sql: SQL, _ read: (inout RowReader) throws -> T) throws -> [T] {
        var rows: [T] = []
        try each(sql, in: .memory) { row in
            rows.append(try read(&row))
            return true
        }
        return rows
    }

    package final func all<T: RowReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        try all(sql) { row in try T(&row) }
    }

    /// The first row, if there is one. The statement says `limit 1` when there may be many.
    package final func first<T>(_ sql: SQL, _ read: (inout RowReader) throws -> T) throws -> T? {
        var found: T?
        try each(sql, in: .memory) { row in
            found = try read(&row)
            return false
        }
        return found
    }

    package final func first<T: RowReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try first(sql) { row in try T(&row) }
    }

    /// The one value of a statement that always gives a row: a count, a sum.
    package final func value<T: RowReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> T {
        guard let value = try first(sql, as: T.self) else {
            throw DatabaseError(.other, "a row was expected, there is none", statement: sql.text)
        }
        return value
    }

    package final func count(_ sql: SQL) throws -> Int { try value(sql) }

    /// Whether the statement gives a row.
    package final func exists(_ sql: SQL) throws -> Bool {
        try first(sql) { row in row.skip(Int(row.width)) } != nil
    }

    /// Every row, one at a time, without holding them all in memory.
    package final func each(_ sql: SQL, _ body: (inout RowReader) throws -> Void) throws {
        try each(sql, in: .stream) { row in
            try body(&row)
            return true
        }
    }

    /// `body` says whether it wants the next row.
    private func each(_ sql: SQL, in manner: Fetch, _ body: (inout RowReader) throws -> Bool) throws {
        if !sql.isQuestion { forgetMemory() }
        noteStatement()
        try watched { try connection.query(sql, manner, body) }
    }

    final func noteStatement() { statements += 1 }

    final func watched<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as DatabaseError {
            doom = doom ?? error
            throw error
        }
    }
}
