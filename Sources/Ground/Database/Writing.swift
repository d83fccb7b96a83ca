/// Asks and changes within one transaction, which is kept whole or not at all.
/// A statement that fails dooms its transaction, even when its error is caught.
package final class Writing: Reading {
    private(set) var doom: DatabaseError?
    private var hooks: [@Sendable () -> Void] = []

    /// Runs a statement; gives the number of rows it changed.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int {
        try watched { try connection.run(sql) }
    }

    /// Runs an `insert … returning id`; gives the id.
    @discardableResult
    package func insert(_ sql: SQL) throws -> Int { try value(sql) }

    /// After the commit has taken place, before the caller of `write` hears of it.
    package func afterCommit(_ hook: @escaping @Sendable () -> Void) { hooks.append(hook) }

    override func each(_ sql: SQL, in manner: Fetch, _ body: (inout RowReader) throws -> Bool) throws {
        try watched { try connection.query(sql, manner, body) }
    }

    func runHooks() { for hook in hooks { hook() } }

    private func watched<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as DatabaseError {
            doom = doom ?? error
            throw error
        }
    }
}
