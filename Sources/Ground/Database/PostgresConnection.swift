import CPQ

/// A session with a PostgreSQL server.
final class PostgresConnection: Connection {
    let session: OpaquePointer
    /// Statements that need no answer of their own and travel with the next one: BEGIN, SAVEPOINT, RELEASE, changes made later.
    var pending: [Waiting] = []
    /// Whether the server has answered anything since BEGIN; if not, nothing can have been written.
    var hasBegun = false
    private var statements = StatementCache<PreparedStatement>(limit: 300)
    private var names = 0
    private var leaving: [String] = []
    private var isReading = false
    /// Whether the answer to a COMMIT that closes a reading is still on its way.
    private var owesAnswer = false
    /// Whether the server takes no changes (any more): another session may find the one that does.
    private var isOnStandby = false
    let dialect = Dialect.postgres

    /// A statement the server knows by its name.
    private struct PreparedStatement {
        var name: String
        var kinds: [SQLKind]
    }

    init(_ address: PostgresAddress, mayWrite: Bool) throws(DatabaseError) {
        guard parvis_pq_is_here() != 0 else { throw DatabaseError(.unavailable, "libpq is not installed: apt-get install libpq5") }
        guard let session = address.connect() else { throw DatabaseError(.unavailable, "out of memory") }
        self.session = session
        PQsetNoticeProcessor(session, { _, _ in }, nil)
        guard PQstatus(session) == CONNECTION_OK else {
            let reason = PostgresFailure.message(session)
            PQfinish(session)
            throw DatabaseError(.unavailable, "no connection to PostgreSQL: \(reason)")
        }
        do {
            try script(address.settings(mayWrite: mayWrite))
        } catch {
            PQfinish(session)
            throw error
        }
    }

    var isBroken: Bool { PQstatus(session) != CONNECTION_OK || isOnStandby }
    var hasLostTransaction: Bool { isBroken }

    func begin(_ purpose: Purpose) throws(DatabaseError) {
        isReading = purpose == .reading
        hasBegun = false
        pending = switch purpose {
        case .reading: ["begin isolation level repeatable read read only"]
        case .writing: ["begin isolation level serializable"]
        case .migrating: ["begin isolation level read committed"]
        }
        pending += leaving.map { .text("deallocate \($0)") }
        leaving = []
        // The lock is taken before anything is read, and each statement sees what was committed before it.
        guard purpose == .migrating else { return }
        try script("select pg_advisory_xact_lock(hashtext('parvis migrations ' || coalesce(current_schema(), '')))")
    }

    func commit() throws(DatabaseError) {
        if isReading {
            try flush()
            settle()
            owesAnswer = PQsendQuery(session, "commit") == 1
            return
        }
        let answer = send("commit")
        if isBroken || PostgresFailure.isFarewell(answer.result) { throw .lostCommit(PostgresFailure.message(session)) }
        try check(answer, "commit")
        guard answer.tag == "COMMIT" else { throw DatabaseError(.other, "a statement had failed, all was rolled back", statement: "commit") }
    }

    func rollback() {
        pending = []
        settle()
        PQclear(PQexec(session, "rollback"))
    }

    func savepoint() { pending.append("savepoint job") }

    /// What a job left for later leaves now: its failure is its own, not its neighbour's.
    func releaseSavepoint() throws(DatabaseError) {
        pending.append("release job")
        try flushChanges()
    }

    func rollbackToSavepoint() throws(DatabaseError) {
        // What has not left yet need not be undone.
        while let last = pending.last, last.isPrepared { pending.removeLast() }
        if pending.last?.text == "savepoint job" { pending.removeLast() } else { try script("rollback to job; release job") }
    }

    func announceChange() { pending.append(.text(ChangeListener.announcement)) }

    func script(_ text: String) throws(DatabaseError) {
        settle()
        try flushChanges()
        try check(send(.text(text)), text)
    }

    func run(_ sql: SQL) throws(DatabaseError) -> Int { try execute(sql).changes }

