import CPQ

/// What the server answered; freed with the value.
struct PostgresAnswer: ~Copyable {
    let result: OpaquePointer?
    init(_ result: OpaquePointer?) { self.result = result }
    deinit { PQclear(result) }

    var isSuccess: Bool {
        let status = PQresultStatus(result)
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
    }

    /// `COMMIT`, `INSERT 0 1`…
    var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }
    /// The number of rows changed or given.
    var changes: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }
}
