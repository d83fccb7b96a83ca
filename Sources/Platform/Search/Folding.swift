/// Writes a text the way words are compared: lower case, without accents, `œ` as `oe`, everything that is neither a letter
/// nor a digit as one space.
enum Folding {
    static func fold(_ text: String) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        var isBetweenWords = true
        func write(_ bytes: some Sequence<UInt8>) {
            folded.append(contentsOf: bytes)
            isBetweenWords = false
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39: write(CollectionOfOne(UInt8(scalar.value)))
            case 0x41...0x5A: write(CollectionOfOne(UInt8(scalar.value) | 0x20))
            case 0x00...0x7F: endWord()
            case 0x300...0x36F: break
            case 0xC0...0x24F, 0x1E00...0x1EFF:
                if let letters = latin[scalar] { write(letters.utf8) } else { endWord() }
            default:
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    write(scalar.properties.lowercaseMapping.utf8)
                } else {
                    endWord()
                }
            }
        }
        func endWord() {
            if !isBetweenWords { folded.append(UInt8(ascii: " ")) }
            isBetweenWords = true
        }
        if folded.last == UInt8(ascii: " ") { folded.removeLast() }
        return String(decoding: folded, as: UTF8.self)
    }

    /// The plain letters of each accented or joined Latin letter, from its Unicode name: `LATIN SMALL LETTER E WITH ACUTE`.
    private static let latin: [Unicode.Scalar: String] = {
        var letters: [Unicode.Scalar: String] = ["ß": "ss", "ẞ": "ss", "Œ": "oe", "œ": "oe", "Æ": "ae", "æ": "ae"]
        for value in [0xC0...0x24F, 0x1E00...0x1EFF].joined() {
            guard let scalar = Unicode.Scalar(UInt32(value)), letters[scalar] == nil, scalar.properties.isAlphabetic else { continue }
            let words = (scalar.properties.name ?? "").split(separator: " ")
            let isPlain = words.count >= 4 && words[0] == "LATIN" && words[2] == "LETTER" && words[3].count == 1
            letters[scalar] = isPlain ? words[3].lowercased() : scalar.properties.lowercaseMapping
        }
        return letters
    }()
}
