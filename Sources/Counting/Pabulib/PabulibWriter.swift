import Tally

extension PabulibFile {
    /// The file as text: META, PROJECTS and VOTES as they were read or made. Reading it again gives the same election.
    /// Needs the votes: a file read without `keepVotes` has none to write.
    public func written() -> [UInt8] {
        var writer = PabulibWriter()
        writer.meta(meta)
        writer.header("PROJECTS", projectColumns)
        for row in projectRows { writer.row(row) }
        writer.header("VOTES", voteColumns)
        for vote in votes { writer.row(vote.fields) }
        return writer.bytes
    }
}

/// Writes a Pabulib file row by row; the caller may empty `bytes` between rows, so that a large vote streams.
public struct PabulibWriter: Sendable {
    public var bytes: [UInt8] = []

    public init() {}

    public mutating func meta(_ entries: [PabulibFile.Meta]) {
        header("META", ["key", "value"])
        for entry in entries { row([entry.key, entry.value]) }
    }

    /// Opens a section: its name, then the names of its columns.
    public mutating func header(_ section: String, _ columns: [String]) {
        row([section])
        row(columns)
    }

    public mutating func row(_ fields: [String]) {
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ";")) }
            write(field)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func write(_ field: String) {
        let needsQuotes = field.utf8.contains { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return bytes.append(contentsOf: field.utf8) }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
