import Database
import Platform
import Vocabulary
import Web

/// Polling places, who keeps them, their urns.
enum PollingPlaceStore {
    private static let columns = "id, edition_id, name, address, hours, access, material, longitude, latitude, code, removed_at"

    private static func read(_ row: inout RowReader) -> PollingPlace {
        var place = PollingPlace(
            id: row.id(), edition: row.id(), name: row.text(), address: row.text(), hours: row.text(), access: row.text(), material: row.text(),
            point: nil, codeMark: "", removedAt: nil)
        let longitude = row.optionalDouble(), latitude = row.optionalDouble()
        if let longitude, let latitude { place.point = GeoPoint(longitude: longitude, latitude: latitude) }
        place.codeMark = row.text()
        place.removedAt = row.optionalInstant()
        return place
    }

    /// Those where one votes, by name.
    static func places(_ edition: EditionID, _ db: Reading) throws -> [PollingPlace] {
        try db.all("""
            select \(raw: columns) from polling_places where edition_id = \(edition) and removed_at is null order by id
            """) { read(&$0) }.sorted { SearchText.fold($0.name) < SearchText.fold($1.name) }
    }

    static func place(_ id: ID<PollingPlace>, in edition: EditionID, _ db: Reading) throws -> PollingPlace {
        let found = try db.first("select \(raw: columns) from polling_places where id = \(id) and edition_id = \(edition)") { read(&$0) }
        guard let found else { throw NotFound() }
        return found
    }

    static func file(_ visit: Visit, _ db: Reading) throws -> PollingPlaceFile {
        let edition = try Edition.inPath(visit, db)
        let place = try place(try visit.id("place"), in: edition.id, db)
        return PollingPlaceFile(
            edition: edition, place: place, shifts: try shifts(edition.id, db).filter { $0.place == place.id },
            urns: try UrnStore.urns(edition.id, db).filter { $0.place == place.id })
    }

    static func isTaken(_ name: String, besides id: ID<PollingPlace>?, in edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from polling_places where edition_id = \(edition) and name = \(name) and id <> \(id?.number ?? 0)")
    }

    static func add(_ place: PollingPlace, by account: AccountID?, at now: Instant, _ db: Writing) throws -> ID<PollingPlace> {
        ID(try db.insert("""
            insert into polling_places (edition_id, name, address, hours, access, material, longitude, latitude, code, added_by, added_at)
            values (
                \(place.edition), \(place.name), \(place.address), \(place.hours), \(place.access), \(place.material),
                \(place.point?.longitude), \(place.point?.latitude), \(place.codeMark), \(account), \(now)
            )
            returning id
            """))
    }

    static func save(_ place: PollingPlace, _ db: Writing) throws {
        try db.run("""
            update polling_places set
                name = \(place.name), address = \(place.address), hours = \(place.hours), access = \(place.access),
                material = \(place.material), longitude = \(place.point?.longitude), latitude = \(place.point?.latitude)
            where id = \(place.id)
            """)
    }

    static func renewCode(_ id: ID<PollingPlace>, mark: String, _ db: Writing) throws {
        try db.run("update polling_places set code = \(mark) where id = \(id)")
    }

    /// With its shifts.
    static func remove(_ id: ID<PollingPlace>, at now: Instant, _ db: Writing) throws {
        try db.run("update polling_places set removed_at = \(now) where id = \(id) and removed_at is null")
        try db.run("update polling_shifts set removed_at = \(now) where place_id = \(id) and removed_at is null")
    }

    // MARK: Shifts

    /// Every shift of an edition, in order of time.
    static func shifts(_ edition: EditionID, _ db: Reading) throws -> [PollingShift] {
        try db.all("""
            select s.id, s.place_id, s.account_id, a.display_name, s.from_at, s.until_at
            from polling_shifts s
            join polling_places p on p.id = s.place_id
            join accounts a on a.id = s.account_id
            where p.edition_id = \(edition) and s.removed_at is null
            order by s.from_at, s.id
            """) {
            PollingShift(id: $0.id(), place: $0.id(), account: $0.id(), name: $0.text(), from: $0.instant(), until: $0.instant())
        }
    }

    /// Whether somebody keeps or kept a polling place of the edition.
    static func isStaff(_ account: AccountID?, of edition: EditionID, _ db: Reading) throws -> Bool {
        guard let account else { return false }
        return try db.exists("""
            select 1 from polling_shifts s join polling_places p on p.id = s.place_id
            where p.edition_id = \(edition) and s.account_id = \(account) and s.removed_at is null
            """)
    }

    /// The editions where somebody keeps a polling place, or did within a month: the count comes after.
    static func kept(by account: AccountID, at now: Instant, _ db: Reading) throws -> [(slug: String, title: String)] {
        try db.all("""
            select distinct e.slug, e.title
            from polling_shifts s
            join polling_places p on p.id = s.place_id
            join editions e on e.id = p.edition_id
            where s.account_id = \(account) and s.removed_at is null and s.until_at > \(now - .days(30))
            order by e.slug
            """) { (slug: $0.text(), title: $0.text()) }
    }

    static func give(_ account: AccountID, at place: ID<PollingPlace>, from: Instant, until: Instant, by giver: AccountID?, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into polling_shifts (place_id, account_id, from_at, until_at, given_by, given_at)
            values (\(place), \(account), \(from), \(until), \(giver), \(now))
            """)
    }

    static func takeBack(_ shift: ID<PollingShift>, at place: ID<PollingPlace>, _ now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update polling_shifts set removed_at = \(now) where id = \(shift) and place_id = \(place) and removed_at is null") == 1
    }
}
