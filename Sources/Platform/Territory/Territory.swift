package import Database
package import Vocabulary

/// A part of the city: the whole, a sector (arrondissement), a neighbourhood.
package struct Territory: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case city, sector, neighbourhood }

    package var id: TerritoryID
    package var parent: TerritoryID?
    package var kind: Kind
    package var code: String
    package var name: String
    package var inhabitants: Int?
    /// Its outline as a GeoJSON geometry, empty when it is not known. Read only when a map is drawn.
    package var outline: String

    package init(
        id: TerritoryID, parent: TerritoryID? = nil, kind: Kind, code: String, name: String, inhabitants: Int? = nil, outline: String = ""
    ) {
        self.id = id
        self.parent = parent
        self.kind = kind
        self.code = code
        self.name = name
        self.inhabitants = inhabitants
        self.outline = outline
    }
}

/// The questions asked of the territories.
package enum TerritoryStore {
    /// All of them from the widest to the narrowest, without their outlines.
    package static func all(_ db: Reading) throws -> [Territory] {
        try db.recent("territories") {
            try db.all("select id, parent_id, kind, code, name, inhabitants, '' from territories order by \(raw: order), position, name") { try read(&$0) }
        }
    }

    /// All of them with their outlines, for maps.
    package static func withOutlines(_ db: Reading) throws -> [Territory] {
        try db.recent("territories with outlines") {
            try db.all("select id, parent_id, kind, code, name, inhabitants, outline from territories order by \(raw: order), position, name") { try read(&$0) }
        }
    }

    /// The neighbourhoods, in the order the city gives them.
    package static func neighbourhoods(_ db: Reading) throws -> [Territory] { try all(db).filter { $0.kind == .neighbourhood } }

    package static func territory(_ id: TerritoryID, _ db: Reading) throws -> Territory {
        guard let territory = try withOutlines(db).first(where: { $0.id == id }) else { throw NotFound() }
        return territory
    }

    package static func add(_ territory: Territory, position: Int = 0, _ db: Writing) throws -> TerritoryID {
        ID(try db.insert("""
            insert into territories (parent_id, kind, code, name, inhabitants, outline, position)
            values (\(territory.parent), \(territory.kind), \(territory.code), \(territory.name), \(territory.inhabitants), \(territory.outline), \(position))
            returning id
            """))
    }

    private static let order = "case kind when 'city' then 0 when 'sector' then 1 else 2 end"

    private static func read(_ row: inout RowReader) throws -> Territory {
        Territory(
            id: row.id(), parent: row.optionalID(), kind: try row.choice(), code: row.text(), name: row.text(),
            inhabitants: row.optionalInt(), outline: row.text()
        )
    }
}
