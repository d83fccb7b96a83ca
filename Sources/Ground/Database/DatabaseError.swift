/// What the database refused or could not do.
package struct DatabaseError: Error, Sendable, CustomStringConvertible {
    /// The kinds that somebody may want to tell apart.
    package enum Kind: Sendable, Equatable {
        /// The same row exists already; the columns are empty when the index is on an expression, then `name` is the index's.
        case unique(table: String, columns: [String], name: String?)
        case foreignKey
        case check(name: String)
        case notNull(table: String, column: String)
        /// Somebody else holds the lock, or crossed this transaction too often.
        case busy
        /// Too many jobs wait.
        case overloaded
        /// No connection, a connection lost on the way, a disk without room, a server that takes no changes, or a database that is closed.
        case unavailable
        case other
    }

    package var kind: Kind
    package var message: String
    /// The statement's text, without its values.
    package var statement: String?
    /// Whether the connection was lost during COMMIT: nobody knows whether it took place.
    package var isInDoubt = false
    /// Whether running the whole transaction again can succeed, nothing of it having been written.
    var isWorthAnotherTry = false

    package init(_ kind: Kind, _ message: String, statement: String? = nil) {
        self.kind = kind
        self.message = message
        self.statement = statement
    }

    static func lostCommit(_ reason: String) -> DatabaseError {
        var error = DatabaseError(.unavailable, "the connection was lost during COMMIT, nobody knows whether it took place: \(reason)")
        error.isInDoubt = true
        return error
    }

    package var description: String { statement.map { "\(message) [\($0)]" } ?? message }

    package var isUnique: Bool { if case .unique = kind { true } else { false } }

    /// Whether this is the violation of a unique constraint on exactly these columns.
    package func isUnique(_ table: String, _ columns: String...) -> Bool {
        if case .unique(table, columns, _) = kind { true } else { false }
    }
}
