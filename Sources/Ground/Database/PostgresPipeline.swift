import CPQ

/// A statement on its way to the server.
enum Waiting: ExpressibleByStringLiteral {
    /// Without values; several may stand between semicolons when it travels without prepared ones.
    case text(String)
    case prepared(name: String, PostgresParameters)

    init(stringLiteral text: String) { self = .text(text) }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var isPrepared: Bool { text == nil }
}

extension PostgresConnection {
    /// Sends what waits for company and this statement, in one trip to the server, and waits.
    /// The answer is the first failure, or the last statement's own.
    func send(_ last: Waiting) -> PostgresAnswer {
        let company = pending
        pending = []
        let texts = (company + [last]).compactMap(\.text)
        if texts.count == company.count + 1 { return PostgresAnswer(PQexec(session, texts.joined(separator: ";"))) }
        if company.isEmpty, case .prepared(let name, let values) = last { return alone(name, values) }
        return inPipeline(company + [last])
    }

    private func alone(_ name: String, _ values: PostgresParameters) -> PostgresAnswer {
        PostgresAnswer(values.with { pointers, lengths, formats in
            PQexecPrepared(session, name, values.count, pointers, lengths, formats, 0)
        })
    }

    private func inPipeline(_ statements: [Waiting]) -> PostgresAnswer {
        PQenterPipelineMode(session)
        for statement in statements {
            switch statement {
            case .text(let text): PQsendQueryParams(session, text, 0, nil, nil, nil, nil, 0)
            case .prepared(let name, let values):
                _ = values.with { pointers, lengths, formats in
                    PQsendQueryPrepared(session, name, values.count, pointers, lengths, formats, 0)
                }
            }
        }
        PQpipelineSync(session)
        var kept: OpaquePointer?
        for _ in statements { kept = nextAnswer(after: kept) }
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
