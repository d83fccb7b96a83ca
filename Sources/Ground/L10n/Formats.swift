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
        "day": "{day}\u{A0}{month} {year}",
        "day-of-year": "{day}\u{A0}{month}",
        "month": "{month} {year}",
        "short-day": "{dd}/{mm}/{year}",
        "weekday": "{weekday} {day}\u{A0}{month} {year}",
        "hour": "{hour}\u{A0}h\u{A0}{minutes}",
        "sharp-hour": "{hour}\u{A0}h",
        "halves": "|",
    ]

    let language, thousands, decimal, list, first: String
    let percent, money, day, dayOfYear, month, shortDay, weekday, hour, sharpHour: Pattern
    let months, weekdays, halves: [String]

    /// French for whatever the catalogue leaves out, and for a list of names that has not as many as it should.
    init(_ catalogue: [String: String]) {
        let french = Dictionary(uniqueKeysWithValues: Self.french.map { ($0.key, $0.value) })
        func format(_ name: String) -> String { catalogue[name] ?? french[name] ?? "" }
        func pattern(_ name: String) -> Pattern { Pattern(format(name)) }
        func names(_ name: String, _ count: Int) -> [String] {
            let split: (String?) -> [String] = { ($0 ?? "").split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
            let names = split(catalogue[name])
            return names.count == count ? names : split(french[name])
        }
        language = format("language")
        thousands = format("thousands")
        decimal = format("decimal")
        percent = pattern("percent")
        money = pattern("money")
        list = format("list")
        first = format("first")
        day = pattern("day")
        dayOfYear = pattern("day-of-year")
        month = pattern("month")
        shortDay = pattern("short-day")
        weekday = pattern("weekday")
        hour = pattern("hour")
        sharpHour = pattern("sharp-hour")
        months = names("months", 12)
        weekdays = names("weekdays", 7)
        halves = names("halves", 2)
    }
}
