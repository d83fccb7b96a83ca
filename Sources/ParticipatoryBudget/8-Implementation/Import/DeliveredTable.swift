import Vocabulary
import Web

/// Why a line cannot be read.
struct MalformedLine: Error, Equatable {
    var reason: String
}

/// A line of a file, its cells by the names of their columns.
struct DeliveredLine: Sendable {
    let number: Int
    fileprivate let cells: [String: String]

    subscript(column: String) -> String { cells[column] ?? "" }

    func required(_ column: String) throws(MalformedLine) -> String {
        guard let value = cells[column], !value.isEmpty else { throw MalformedLine(reason: "\(column) is empty") }
        return value
    }

    func year(_ column: String) throws(MalformedLine) -> Int {
        let value = try required(column)
        guard let year = Int(value), (2000...2100).contains(year) else { throw MalformedLine(reason: "\(column): “\(value)” is not a year") }
        return year
    }

    func degrees(_ column: String, within limit: Double) throws(MalformedLine) -> Double? {
        let value = self[column]
        if value.isEmpty { return nil }
        guard let degrees = Double(value), degrees.magnitude <= limit else { throw MalformedLine(reason: "\(column): “\(value)” is not a coordinate") }
        return degrees
    }
}

/// A CSV file whose first line names its columns; their order is free.
enum DeliveredTable {
    /// Lines that do not have the columns' count are told in `problems` and left out.
    static func lines(_ bytes: [UInt8], columns: [String], problems: inout [String]) -> [DeliveredLine] {
        let records: [CSV.Record]
        do { records = try CSV.read(bytes) } catch {
            problems.append(sentence(error))
            return []
        }
        let names = records.first?.cells.map(trimmed) ?? []
        let missing = columns.filter { !names.contains($0) }
        guard missing.isEmpty else {
            problems.append("line 1: no column \(missing.joined(separator: ", "))")
            return []
        }
        return records.dropFirst().compactMap { record in
            guard record.cells.count == names.count else {
                problems.append("line \(record.line): \(record.cells.count) cells instead of \(names.count)")
                return nil
            }
            let cells = Dictionary(zip(names, record.cells.map(trimmed)), uniquingKeysWith: { first, _ in first })
            return DeliveredLine(number: record.line, cells: cells)
        }
    }

    private static func sentence(_ problem: CSV.Problem) -> String {
        switch problem {
        case .unclosedQuote(let line): "line \(line): a quote is not closed"
        case .textAfterQuote(let line): "line \(line): text after a closing quote"
        case .unreadableCharacter(let line): "line \(line): a character cannot be read"
        case .tooManyLines: "the file has too many lines"
        }
    }

    private static func trimmed(_ text: String) -> String {
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
        return String(text[..<end].drop(while: \.isWhitespace))
    }
}
