package import HTML

/// An address as a square that a phone reads (ISO/IEC 18004): bytes, level L, versions 1 to 5, which are one block each; mask 0.
package struct QRCode: Sendable {
    /// How many bytes of words and of correction each version holds.
    private static let sizes: [(words: Int, correction: Int)] = [(19, 7), (34, 10), (55, 15), (80, 20), (108, 26)]

    /// Line by line, true is dark.
    package let modules: [[Bool]]

    /// Nil when the text has more than 106 bytes.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let index = Self.sizes.firstIndex(where: { bytes.count + 2 <= $0.words }) else { return nil }
        let words = Self.words(bytes, Self.sizes[index].words)
        var square = QRSquare(version: index + 1)
        square.fill(words + QRCorrection.words(of: words, count: Self.sizes[index].correction))
        modules = square.modules.map { $0.map { $0 ?? false } }
    }

    /// Mode, length, bytes, end, filling.
    private static func words(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
        var bits = [false, true, false, false] + QRSquare.bits([UInt8(bytes.count)]) + QRSquare.bits(bytes)
        bits += [Bool](repeating: false, count: min(4, count * 8 - bits.count))
        bits += [Bool](repeating: false, count: (8 - bits.count % 8) % 8)
        var words = stride(from: 0, to: bits.count, by: 8).map { start in bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) } }
        var filling: UInt8 = 0xEC
        while words.count < count {
            words.append(filling)
            filling = filling == 0xEC ? 0x11 : 0xEC
        }
        return words
    }

    /// The square in dark on light, with its margin.
    package func picture(_ description: String) -> HTML {
        let side = modules.count + 8
        let dark = modules.enumerated().flatMap { row, line in line.enumerated().filter(\.element).map { (row: row, column: $0.offset) } }
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(description)"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
            <path fill="#000" d="\(each: dark, { "M\($0.column + 4) \($0.row + 4)h1v1h-1z" })"/></svg>
            """
    }
}

/// The words of Reed and Solomon that let a phone read a stained square.
enum QRCorrection {
    /// Powers of 2 in the field of 256 elements, and their logarithms.
    private static let field: (powers: [UInt8], logarithms: [Int]) = {
        var powers = [UInt8](repeating: 0, count: 512), logarithms = [Int](repeating: 0, count: 256), value = 1
        for exponent in 0..<255 {
            (powers[exponent], powers[exponent + 255], logarithms[value]) = (UInt8(value), UInt8(value), exponent)
            value <<= 1
            if value > 255 { value ^= 0x11D }
        }
        return (powers, logarithms)
    }()

    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        one == 0 || other == 0 ? 0 : field.powers[field.logarithms[Int(one)] + field.logarithms[Int(other)]]
    }

    static func words(of words: [UInt8], count: Int) -> [UInt8] {
        var generator: [UInt8] = [1]
        for exponent in 0..<count {
            var next = generator + [0]
            for place in 1..<next.count { next[place] ^= product(generator[place - 1], field.powers[exponent]) }
            generator = next
        }
        var rest = [UInt8](repeating: 0, count: count)
        for word in words {
            let factor = word ^ rest[0]
            rest = Array(rest.dropFirst()) + [0]
            for place in 0..<count { rest[place] ^= product(generator[place + 1], factor) }
        }
        return rest
    }
}

/// The square being drawn: what every reader looks for first, then the words, in columns from the right.
struct QRSquare {
    /// Level L and mask 0, with their own correction.
    private static let format = Array("111011111000100").map { $0 == "1" }

    private(set) var modules: [[Bool?]]
    private var side: Int { modules.count }

    init(version: Int) {
        let side = 17 + 4 * version
        modules = Array(repeating: Array(repeating: nil, count: side), count: side)
        for (row, column) in [(0, 0), (0, side - 7), (side - 7, 0)] { drawFinder(row, column) }
        if version > 1 {
            for row in -2...2 { for column in -2...2 { modules[side - 7 + row][side - 7 + column] = max(abs(row), abs(column)) != 1 } }
        }
        for place in 8..<side - 8 { (modules[6][place], modules[place][6]) = (place % 2 == 0, place % 2 == 0) }
        drawFormat()
    }

    private mutating func drawFinder(_ top: Int, _ left: Int) {
        for row in -1...7 {
            for column in -1...7 where modules.indices.contains(top + row) && modules.indices.contains(left + column) {
                let isInside = (0...6).contains(row) && (0...6).contains(column), isEdge = row == 0 || row == 6 || column == 0 || column == 6
                modules[top + row][left + column] = isInside && (isEdge || (2...4).contains(row) && (2...4).contains(column))
            }
        }
    }

    private mutating func drawFormat() {
        let near = [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8), (5, 8), (4, 8), (3, 8), (2, 8), (1, 8), (0, 8)]
        let far = (0..<7).map { (side - 1 - $0, 8) } + (0..<8).map { (8, side - 8 + $0) }
        for (place, bit) in Self.format.enumerated() {
            modules[near[place].0][near[place].1] = bit
            modules[far[place].0][far[place].1] = bit
        }
        modules[side - 8][8] = true
    }

    mutating func fill(_ words: [UInt8]) {
        var bits = Self.bits(words)[...], column = side - 1, isUp = true
        while column > 0 {
            if column == 6 { column -= 1 }
            for row in isUp ? Array((0..<side).reversed()) : Array(0..<side) {
                for place in [column, column - 1] where modules[row][place] == nil {
                    modules[row][place] = (bits.popFirst() ?? false) != ((row + place) % 2 == 0)
                }
            }
            isUp.toggle()
            column -= 2
        }
    }

    static func bits(_ words: [UInt8]) -> [Bool] { words.flatMap { word in (0..<8).map { word >> (7 - $0) & 1 == 1 } } }
}
