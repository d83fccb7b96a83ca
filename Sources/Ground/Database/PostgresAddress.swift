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

    /// A machine that vanished without a word is given up within half a minute, not within the hours of TCP's own patience.
    private static let patience = [
        ("connect_timeout", "5"), ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "20000"),
    ]

    /// Whether it names a server and its standby: then the one that takes changes is meant, whichever it is now.
    private var namesSeveral: Bool { address.contains(",") }

    /// Blocks until a server has answered, five seconds at most for each unless the address says otherwise.
    func connect() -> OpaquePointer? {
        let role = namesSeveral ? [("target_session_attrs", "read-write")] : []
        // What the address says stands after, and weighs more.
        let defaults = [("fallback_application_name", "parvis")] + Self.patience + role + [("dbname", address)]
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
