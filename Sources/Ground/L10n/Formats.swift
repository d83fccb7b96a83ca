/// How a language writes numbers, money, dates and hours. French is here; the others write theirs in their catalogue,
/// under the context `format`.
struct Formats: Sendable {
    static let context = "format"

    /// The name of an entry and its French value. `bin/texts` reads this table: one entry a line.
    static let french: KeyValuePairs<String, String> = [
        "language": "Français",
        "thousands": "\u{202F}",
        "decimal": ",",
        "percent": "{1}\u{A0}%",
        "money": "{1}\u{A0}€",
        "list": ", ",
        "months": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
        "weekdays": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        "first": "1er",
        "day": "{day} {month} {year}",
        "day-of-year": "{day} {month}",
        "month": "{month} {year}",
        "short-day": "{dd}/{mm}/{year}",
        "weekday": "{weekday} {day} {month} {year}",
        "hour": "{hour}\u{A0}h\u{A0}{minutes}",
        "sharp-hour": "{hour}\u{A0}h",
        "halves": "|",
    ]

    let language, thousands, decimal, percent, money, list, first: String
    let day, dayOfYear, month, shortDay, weekday, hour, sharpHour: String
    let months, weekdays, halves: [String]

    /// French for whatever the catalogue leaves out, and for a list of names that has not as many as it should.
    init(_ catalogue: [String: String]) {
        let french = Dictionary(uniqueKeysWithValues: Self.french.map { ($0.key, $0.value) })
        func format(_ name: String) -> String { catalogue[name] ?? french[name] ?? "" }
        func names(_ name: String, _ count: Int) -> [String] {
            let split: (String?) -> [String] = { ($0 ?? "").split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
            let names = split(catalogue[name])
            return names.count == count ? names : split(french[name])
        }
        language = format("language")
        thousands = format("thousands")
        decimal = format("decimal")
        percent = format("percent")
        money = format("money")
        list = format("list")
        first = format("first")
        day = format("day")
        dayOfYear = format("day-of-year")
        month = format("month")
        shortDay = format("short-day")
        weekday = format("weekday")
        hour = format("hour")
        sharpHour = format("sharp-hour")
        months = names("months", 12)
        weekdays = names("weekdays", 7)
        halves = names("halves", 2)
    }

    /// The pattern with its holes `{name}` filled; a hole that nothing fills stays.
    static func fill(_ pattern: String, _ value: (Substring) -> String?) -> String {
        var filled = ""
        var rest = Substring(pattern)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let end = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            let name = rest[rest.utf8.index(after: open)..<end]
            filled += rest[..<open]
            filled += value(name) ?? "{\(name)}"
            rest = rest[rest.utf8.index(after: end)...]
        }
        return filled + rest
    }
}
