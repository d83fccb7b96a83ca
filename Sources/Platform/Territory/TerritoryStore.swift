package import Database
package import Vocabulary

/// The questions asked of the territories, and what changes them.
package enum TerritoryStore {
    /// All of them from the widest to the narrowest, without their outlines.
    package static func all(_ db: Reading) throws -> [Territory] { try list("''", db) }

    /// All of them with their outlines, to find the one of a place.
    package static func withOutlines(_ db: Reading) throws -> [Territory] { try list("outline", db) }

    private static func list(_ outline: String, _ db: Reading) throws -> [Territory] {
        try db.recent("territories with \(outline)") {
            try db.all("select \(raw: Territory.columns), \(raw: outline) from territories order by \(raw: order), position, name") { try Territory(&$0) }
        }
    }

    /// What a person chooses her place among, in the order the city gives them: the neighbourhoods, else the arrondissements.
    package static func narrowest(_ db: Reading) throws -> [Territory] { try all(db).narrowest }

    /// A territory, those that contain it and those that it contains: whose news is its news.
    package static func near(_ id: TerritoryID, _ db: Reading) throws -> [TerritoryID] {
        let children = Dictionary(grouping: try all(db), by: \.parent)
        var within = [id], next = 0
        while next < within.count {
            within += (children[within[next]] ?? []).map(\.id).filter { !within.contains($0) }
            next += 1
        }
        return try around(id, db) + within.dropFirst()
    }

    /// A territory and those that contain it, the narrowest first.
    static func around(_ id: TerritoryID, _ db: Reading) throws -> [TerritoryID] {
        let parents = Dictionary(try all(db).map { ($0.id, $0.parent) }) { first, _ in first }
        var chain = [id]
        while let parent = parents[chain[chain.count - 1]] ?? nil, !chain.contains(parent) { chain.append(parent) }
        return chain
    }

    package static func territory(_ id: TerritoryID, _ db: Reading) throws -> Territory {
        guard let territory = try db.first("select \(raw: Territory.columns), outline from territories where id = \(id)", { try Territory(&$0) })
        else { throw NotFound() }
        return territory
    }

    /// Name and drawing of the narrowest territories whose outline is known.
    static func drawings(_ db: Reading) throws -> [(name: String, drawing: String)] {
        try db.recent("drawings of territories") { try db.all("""
            select name, drawing from territories
            where drawing <> '' and kind = (
                select kind from territories where drawing <> '' order by \(raw: order) desc limit 1
            )
            order by position, name
            """) { (name: $0.text(), drawing: $0.text()) } }
    }

    /// Name and drawing of these, when their outline is known.
    static func drawings(of ids: [TerritoryID], _ db: Reading) throws -> [(name: String, drawing: String)] {
        guard !ids.isEmpty else { return [] }
        return try db.all("select name, drawing from territories where drawing <> '' and id in (\(list: ids)) order by position, name") { (name: $0.text(), drawing: $0.text()) }
    }

    // MARK: Changing

    package static func add(_ territory: Territory, position: Int = 0, _ db: Writing) throws -> TerritoryID {
        ID(try db.insert("""
            insert into territories (parent_id, kind, code, name, inhabitants, outline, drawing, position)
            values (
                \(territory.parent), \(territory.kind), \(territory.code), \(territory.name), \(territory.inhabitants),
                \(territory.outline), \(territory.outline), \(position)
            )
            returning id
            """))
    }

    static func save(_ territory: Territory, _ db: Writing) throws {
        _ = try db.run("""
            update territories set
                parent_id = \(territory.parent), name = \(territory.name), inhabitants = \(territory.inhabitants), outline = \(territory.outline)
            where id = \(territory.id)
            """)
    }

    static func lastPosition(_ kind: Territory.Kind, _ db: Reading) throws -> Int {
        try db.count("select coalesce(max(position), 0) from territories where kind = \(kind)")
    }

    /// Draws again what maps show: outlines with fewer points, those that touch still touching.
    package static func redraw(_ db: Writing) throws {
        let shapes = try withOutlines(db).compactMap { territory in territory.shape.map { (territory, $0) } }
        for kind in Territory.Kind.allCases {
            let those = shapes.filter { $0.0.kind == kind }
            let light = OutlineSimplification.simplified(those.map(\.1), tolerance: 15)
            for ((territory, _), outline) in zip(those, light) {
                _ = try db.run("update territories set drawing = \(GeoJSON.text(.outline(outline))) where id = \(territory.id)")
            }
        }
        if !shapes.isEmpty { try CityStore.outlinesChanged(db) }
    }

    private static let order = "case kind when 'city' then 0 when 'sector' then 1 else 2 end"
}
