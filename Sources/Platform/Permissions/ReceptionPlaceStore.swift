package import Database
package import Vocabulary

/// The questions asked of the reception places, and what changes them.
package enum ReceptionPlaceStore {
    private static let columns = "id, name, address, hours, territory_id, is_active, is_accessible, languages"

    /// All of them, those open first, by name.
    package static func all(_ db: Reading) throws -> [ReceptionPlace] {
        try db.all("select \(raw: columns) from reception_places") { read(&$0) }
            .sorted { ($0.isActive ? 0 : 1, SearchText.fold($0.name), $0.id) < ($1.isActive ? 0 : 1, SearchText.fold($1.name), $1.id) }
    }

    package static func place(_ id: ID<ReceptionPlace>, _ db: Reading) throws -> ReceptionPlace {
        guard let place = try db.first("select \(raw: columns) from reception_places where id = \(id)", { read(&$0) }) else { throw NotFound() }
        return place
    }

    static func isTaken(_ name: String, besides id: ID<ReceptionPlace>?, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from reception_places where name = \(name) and id <> \(id?.number ?? 0)")
    }

    @discardableResult
    package static func add(
        _ name: String, address: String = "", hours: String = "", territory: TerritoryID? = nil, _ db: Writing
    ) throws -> ID<ReceptionPlace> {
        ID(try db.insert("""
            insert into reception_places (name, address, hours, territory_id)
            values (\(name), \(address), \(hours), \(territory)) returning id
            """))
    }

    package static func save(_ place: ReceptionPlace, _ db: Writing) throws {
        try db.run("""
            update reception_places set
                name = \(place.name), address = \(place.address), hours = \(place.hours), territory_id = \(place.territory),
                is_active = \(place.isActive), is_accessible = \(place.isAccessible), languages = \(place.languages)
            where id = \(place.id)
            """)
    }

    private static func read(_ row: inout RowReader) -> ReceptionPlace {
        ReceptionPlace(
            id: row.id(), name: row.text(), address: row.text(), hours: row.text(), territory: row.optionalID(), isActive: row.bool(), isAccessible: row.bool(),
            languages: row.text())
    }
}
