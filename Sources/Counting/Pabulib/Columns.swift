/// The header of a section: which column is where.
struct Columns: Sendable {
    private(set) var names: [String] = []

    init() {}

    init(_ row: RowScanner.Row, _ defects: inout DefectList) {
        for field in 0..<row.fields.count {
            let name = text(trimmed(row[field]))?.lowercased()
            if name == nil { defects.add(row.line, .notUTF8) }
            if let name, !name.isEmpty, names.contains(name) { defects.add(row.line, .repeatedColumn(name)) }
            names.append(name ?? "")
        }
        // A header that ends with `;` has no further column.
        while names.last == "" { names.removeLast() }
    }

    func place(_ name: String) -> Int? { names.firstIndex(of: name) }

    func required(_ name: String, _ section: String, _ line: Int, _ defects: inout DefectList) -> Int {
        if let place = place(name) { return place }
        defects.add(line, .missingColumn(name, section: section))
        return .max
    }

    /// Whether a row has as many fields; empty ones at the end may be missing or too many by a last `;`.
    func check(_ row: RowScanner.Row, _ defects: inout DefectList) {
        guard row.fields.count != names.count else { return }
        var found = row.fields.count
        while found > names.count, row[found - 1].isEmpty { found -= 1 }
        if found != names.count { defects.add(row.line, .wrongFieldCount(expected: names.count, found: found)) }
    }
}
