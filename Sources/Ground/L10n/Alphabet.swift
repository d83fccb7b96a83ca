extension String {
    /// What names are put in order by, as a reader expects it: accents and capitals count for nothing, so that « Énergie » follows « Enfance ».
    package var inAlphabet: String { lowercased().reduce(into: "") { $0 += Self.plainLetters[$1] ?? String($1) } }

    private static let plainLetters: [Character: String] = [
        "à": "a", "â": "a", "ä": "a", "æ": "ae", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i", "ï": "i", "ô": "o", "ö": "o",
        "œ": "oe", "ù": "u", "û": "u", "ü": "u", "ÿ": "y", "’": "'",
    ]
}
