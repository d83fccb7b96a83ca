import L10n

/// The words in which the tests write dates.
enum TextsOfTests {
    static let french = Texts(.french)
}
