/// A language the screens are written in: French, and every language that has a catalogue.
package struct Language: Hashable, Sendable {
    /// The ISO 639-1 code, as in `lang="fr"` and in the address prefix.
    package let code: String

    private init(known code: String) { self.code = code }

    /// Nil when there is no catalogue in this language.
    package init?(_ code: some StringProtocol) {
        let code = code.lowercased()
        guard Catalogue.byCode[code] != nil else { return nil }
        self.code = code
    }

    package static let french = Language(known: Catalogue.french.code)

    /// French first, then the others by code.
    package static let all: [Language] =
        [french] + Catalogue.byCode.keys.filter { $0 != french.code }.sorted().map(Language.init(known:))

    /// Its name in itself: « Français », "English".
    package var name: String { catalogue.formats.language }

    /// The first language of an `Accept-Language` header that we have, by decreasing weight.
    package static func preferred(in header: String) -> Language? {
        let choices = header.split(separator: ",").prefix(20).compactMap { choice -> (language: Language, weight: Double)? in
            let parts = choice.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = parts.first, let primary = tag.split(separator: "-").first, let language = Language(primary) else { return nil }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0 ? (language, weight) : nil
        }
        // The first of equal weights wins.
        return choices.reduce(nil) { best, choice in best.map { $0.weight >= choice.weight ? $0 : choice } ?? choice }?.language
    }

    var catalogue: Catalogue { Catalogue.byCode[code] ?? Catalogue.french }
}
