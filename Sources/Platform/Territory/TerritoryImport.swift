package import Vocabulary

/// What a GeoJSON file would do to the territories, line by line, before anything is done.
package struct TerritoryImport: Sendable {
    /// How the file is to be read.
    package struct Choices: Sendable, Equatable {
        package var kind: Territory.Kind
        /// The properties that hold the code, the name and, if the file says it, how many people live there.
        package var code: String
        package var name: String
        package var inhabitants: String?
        /// The code of the territory they all belong to; nil: the one whose outline holds each, else the city.
        package var parent: String?

        package init(kind: Territory.Kind, code: String, name: String, inhabitants: String? = nil, parent: String? = nil) {
            self.kind = kind
            self.code = code
            self.name = name
            self.inhabitants = inhabitants
            self.parent = parent
        }
    }

    /// Something that the file would change.
    package enum Change: String, Sendable, CaseIterable { case name, inhabitants, outline, parent }

    package enum Fate: Sendable, Equatable {
        case added
        case changed([Change])
        case unchanged
        case refused(Message)
    }

    /// One object of the file.
    package struct Line: Sendable {
        package let number: Int
        /// As it would be kept; its parent is known once it is written.
        package let territory: Territory
        package let shape: Outline?
        package let fate: Fate
    }

    package let lines: [Line]
    /// The territories of that kind that the file does not name: they stay as they are.
    package let untouched: [Territory]

    package var added: [Line] { lines.filter { $0.fate == .added } }
    package var changed: [Line] { lines.filter { if case .changed = $0.fate { true } else { false } } }
    package var unchanged: [Line] { lines.filter { $0.fate == .unchanged } }
    package var refused: [Line] { lines.filter { if case .refused = $0.fate { true } else { false } } }

    /// What it does, for the journal.
    func account(_ name: String) -> String {
        "\(name)\u{A0}: ajoutés \(added.count), changés \(changed.count), refusés \(refused.count)"
    }

    /// - Throws: `FormErrors` when the choices themselves do not hold.
    package init(_ features: [GeoJSON.Feature], among known: [Territory], _ choices: Choices) throws {
        let parents = try TerritoryParents(known, choices)
        let byCode = Dictionary(known.map { ($0.code, $0) }) { first, _ in first }
        var seen: [String: Int] = [:], lines: [Line] = []
        for (index, feature) in features.enumerated() {
            var reading = TerritoryReading(feature, choices)
            let first = seen[reading.code]
            if let first { reading.problem = reading.problem ?? "Ce code est déjà celui de l’objet nº\u{A0}\(first)." }
            if !reading.code.isEmpty, first == nil { seen[reading.code] = index + 1 }
            lines.append(reading.line(index + 1, known: byCode[reading.code], choices.kind, parents))
        }
        self.lines = lines
        untouched = known.filter { $0.kind == choices.kind && seen[$0.code] == nil }
    }
}

/// One object of the file, read as the choices say, with what is wrong with it.
private struct TerritoryReading {
    var code = "", name = ""
    var inhabitants: Int?
    var shape: Outline?
    var problem: Message?

    init(_ feature: GeoJSON.Feature, _ choices: TerritoryImport.Choices) {
        func property(_ name: String) -> String { feature.properties[name].map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? "" }
        code = property(choices.code)
        name = property(choices.name)
        let number = choices.inhabitants.map(property) ?? ""
        inhabitants = Self.whole(number)
        if case .outline(let outline)? = feature.geometry { shape = outline }
        if code.isEmpty { problem = "Il n’a pas de code\u{A0}: la propriété «\u{A0}\(choices.code)\u{A0}» est vide." }
        else if code.count > 40 { problem = "Son code dépasse 40 caractères." }
        else if name.isEmpty { problem = "Il n’a pas de nom\u{A0}: la propriété «\u{A0}\(choices.name)\u{A0}» est vide." }
        else if name.count > 120 { problem = "Son nom dépasse 120 caractères." }
        else if shape == nil { problem = "Il n’a pas de contour\u{A0}: un territoire est un polygone." }
        else if !number.isEmpty, inhabitants == nil { problem = "«\u{A0}\(number)\u{A0}» n’est pas un nombre d’habitants." }
    }

    /// `12 345`, `12345` and `12345.0` are numbers of people.
    private static func whole(_ text: String) -> Int? {
        let digits = text.filter { !$0.isWhitespace }
        guard let number = Int(digits) ?? Double(digits).flatMap({ Int(exactly: $0) }), (0...100_000_000).contains(number) else { return nil }
        return number
    }

    func line(_ number: Int, known: Territory?, _ kind: Territory.Kind, _ parents: TerritoryParents) -> TerritoryImport.Line {
        let outline = shape.map { GeoJSON.text(.outline($0)) } ?? ""
        let territory = Territory(
            id: known?.id ?? ID(1), parent: parents.parent(of: shape, known), kind: kind, code: code, name: name,
            inhabitants: inhabitants ?? known?.inhabitants, outline: outline)
        return TerritoryImport.Line(number: number, territory: territory, shape: shape, fate: fate(territory, known))
    }

    private func fate(_ territory: Territory, _ known: Territory?) -> TerritoryImport.Fate {
        if let problem { return .refused(problem) }
        guard let known else { return .added }
        guard known.kind == territory.kind else {
            return .refused("Ce code est déjà celui de «\u{A0}\(known.name)\u{A0}», d’une autre sorte.")
        }
        var changes: [TerritoryImport.Change] = []
        if known.name != territory.name { changes.append(.name) }
        if known.inhabitants != territory.inhabitants { changes.append(.inhabitants) }
        if known.outline != territory.outline { changes.append(.outline) }
        if known.parent != territory.parent { changes.append(.parent) }
        return changes.isEmpty ? .unchanged : .changed(changes)
    }
}

/// Finds what each territory belongs to.
private struct TerritoryParents {
    private let chosen: TerritoryID?
    private let city: TerritoryID?
    private let sectors: OutlineIndex<TerritoryID>?

    init(_ known: [Territory], _ choices: TerritoryImport.Choices) throws {
        city = known.first { $0.kind == .city }?.id
        chosen = try choices.parent.map { code in
            guard let parent = known.first(where: { $0.code == code }) else {
                throw FormErrors("parent", "Aucun territoire n’a le code «\u{A0}\(code)\u{A0}».")
            }
            guard parent.kind == .city || parent.kind == .sector && choices.kind == .neighbourhood else {
                throw FormErrors("parent", "«\u{A0}\(parent.name)\u{A0}» ne peut pas contenir ces territoires.")
            }
            return parent.id
        }
        sectors = choices.kind == .neighbourhood
            ? OutlineIndex(known.filter { $0.kind == .sector }.compactMap { sector in sector.shape.map { (key: sector.id, outline: $0) } }) : nil
    }

    /// The chosen one; else the one it has; else the arrondissement that holds most of its border; else the city.
    func parent(of shape: Outline?, _ known: Territory?) -> TerritoryID? {
        if let chosen { return chosen }
        if let parent = known?.parent { return parent }
        var votes: [TerritoryID: Int] = [:]
        if let sectors, let shape {
            for point in shape.polygons.flatMap(\.outer) { for sector in sectors.all(at: point) { votes[sector, default: 0] += 1 } }
        }
        return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? city
    }
}
