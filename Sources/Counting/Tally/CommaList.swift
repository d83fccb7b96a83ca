/// Names joined by commas, as options and the column `category` hold them: `\,` is a comma inside a name, `\\` a backslash.
public enum CommaList {
    public static func text(_ names: [String]) -> String {
        names.map { $0.replacing("\\", with: "\\\\").replacing(",", with: "\\,") }.joined(separator: ",")
    }

    /// None for an empty text. A backslash before anything else is itself.
    public static func names(_ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        var names = [""]
        var isEscaped = false
        for character in text.unicodeScalars {
            let isPlain = isEscaped || (character != "\\" && character != ",")
            if isEscaped && character != "\\" && character != "," { names[names.count - 1].unicodeScalars.append("\\") }
            if isPlain { names[names.count - 1].unicodeScalars.append(character) } else if character == "," { names.append("") }
            isEscaped = !isEscaped && character == "\\"
        }
        if isEscaped { names[names.count - 1] += "\\" }
        return names
    }
}
