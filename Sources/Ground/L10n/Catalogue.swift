import CAssets

/// What a language's file holds: its sentences by their French text, its plural rule and its formats.
final class Catalogue: Sendable {
    let code: String
    let sentences: [String: String]
    let plurals: [String: [String]]
    let pluralRule: PluralRule
    let formats: Formats

    init(code: String, entries: [PortableObject.Entry]) {
        var sentences: [String: String] = [:]
        var plurals: [String: [String]] = [:]
        var formats: [String: String] = [:]
        for entry in entries where !entry.isFuzzy && !entry.key.isEmpty && !entry.translations.contains("") {
            guard let translation = entry.translations.first else { continue }
            if entry.context == Formats.context {
                formats[entry.key] = translation
            } else {
                sentences[entry.key] = translation
                if entry.pluralKey != nil { plurals[entry.key] = entry.translations }
            }
        }
        self.code = code
        self.sentences = sentences
        self.plurals = plurals
        self.formats = Formats(formats)
        let header = entries.first { $0.key.isEmpty && $0.context == nil }?.translations.first ?? ""
        pluralRule = PluralRule(header: header) ?? .french
    }

    /// French needs no file: its sentences are the keys.
    static let french = Catalogue(code: "fr", entries: [])

    /// Every language, read once from the files embedded in the program.
    static let byCode: [String: Catalogue] = {
        var all = [french.code: french]
        var rank: Int32 = 0
        while true {
            let embedded = parvis_catalogue_at(rank)
            guard let code = embedded.code, let text = embedded.text else { return all }
            let catalogue = Catalogue(code: String(cString: code), entries: PortableObject.entries(of: String(cString: text)))
            all[catalogue.code] = catalogue
            rank += 1
        }
    }()
}