    func later(_ sql: SQL) throws(DatabaseError) {
        let values = PostgresParameters(sql.values)
        pending.append(.prepared(name: try prepare(sql, values.types), values))
    }

    func query(_ sql: SQL, _ manner: Fetch, _ body: (inout RowReader) throws -> Bool) throws {
        if manner == .stream, sql.template.hasPrefix("select") || sql.template.hasPrefix("with") {
            try stream(sql, body)
        } else {
            _ = try rows(of: try execute(sql), sql, body)
        }
    }

    func close() { PQfinish(session) }

    /// Reads the rows; whether the reader wants more.
    private func rows(of answer: borrowing PostgresAnswer, _ sql: SQL, _ body: (inout RowReader) throws -> Bool) throws -> Bool {
        guard let result = answer.result else { return false }
        var row = RowReader(.postgres(result, line: 0), width: PQnfields(result))
        for line in 0..<PQntuples(result) {
            row.source = .postgres(result, line: line)
            let wantsMore = try body(&row)
            try row.endRow(of: sql)
            if !wantsMore { return false }
        }
        return PQntuples(result) > 0
    }

    // A cursor, so that the rows come a part at a time and other questions may be asked meanwhile.
    private func stream(_ sql: SQL, _ body: (inout RowReader) throws -> Bool) throws {
        try flush()
        names += 1
        let cursor = "c\(names)"
        let values = PostgresParameters(sql.values)
        let text = "declare \(cursor) no scroll cursor for \(sql.text)"
        let opened = values.with { pointers, lengths, formats in
            PQexecParams(session, text, values.count, values.types, pointers, lengths, formats, 0)
        }
        try check(PostgresAnswer(opened), text)
        var wantsMore = true
        while wantsMore {
            let part = PostgresAnswer(PQexec(session, "fetch 500 from \(cursor)"))
            try check(part, text)
            wantsMore = try rows(of: part, sql, body)
        }
        try script("close \(cursor)")
    }

    private func execute(_ sql: SQL) throws(DatabaseError) -> PostgresAnswer {
        let values = PostgresParameters(sql.values)
        let answer = send(.prepared(name: try prepare(sql, values.types), values))
        try check(answer, sql.text)
        return answer
    }

    private func prepare(_ sql: SQL, _ types: [Oid]) throws(DatabaseError) -> String {
        settle()
        let kinds = sql.values.map(\.kind)
        if let known = statements.find(sql.template), known.kinds == kinds { return known.name }
        try flush()
        names += 1
        let name = "s\(names)"
        let text = try sql.textToPrepare()
        try check(PostgresAnswer(PQprepare(session, name, text, Int32(types.count), types)), text)
        leaving += statements.keep(PreparedStatement(name: name, kinds: kinds), for: sql.template).map(\.name)
        return name
    }

    private func forgetStatements() { leaving += statements.removeAll().map(\.name) }

    private func settle() {
        guard owesAnswer else { return }
        owesAnswer = false
        while let result = PQgetResult(session) { PQclear(result) }
    }

    private func flushChanges() throws(DatabaseError) {
        if pending.contains(where: \.isPrepared) { try flush() }
    }

    /// Sends what waits for company, alone.
    private func flush() throws(DatabaseError) {
        settle()
        guard let last = pending.popLast() else { return }
        try check(send(last), last.text ?? "a change made later")
    }

    private func check(_ answer: borrowing PostgresAnswer, _ text: String) throws(DatabaseError) {
        if answer.isSuccess { return hasBegun = true }
        if PostgresFailure.isStalePlan(answer.result) { forgetStatements() }
        var error = isBroken
            ? DatabaseError(.unavailable, "the connection to PostgreSQL was lost: \(PostgresFailure.message(session))", statement: text)
            : PostgresFailure.error(answer.result, PostgresFailure.message(session), text)
        if error.kind == .unavailable, !hasBegun { error.isWorthAnotherTry = true }
        if !isReading, PostgresFailure.isFromStandby(answer.result) {
            isOnStandby = true
            error.kind = .unavailable
        }
        throw error
    }
}
