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
    /// Its outline as a GeoJSON geometry, empty when it is not known. Read only where a place is looked for.
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

    static let columns = "id, parent_id, kind, code, name, inhabitants"

    /// From the columns and, after them, the outline or an empty text.
    init(_ row: inout RowReader) throws {
        id = row.id(); parent = row.optionalID(); kind = try row.choice(); code = row.text(); name = row.text()
        inhabitants = row.optionalInt(); outline = row.text()
    }

    /// The outline as points; nil when it is not known.
    package var shape: Outline? {
        guard !outline.isEmpty, case .outline(let shape)? = try? GeoJSON.geometry(outline) else { return nil }
        return shape
    }
}

extension [Territory] {
    /// What a person chooses her place among: the neighbourhoods, else the arrondissements.
    package var narrowest: [Territory] {
        let neighbourhoods = filter { $0.kind == .neighbourhood }
        return neighbourhoods.isEmpty ? filter { $0.kind == .sector } : neighbourhoods
    }
}

extension Territory.Kind {
    package var name: Message {
        switch self {
        case .city: "Ville"
        case .sector: "Arrondissement"
        case .neighbourhood: "Quartier"
        }
    }
}
