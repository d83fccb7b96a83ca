extension String {
    /// What names are put in order by, as a reader expects it: accents and capitals count for nothing, so that « Énergie » follows « Enfance ».
    package var inAlphabet: String { lowercased().reduce(into: "") { $0 += Self.plainLetters[$1] ?? String($1) } }

    private static let plainLetters: [Character: String] = [
        "à": "a", "á": "a", "â": "a", "ä": "a", "ą": "a", "æ": "ae", "ç": "c", "ć": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "ę": "e", "í": "i",
        "î": "i", "ï": "i", "ł": "l", "ñ": "n", "ń": "n", "ó": "o", "ô": "o", "ö": "o", "œ": "oe", "ś": "s", "ú": "u", "ù": "u", "û": "u", "ü": "u",
        "ÿ": "y", "ż": "z", "ź": "z", "’": "'",
    ]
}
