import Glibc

/// A worker's place: its connection, made when it is first needed and made anew when it is lost.
struct Desk {
    private let connect: @Sendable () throws(DatabaseError) -> any Connection
    private var connection: (any Connection)?

    init(_ connect: @escaping @Sendable () throws(DatabaseError) -> any Connection) { self.connect = connect }

    /// Opens a transaction. A connection found dead at that moment is replaced: nothing was under way on it.
    mutating func begin(_ purpose: Purpose) throws(DatabaseError) -> any Connection {
        let first = try ready()
        do {
            try first.begin(purpose)
            return first
        } catch {
            first.rollback()
            guard first.isBroken else { throw error }
        }
        let second = try ready()
        try second.begin(purpose)
        return second
    }

    mutating func close() {
        connection?.close()
        connection = nil
    }

    private mutating func ready() throws(DatabaseError) -> any Connection {
        if let connection, !connection.isBroken { return connection }
        close()
        let fresh = try connect()
        connection = fresh
        return fresh
    }

    /// Waits a random while that grows with the attempts, so that those who crossed do not cross again.
    static func pause(after attempt: Int) {
        let most = min(64_000, 1000 << min(attempt, 6))
        usleep(UInt32.random(in: 200...UInt32(most)))
    }
}
