import Database
import HTML
import L10n
import Vocabulary
import Web

/// Somebody who lost the numbers of her ideas has them sent to her own address: nobody else learns whose they are.
struct OwnNumbersPage: Page {
    static let path: Path = "/ou-en-est/mes-numeros"
    static let link = "/ou-en-est/mes-numeros"

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self() }

    func title(_ t: Texts) -> String { t("Retrouver le numéro de mes idées") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Où en est mon projet ?"), SendOwnNumbers.home)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Donnez l’adresse électronique avec laquelle vous avez déposé : vous y recevez le numéro de vos idées. Personne d’autre ne les apprend ainsi."))</p>\
            \(view.form(Self.link) { "\(view.emailField())\(view.submit("Recevoir mes numéros"))" })\
            <p class="muted">\(t("Sans adresse électronique, appelez-nous ou passez à l’accueil : votre nom suffit pour commencer.")) <a href="/contact">\(t("Contact"))</a></p>
            """
    }
}
