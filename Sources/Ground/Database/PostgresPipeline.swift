import CPQ

extension PostgresConnection {
    /// Runs a prepared statement and waits for its answer.
    func alone(_ name: String, _ values: PostgresParameters) -> PostgresAnswer {
        PostgresAnswer(values.with { pointers, lengths, formats in
            PQexecPrepared(session, name, values.count, pointers, lengths, formats, 0)
        })
    }

    /// Runs a prepared statement after those that wait for company, in one trip to the server.
    /// The answer is the first failure, or the statement's own.
    func withPending(_ name: String, _ values: PostgresParameters) -> PostgresAnswer {
        let company = pending
        pending = []
        PQenterPipelineMode(session)
        for text in company { PQsendQueryParams(session, text, 0, nil, nil, nil, nil, 0) }
        _ = values.with { pointers, lengths, formats in
            PQsendQueryPrepared(session, name, values.count, pointers, lengths, formats, 0)
        }
        PQpipelineSync(session)
        var kept: OpaquePointer?
        for _ in 0...company.count { kept = nextAnswer(after: kept) }
        PQclear(PQgetResult(session))
        PQexitPipelineMode(session)
        return PostgresAnswer(kept)
    }

    /// The results of one statement of the pipeline end with a null pointer.
    private func nextAnswer(after former: OpaquePointer?) -> OpaquePointer? {
        var kept = former
        while let result = PQgetResult(session) {
            if kept != nil, PQresultStatus(kept) == PGRES_FATAL_ERROR {
                PQclear(result)
            } else {
                PQclear(kept)
                kept = result
            }
            if isBroken { break }
        }
        return kept
    }
}
