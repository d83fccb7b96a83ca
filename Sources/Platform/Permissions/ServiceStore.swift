package import Database
package import Vocabulary

/// The questions asked of the municipal services, and what changes them.
package enum ServiceStore {
    private static let columns = "id, name, email, referent_id, deputy_id, is_active"

    /// All of them, those at work first, by name.
    package static func all(_ db: Reading) throws -> [MunicipalService] {
        try db.all("select \(raw: columns) from services") { read(&$0) }
            .sorted { ($0.isActive ? 0 : 1, SearchText.fold($0.name), $0.id) < ($1.isActive ? 0 : 1, SearchText.fold($1.name), $1.id) }
    }

    package static func service(_ id: ServiceID, _ db: Reading) throws -> MunicipalService {
        guard let service = try db.first("select \(raw: columns) from services where id = \(id)", { read(&$0) }) else { throw NotFound() }
        return service
    }

    static func isTaken(_ name: String, besides id: ServiceID?, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from services where name = \(name) and id <> \(id?.number ?? 0)")
    }

    @discardableResult
    package static func add(
        _ name: String, email: String = "", referent: AccountID? = nil, deputy: AccountID? = nil, _ db: Writing
    ) throws -> ServiceID {
        ID(try db.insert("""
            insert into services (name, email, referent_id, deputy_id) values (\(name), \(email), \(referent), \(deputy)) returning id
            """))
    }

    static func save(_ service: MunicipalService, _ db: Writing) throws {
        try db.run("""
            update services set
                name = \(service.name), email = \(service.email), referent_id = \(service.referent), deputy_id = \(service.deputy),
                is_active = \(service.isActive)
            where id = \(service.id)
            """)
    }

    /// A person who leaves answers for no service any more.
    static func release(_ account: AccountID, _ db: Writing) throws {
        try db.run("update services set referent_id = null where referent_id = \(account)")
        try db.run("update services set deputy_id = null where deputy_id = \(account)")
    }

    private static func read(_ row: inout RowReader) -> MunicipalService {
        MunicipalService(
            id: row.id(), name: row.text(), email: row.text(), referent: row.optionalID(), deputy: row.optionalID(), isActive: row.bool())
    }
}
