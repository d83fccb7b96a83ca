import CStemmer

/// Brings a folded French word to the part it shares with its family: `amenagements` and `amenager` to `amenag`.
/// Snowball's stemmer, and what it misses when accents are gone. Not to be shared between threads.
final class FrenchStemmer {
    private let snowball = sb_stemmer_new("french", "UTF_8")

    deinit { sb_stemmer_delete(snowball) }

    /// At least the first four letters of the word, so that `creer` does not find `creche`.
    func stem(_ word: Substring) -> String {
        var word = Self.irregular[word].map { Substring($0) } ?? word
        if word.utf8.count >= 4, Self.plurals.contains(where: word.hasSuffix) { word.removeLast() }
        if word.utf8.count >= 5, word.hasSuffix("is") { word.removeLast() }
        while word.utf8.count >= 7, word.hasSuffix("ee") || word.hasSuffix("ees") { word.removeLast() }
        let stem = snowballStem(word)
        return stem.utf8.count < min(4, word.utf8.count) ? String(word.prefix(4)) : stem
    }

    /// Plurals that Snowball leaves: vélos, trous, jeux, genoux; and abris, of five letters at least.
    private static let plurals = ["os", "ous", "eux", "oux"]
    private static let irregular: [Substring: String] = ["travaux": "travail", "yeux": "oeil", "vitraux": "vitrail"]

    private func snowballStem(_ word: Substring) -> String {
        var bytes = Array(word.utf8)
        guard let stem = sb_stemmer_stem(snowball, &bytes, Int32(bytes.count)) else { return String(word) }
        let length = Int(sb_stemmer_length(snowball))
        return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }
}
