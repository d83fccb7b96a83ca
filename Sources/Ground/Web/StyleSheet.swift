/// A style sheet without what only its readers need: comments, line ends, the spaces around signs.
enum StyleSheet {
    static func compact(_ sheet: [UInt8]) -> [UInt8] {
        let signs = Set("{};,>".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(sheet.count)
        var index = 0
        var quote: UInt8?
        while index < sheet.count {
            let byte = sheet[index]
            index += 1
            if let open = quote {
                result.append(byte)
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "/"), index < sheet.count, sheet[index] == UInt8(ascii: "*") {
                index = endOfComment(sheet, from: index + 1)
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                // After a colon too: a selector never has a space there.
                guard let last = result.last, last != UInt8(ascii: " "), last != UInt8(ascii: ":"), !signs.contains(last) else { continue }
                result.append(UInt8(ascii: " "))
            } else {
                if signs.contains(byte), result.last == UInt8(ascii: " ") { result.removeLast() }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
                result.append(byte)
            }
        }
        return result
    }

    private static func endOfComment(_ sheet: [UInt8], from start: Int) -> Int {
        var index = start
        while index + 1 < sheet.count {
            if sheet[index] == UInt8(ascii: "*"), sheet[index + 1] == UInt8(ascii: "/") { return index + 2 }
            index += 1
        }
        return sheet.count
    }
}
