import CSQLite

/// A session with an SQLite file.
final class SQLiteConnection: Connection {
    private let database: OpaquePointer
    private var statements = StatementCache<OpaquePointer>(limit: 300)
    private let isDurable: Bool
    let dialect = Dialect.sqlite
    let isBroken = false

    /// Opens the file, made if it is not there. `isDurable` is false only for what dies with the process.
    init(path: String, mayWrite: Bool, isDurable: Bool) throws(DatabaseError) {
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard let handle, code == SQLITE_OK else {
            let reason = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(handle)
            throw DatabaseError(.unavailable, "cannot open “\(path)”: \(reason)")
        }
        database = handle
        self.isDurable = isDurable
        do {
            try setUp(mayWrite: mayWrite)
        } catch {
            sqlite3_close_v2(handle)
            throw error
        }
    }

    private func setUp(mayWrite: Bool) throws(DatabaseError) {
        sqlite3_busy_timeout(database, 5000)
        guard parvis_sqlite_strict(database) == SQLITE_OK else { throw SQLiteFailure.error(database, nil) }
        try script(
            """
            pragma journal_mode = wal;
            pragma synchronous = \(isDurable ? "full" : "off");
            pragma cache_size = -8000;
            pragma temp_store = memory;
            pragma journal_size_limit = 67108864;
            pragma secure_delete = fast;
            pragma query_only = \(mayWrite ? "off" : "on");
            """)
    }

    var hasLostTransaction: Bool { sqlite3_get_autocommit(database) != 0 }

    func begin(_ purpose: Purpose) throws(DatabaseError) {
        switch purpose {
        case .reading: _ = try run("begin")
        case .writing, .migrating: _ = try run("begin immediate")
        }
    }

    func commit() throws(DatabaseError) { _ = try run("commit") }
    func savepoint() throws(DatabaseError) { _ = try run("savepoint job") }
    func releaseSavepoint() throws(DatabaseError) { _ = try run("release job") }

    func rollbackToSavepoint() throws(DatabaseError) {
        _ = try run("rollback to job")
        try releaseSavepoint()
    }

    func rollback() {
        guard !hasLostTransaction else { return }
        _ = try? run("rollback")
    }

    /// Within one process nothing waits, and one process counts its own changes.
    func later(_ sql: SQL) throws(DatabaseError) { _ = try run(sql) }
    func announceChange() {}

    func run(_ sql: SQL) throws(DatabaseError) -> Int {
        let before = sqlite3_total_changes64(database)
        let statement = try prepare(sql)
        defer { giveBack(statement, sql) }
        while try step(statement, sql) {}
        // `changes` keeps the number of the statement before when this one changes no row.
        return sqlite3_total_changes64(database) == before ? 0 : Int(sqlite3_changes64(database))
    }

    func query(_ sql: SQL, _ manner: Fetch, _ body: (inout RowReader) throws -> Bool) throws {
        let statement = try prepare(sql)
        defer { giveBack(statement, sql) }
        guard try step(statement, sql) else { return }
        // After the first step: a changed schema may have changed the width.
        var row = RowReader(.sqlite(statement), width: sqlite3_column_count(statement))
        repeat {
            let wantsMore = try body(&row)
            try row.endRow(of: sql)
            if !wantsMore { return }
        } while try step(statement, sql)
    }

    func script(_ text: String) throws(DatabaseError) {
        guard sqlite3_exec(database, text, nil, nil, nil) == SQLITE_OK else { throw SQLiteFailure.error(database, text) }
    }

    func close() {
        for statement in statements.removeAll() { sqlite3_finalize(statement) }
        sqlite3_close_v2(database)
    }

    private func step(_ statement: OpaquePointer, _ sql: SQL) throws(DatabaseError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFailure.error(database, sql.text)
        }
    }

    private func prepare(_ sql: SQL) throws(DatabaseError) -> OpaquePointer {
        let statement = if let kept = statements.take(sql.template) { kept } else { try compile(sql) }
        guard bind(sql.values, to: statement) else {
            let error = SQLiteFailure.error(database, sql.text)
            giveBack(statement, sql)
            throw error
        }
        return statement
    }

    private func compile(_ sql: SQL) throws(DatabaseError) -> OpaquePointer {
        var statement: OpaquePointer?
        let text = try sql.textToPrepare()
        let code = sqlite3_prepare_v3(database, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK else { throw SQLiteFailure.error(database, text) }
        guard let statement else { throw DatabaseError(.other, "the statement is empty") }
        return statement
    }

    // Each hole has its own `$n`, so SQLite numbers them in their order.
    private func bind(_ values: [SQLValue], to statement: OpaquePointer) -> Bool {
        for (index, value) in zip(Int32(1)..., values) {
            let code = switch value {
            case .null: sqlite3_bind_null(statement, index)
            case .int(let number): sqlite3_bind_int64(statement, index, Int64(number))
            case .double(let number): sqlite3_bind_double(statement, index, number)
            case .bool(let truth): sqlite3_bind_int64(statement, index, truth ? 1 : 0)
            case .text(let text): SQLiteFailure.bind(text, statement, index)
            case .blob(let bytes): bytes.withUnsafeBytes { parvis_sqlite_bind_blob(statement, index, $0.baseAddress, Int32($0.count)) }
            }
            guard code == SQLITE_OK else { return false }
        }
        return true
    }

    private func giveBack(_ statement: OpaquePointer, _ sql: SQL) {
        sqlite3_reset(statement)
        if !sql.values.isEmpty { sqlite3_clear_bindings(statement) }
        for leaving in statements.giveBack(statement, for: sql.template) { sqlite3_finalize(leaving) }
    }
}
