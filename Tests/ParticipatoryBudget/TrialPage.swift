import Database
import HTML
import L10n
import Web

/// A page that has a printed form, for the tests.
struct TrialPage: Page {
    static let path: Path = "/essai/:number"
    let number: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { TrialPage(number: try visit.number("number")) }
    func title(_ t: Texts) -> String { "Numéro \(number)" }
    func body(_ view: View) -> HTML { "<p>\(view.isPaper ? "sur papier" : "sur l’écran")</p>\(view.pdfButton())" }
}
