import CPQ

/// Where a PostgreSQL server is: a `postgres://` address, which may end in `?schema=NAME`.
struct PostgresAddress: Sendable {
    /// What libpq understands.
    let address: String
    let schema: String?

    init(_ typed: String) {
        let parts = typed.split(separator: "?", maxSplits: 1)
        var options = parts.count == 2 ? parts[1].split(separator: "&") : []
        schema = options.first { $0.hasPrefix("schema=") }.map { String($0.dropFirst(7)) }
        options.removeAll { $0.hasPrefix("schema=") }
        address = options.isEmpty ? String(parts.first ?? "") : "\(parts[0])?\(options.joined(separator: "&"))"
    }

    static func matches(_ address: String) -> Bool {
        address.hasPrefix("postgres://") || address.hasPrefix("postgresql://")
    }

    /// What a session says first.
    func settings(mayWrite: Bool) -> String {
        var settings = """
            set client_encoding to 'UTF8';
            set client_min_messages to error;
            set bytea_output to 'hex';
            set idle_in_transaction_session_timeout to '60s';
            set default_transaction_read_only to \(mayWrite ? "off" : "on");
            """
        if let schema { settings += "set search_path to \(quoted(schema));" }
        return settings
    }

    func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// Blocks until the server has answered, five seconds at most unless the address says otherwise.
    func connect() -> OpaquePointer? {
        let defaults = [("fallback_application_name", "parvis"), ("connect_timeout", "5"), ("dbname", address)]
        return withCStrings(defaults.map(\.0)) { keywords in
            withCStrings(defaults.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
        }
    }

    /// Calls `body` with a null-terminated array of C strings.
    private func withCStrings<R>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> R) -> R {
        let copies = texts.map { text in
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8.count + 1)
            copy.initialize(from: text.utf8CString.map(\.self), count: text.utf8.count + 1)
            return copy
        }
        defer { for copy in copies { copy.deallocate() } }
        let pointers = copies.map { UnsafePointer<CChar>?($0) } + [nil]
        return pointers.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
    }
}
