import Testing
import Vocabulary

/// Amounts as people type them.
@Suite struct `Typed amounts` {
    @Test(arguments: [
        ("12 000", 1_200_000), ("12000,50", 1_200_050), ("12.000,50", 1_200_050), ("12,000.50", 1_200_050), ("1 500 €", 150_000),
        ("1,234", 123_400), ("1.234.567", 123_456_700), ("0,5", 50), (",50", 50),
        ("1.2.3", nil), ("12.5000,50", nil), ("1234.567", nil), ("1..000", nil), ("-5", nil), ("", nil), ("1,2345", nil),
    ] as [(String, Int?)])
    func `thousands come by three, cents by two`(_ typed: String, _ cents: Int?) {
        #expect(Euros(typed: typed)?.cents == cents)
    }
}
