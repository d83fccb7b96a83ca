/// The two databases. They take the same statements; `{{pk}}` and `{{blob}}` in migrations are the only tokens.
package enum Dialect: String, Sendable, CaseIterable {
    case sqlite, postgres
}

/// How the rows of a question travel.
enum Fetch {
    /// All at once where the driver does so: for what a page shows.
    case memory
    /// A part at a time: for exports.
    case stream
}

/// What a transaction is opened for.
enum Purpose {
    case reading, writing
    /// Alone of its kind over all processes, seeing what others have just committed.
    case migrating
}

/// A session with a database, used by one thread at a time.
protocol Connection: AnyObject {
    var dialect: Dialect { get }
    /// Whether it is of no more use.
    var isBroken: Bool { get }
    /// The commit tells other processes that what they remember may be out of date.
    func announceChange()
    /// Whether an error has already undone the transaction that was open.
    var hasLostTransaction: Bool { get }

    func begin(_ purpose: Purpose) throws(DatabaseError)
    func commit() throws(DatabaseError)
    func rollback()
    func savepoint() throws(DatabaseError)
    func releaseSavepoint() throws(DatabaseError)
    func rollbackToSavepoint() throws(DatabaseError)

    /// `body` says whether it wants the next row.
    func query(_ sql: SQL, _ manner: Fetch, _ body: (inout RowReader) throws -> Bool) throws
    func run(_ sql: SQL) throws -> Int
    /// A change whose outcome nobody waits for; if it fails, so does the transaction.
    func later(_ sql: SQL) throws
    /// Statements without values, separated by semicolons.
    func script(_ text: String) throws(DatabaseError)
    func close()
}
