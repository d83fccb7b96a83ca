import Tally

/// META: keys and values, those that the count needs understood.
struct MetaSection: Sendable {
    private(set) var entries: [PabulibFile.Meta] = []
    private(set) var kind: BallotKind?
    private(set) var budget: DecimalAmount?
    /// Where `budget` and the declared numbers stand, for the defects found later.
    private(set) var lines: [String: Int] = [:]

    subscript(key: String) -> String? { entries.first { $0.key == key }?.value }

    func number(_ key: String) -> Int? { self[key].flatMap { DecimalAmount($0.utf8) }.flatMap { $0.decimals == 0 ? $0.digits : nil } }

    mutating func read(_ row: RowScanner.Row, _ defects: inout DefectList) {
        guard let key = text(trimmed(row[0]))?.lowercased(), let value = value(row) else {
            return defects.add(row.line, .notUTF8)
        }
        guard !entries.contains(where: { $0.key == key }) else { return defects.add(row.line, .repeatedMeta(key)) }
        entries.append(.init(key, value))
        lines[key] = row.line
        switch key {
        case "vote_type":
            kind = BallotKind(rawValue: value.lowercased())
            if kind == nil { defects.add(row.line, .unknownBallotKind(value)) }
        case "budget":
            budget = DecimalAmount(value.utf8)
            if budget == nil { defects.add(row.line, .badMeta(key, value: value)) }
        case "default_score":
            if DecimalAmount(value.utf8)?.digits != 0 { defects.add(row.line, .defaultScore(value)) }
        case "min_project_score_threshold":
            if let least = Double(value), !(0...Bounds.threshold).contains(least) { defects.add(row.line, .badMeta(key, value: value)) }
        default: break
        }
    }

    /// The value, with the `;` it may hold without quotes; those that end the line are padding.
    private func value(_ row: RowScanner.Row) -> String? {
        var fields: [String] = []
        for field in 1..<max(row.fields.count, 1) {
            guard let text = text(row[field]) else { return nil }
            fields.append(text)
        }
        while fields.count > 1, fields.last == "" { fields.removeLast() }
        return trimmed(fields.joined(separator: ";"))
    }

    func check(_ defects: inout DefectList) {
        if kind == nil { defects.add(0, .missingMeta("vote_type")) }
        if budget == nil { defects.add(0, .missingMeta("budget")) }
    }
}
