package import Database
package import HTML
package import L10n
import Vocabulary
package import Web

/// One button that stops a kind of letters; whoever holds the letter may press it.
struct UnsubscribePage: Page {
    static let path: Path = "/desabonnement/:letter"
    let letter: StoredLetter

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let letter = try LetterStore.letter(named: try visit.parameter("letter"), db)
        guard letter.unsubscribePath != nil else { throw NotFound() }
        return UnsubscribePage(letter: letter)
    }

    func title(_ t: Texts) -> String { t("Ne plus recevoir ces courriels") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("« \(t(letter.kind.name)) » : vous ne recevrez plus ces messages par courriel. Ils resteront lisibles sur le site."))</p>
            \(view.action("/desabonnement/\(letter.messageID)", "Ne plus les recevoir"))
            """
    }
}
