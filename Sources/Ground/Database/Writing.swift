/// Asks and changes within one transaction, which is kept whole or not at all.
package final class Writing: Reading {
    private var hooks: [@Sendable () -> Void] = []

    /// Runs a statement; gives the number of rows it changed.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int {
        forgetMemory()
        noteStatement()
        return try watched { try connection.run(sql) }
    }

    /// Runs a change whose outcome nobody waits for: on PostgreSQL it travels with what comes next, the commit at the latest,
    /// and its failure is that of the transaction. For what no constraint refuses.
    package func later(_ sql: SQL) throws {
        forgetMemory()
        noteStatement()
        try watched { try connection.later(sql) }
    }

    /// Runs an `insert … returning id`; gives the id.
    @discardableResult
    package func insert(_ sql: SQL) throws -> Int {
        forgetMemory()
        return try value(sql)
    }

    /// After the commit has taken place, before the caller of `write` hears of it.
    package func afterCommit(_ hook: @escaping @Sendable () -> Void) { hooks.append(hook) }

    func runHooks() { for hook in hooks { hook() } }
}
