/// How easily a reason in French is read: the index of Kandel and Moles (1958), and what makes it heavy.
struct Readability: Sendable, Equatable {
    enum Level: Sendable { case easy, fair, hard }

    /// From 0, very hard, to 100, very easy.
    var index: Int
    /// Words of the longest sentence.
    var longestSentence: Int
    /// Words in capitals that a resident may not know: `PLU`, `VRD`.
    var acronyms: [String]

    /// Nil for a few words: the index says nothing of them.
    init?(_ text: String) {
        let sentences = text.split { ".!?;:\n".contains($0) }.map(Self.words).filter { !$0.isEmpty }
        let words = sentences.flatMap(\.self)
        guard words.count >= 5 else { return nil }
        let syllables = words.reduce(0) { $0 + Self.syllables($1) }
        let thousandths = 207_000 - 1_015 * words.count / sentences.count - 73_600 * syllables / words.count
        index = min(100, max(0, thousandths / 1000))
        longestSentence = sentences.map(\.count).max() ?? 0
        acronyms = words.reduce(into: []) { known, word in
            if Self.isAcronym(word), !known.contains(word) { known.append(word) }
        }
    }

    var level: Level { index >= 60 ? .easy : index >= 40 ? .fair : .hard }
    var hasLongSentence: Bool { longestSentence > 30 }

    private static func words(_ sentence: Substring) -> [String] {
        sentence.split { !($0.isLetter || $0.isNumber) }.filter { $0.contains(where: \.isLetter) }.map(String.init)
    }

    private static func isAcronym(_ word: String) -> Bool { (2...6).contains(word.count) && word.allSatisfy { $0.isUppercase } }

    /// Groups of vowels, without a silent « e » at the end; a letter alone after an apostrophe is none.
    private static func syllables(_ word: String) -> Int {
        let letters = word.lowercased()
        var groups = 0, isInGroup = false
        for letter in letters {
            let isVowel = "aàâäeéèêëiîïoôöuùûüyœæ".contains(letter)
            if isVowel, !isInGroup { groups += 1 }
            isInGroup = isVowel
        }
        let isSilent = groups > 1 && (letters.hasSuffix("e") || letters.hasSuffix("es"))
        return isSilent ? groups - 1 : groups
    }
}
