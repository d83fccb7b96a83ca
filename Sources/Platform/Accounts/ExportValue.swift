package import Vocabulary

/// What a person takes away of what is known of her, as JSON.
package indirect enum ExportValue: Sendable, Equatable {
    /// A member of a record; records keep the order in which they were written.
    package struct Member: Sendable, Equatable {
        var name: String
        var value: ExportValue
    }

    case text(String)
    case number(Int)
    case flag(Bool)
    case moment(Instant)
    case list([ExportValue])
    case record([Member])
    case nothing

    package static func record(_ members: KeyValuePairs<String, ExportValue>) -> ExportValue {
        .record(members.map { Member(name: $0.key, value: $0.value) })
    }

    package init(_ text: String?) { self = text.map { $0.isEmpty ? .nothing : .text($0) } ?? .nothing }
    package init(_ number: Int?) { self = number.map { .number($0) } ?? .nothing }
    package init(_ moment: Instant?) { self = moment.map { .moment($0) } ?? .nothing }
}

extension ExportValue {
    /// RFC 8259, indented for people. `date` writes a moment.
    package func json(_ date: (Instant) -> String) -> [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes, indent: 0, date)
        return bytes + [10]
    }

    private func write(into bytes: inout [UInt8], indent: Int, _ date: (Instant) -> String) {
        switch self {
        case .text(let text): Self.quote(text, into: &bytes)
        case .number(let number): bytes += String(number).utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .moment(let moment): Self.quote(date(moment), into: &bytes)
        case .nothing: bytes += "null".utf8
        case .list(let values):
            Self.enclose("[", "]", values, into: &bytes, indent) { $0.write(into: &$1, indent: indent + 1, date) }
        case .record(let members):
            Self.enclose("{", "}", members, into: &bytes, indent) { member, bytes in
                Self.quote(member.name, into: &bytes)
                bytes += ": ".utf8
                member.value.write(into: &bytes, indent: indent + 1, date)
            }
        }
    }

    private static func enclose<Item>(
        _ opening: String, _ closing: String, _ items: [Item], into bytes: inout [UInt8], _ indent: Int, _ write: (Item, inout [UInt8]) -> Void
    ) {
        bytes += opening.utf8
        for (index, item) in items.enumerated() {
            bytes += (index == 0 ? "\n" : ",\n").utf8 + Array(repeating: UInt8(ascii: " "), count: 2 * (indent + 1))
            write(item, &bytes)
        }
        if !items.isEmpty { bytes += "\n".utf8 + Array(repeating: UInt8(ascii: " "), count: 2 * indent) }
        bytes += closing.utf8
    }

    private static func quote(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 10: bytes += "\\n".utf8
            case 0..<0x20: bytes += ("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
