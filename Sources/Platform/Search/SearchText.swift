package import Database

/// What is searched and how: a `search_text` column holds folded words, each after a space; a search asks that each term
/// begin one of them, `search_text like '% ecol%'`, which says the same on both databases.
package enum SearchText {
    /// Lower case, without accents; letters and digits only, words apart by one space.
    package static func fold(_ text: String) -> String { Folding.fold(text) }

    /// For the column: each word once, after a space, and its stem where the word does not begin with it.
    package static func index(_ texts: String?...) -> String {
        var seen: Set<Substring> = []
        var column = " "
        func add(_ word: Substring) { if seen.insert(word).inserted { column += word + " " } }
        let stemmer = FrenchStemmer()
        for case let text? in texts {
            for word in fold(text).split(separator: " ") where seen.insert(word).inserted {
                column += word + " "
                let stem = stemmer.stem(word)
                if !word.hasPrefix(stem) { add(Substring(stem)) }
            }
        }
        return column == " " ? "" : column
    }

    /// The terms of a search, in the order typed: stems, without the words that say nothing, eight at most.
    /// No term when nothing was typed that can be searched.
    package static func query(_ typed: String) -> [String] {
        let words = fold(String(typed.prefix(300))).split(separator: " ").map { $0.prefix(40) }
        let telling = words.filter { !emptyWords.contains(String($0)) }
        let stemmer = FrenchStemmer()
        var terms: [String] = []
        for term in (telling.isEmpty ? words : telling).map(stemmer.stem) where !terms.contains(term) { terms.append(term) }
        return Array(terms.prefix(8))
    }

    /// The terms of a search as values for `like`: `% ecol%`.
    package static func patterns(_ typed: String) -> [String] { query(typed).map { "% \($0)%" } }

    /// The condition of a search on a `search_text` column: `p.search_text like … and p.search_text like …`, in parentheses.
    /// True of every row when nothing was typed that can be searched.
    package static func condition(_ column: String, _ typed: String) -> SQL {
        let conditions = patterns(typed).map { "\(raw: column) like \($0)" as SQL }
        return conditions.isEmpty ? "true" : "(\(conditions.joined(" and ")))"
    }

    /// Folded words that are in every text.
    static let emptyWords: Set<String> = [
        "a", "au", "aux", "avec", "ce", "ces", "cette", "d", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "ils", "j",
        "je", "l", "la", "le", "les", "leur", "leurs", "m", "mais", "mon", "n", "ne", "nos", "notre", "nous", "on", "ou", "par", "pas",
        "plus", "pour", "qu", "que", "qui", "s", "sa", "se", "ses", "son", "sont", "sur", "t", "un", "une", "vos", "votre", "vous", "y",
    ]
}
