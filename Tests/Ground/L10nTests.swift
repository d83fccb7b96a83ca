import Testing
import Vocabulary

@testable import L10n

/// Sentences, numbers and dates as a resident reads them, in French and in English.
struct L10nTests {
    let french = Texts(.french, time: .paris)
    let english = Texts(Language("en")!, time: .paris)
    let november = Instant(localInput: "2026-11-22T14:05", in: .paris)!

    @Test func `French comes first, and every language says its own name`() {
        #expect(Language.all.first == .french)
        #expect(Language.all.map(\.code).contains("en"))
        #expect(Language.french.name == "Français")
        #expect(Language("EN")?.name == "English")
        #expect(Language("tlh") == nil)
        #expect(Language("") == nil)
    }

    @Test(arguments: [
        ("en-GB,en;q=0.9,fr;q=0.8", "en"), ("de, en;q=0.5, fr;q=0.7", "fr"), ("fr;q=0, en;q=0.1", "en"), ("*", nil), ("", nil), (";;,q=", nil),
    ] as [(String, String?)])
    func `The browser's preferences choose among our languages`(header: String, code: String?) {
        #expect(Language.preferred(in: header)?.code == code)
    }

    @Test func `A sentence is its French text, or its translation, with its values`() {
        let distance: Message = "il y a \("trois lunes")"
        #expect(french(distance) == "il y a trois lunes")
        #expect(english(distance) == "trois lunes ago")
        #expect(english("Cette phrase de test n’a pas de traduction.") == "Cette phrase de test n’a pas de traduction.")
        #expect(french("Avant \("{2}") et {3}, \(1200)") == "Avant {2} et {3}, 1\u{202F}200")
        #expect(english("du \("à l’instant" as Message) au \(day: november)") == "from just now to 22 November 2026")
    }

    @Test func `Zero is singular in French and plural in English`() {
        let days = { (texts: Texts, n: Int) in texts(n, one: "\(n) jour", many: "\(n) jours") }
        #expect([0, 1, 2, 1500].map { days(french, $0) } == ["0 jour", "1 jour", "2 jours", "1\u{202F}500 jours"])
        #expect([0, 1, 2, 1500].map { days(english, $0) } == ["0 days", "1 day", "2 days", "1,500 days"])
        #expect(french(2, one: "un vœu", many: "\(2) vœux") == "2 vœux")
        #expect(english(1, one: "un essai sans traduction", many: "des essais sans traduction") == "un essai sans traduction")
    }

    @Test func `Numbers and money are written the language's way`() {
        #expect(french.number(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect(french.number(-1000) == "\u{2212}1\u{202F}000")
        #expect(french.number(999) == "999")
        #expect(french.number(.min) == "\u{2212}9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808")
        #expect(french.money(Euros(1_234_567)) == "1\u{202F}234\u{202F}567\u{A0}€")
        #expect(french.money(Euros(cents: 1250)) == "12,50\u{A0}€")
        #expect(french.money(Euros(cents: -5)) == "\u{2212}0,05\u{A0}€")
        #expect(english.money(Euros(1_234_567)) == "€1,234,567")
        #expect(english.money(Euros(cents: 1250)) == "€12.50")
        #expect(french.decimal(12.04, places: 1) == "12,0")
        #expect(french.decimal(1_234_567, places: 3) == "1\u{202F}234,567")
    }

    @Test func `A share has one decimal, none when it is round, and none of nothing`() {
        #expect(french.percent(1, of: 8) == "12,5\u{A0}%")
        #expect(english.percent(1, of: 8) == "12.5%")
        #expect(french.percent(2, of: 5) == "40\u{A0}%")
        #expect(french.percent(0, of: 0) == "0\u{A0}%")
        #expect(french.percent(2, of: 3) == "66,7\u{A0}%")
    }

    @Test func `Dates and hours are written the language's way, in the time of the city`() {
        #expect(french.day(november) == "22\u{A0}novembre 2026")
        #expect(english.day(november) == "22 November 2026")
        #expect(french.day(Instant(dateInput: "2027-03-01", in: .paris)!) == "1er\u{A0}mars 2027")
        #expect(french.shortDay(Instant(dateInput: "2027-03-01", in: .paris)!) == "01/03/2027")
        #expect(french.weekday(november) == "dimanche 22\u{A0}novembre 2026")
        #expect(french.month(november) == "novembre 2026")
        #expect(french.hour(november) == "14\u{A0}h\u{A0}05")
        #expect(french.hour(Instant(localInput: "2026-11-22T09:00", in: .paris)!) == "9\u{A0}h")
        #expect(french.dayAndHour(november) == "22\u{A0}novembre 2026 à 14\u{A0}h\u{A0}05")
        #expect(english.dayAndHour(november) == "22 November 2026 at 14:05")
        #expect(french("Clôture le \(november)") == "Clôture le 22\u{A0}novembre 2026 à 14\u{A0}h\u{A0}05")
        #expect(french.iso(november) == "2026-11-22T13:05:00Z")
    }

    @Test func `A period says the year once when it is the same`() {
        let march = Instant(dateInput: "2026-03-01", in: .paris)!, next = Instant(dateInput: "2027-01-15", in: .paris)!
        #expect(french.period(march, november) == "du 1er\u{A0}mars au 22\u{A0}novembre 2026")
        #expect(english.period(november, next) == "from 22 November 2026 to 15 January 2027")
    }

    @Test(arguments: [
        (-3 * 86_400, "il y a 3 jours"), (-86_399, "il y a 23 heures"), (2 * 3600, "dans 2 heures"), (90, "dans 1 minute"), (-30, "à l’instant"),
        (40 * 86_400, "dans 1 mois"), (-364 * 86_400, "il y a 11 mois"), (-365 * 86_400, "il y a 1 an"), (-800 * 86_400, "il y a 2 ans"),
    ])
    func `What is near in time is told by its distance`(seconds: Int, told: String) {
        #expect(french.relative(november + .seconds(seconds), to: november) == told)
    }

    @Test func `Lists and sizes of files`() {
        #expect(french.list([]) == "")
        #expect(french.list(["a"]) == "a")
        #expect(french.list(["a", "b", "c"]) == "a, b et c")
        #expect(english.list(["a", "b", "c"]) == "a, b and c")
        #expect([1, 999, 12_345, 999_600, 3_400_000, 2_500_000_000].map(french.fileSize)
            == ["1 octet", "999 octets", "12 Ko", "1 Mo", "3,4 Mo", "2,5 Go"])
    }
}
