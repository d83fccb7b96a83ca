import Database
import HTML
import L10n
import Vocabulary
import Web

/// What anybody reads after asking for a letter; it says the same whether the address is known or not.
struct LetterSentPage: Page {
    static let path: Path = "/courriel-envoye"
    static let link = "/courriel-envoye"

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { LetterSentPage() }

    func title(_ t: Texts) -> String { t("Regardez vos courriels") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Un message part vers l’adresse que vous avez donnée. Le bouton qu’il contient vous ramène ici."))</p>
            \(details(t("Rien n’arrive ?"), prose("""
                <ul>
                <li>\(t("Attendez deux ou trois minutes, puis regardez dans les indésirables."))</li>
                <li>\(t("Vérifiez l’adresse : une lettre oubliée suffit."))</li>
                <li>\(t("Nous n’écrivons pas plus de \(SignInRules.lettersAnHour) fois par heure à la même adresse."))</li>
                </ul>
                """)))
            <p><a href="/">\(t("Revenir à l’accueil"))</a></p>
            """
    }
}
