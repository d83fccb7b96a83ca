import Database
import HTML
import L10n
import Vocabulary
import Web

/// The bureau or the officer writes to somebody in the name of the body.
struct WriteFromBodyPage: Page {
    static let path: Path = "/instances/:assembly/courrier/nouveau"

    let assembly: Assembly

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = ConversationRules.mayBegin(standing) { throw refusal }
        return Self(assembly: standing.assembly)
    }

    func title(_ t: Texts) -> String { t("Écrire au nom de l’instance") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) + [Crumb(t("Courrier"), assembly.link + "/courrier")] }

    func body(_ view: View) -> HTML {
        """
        <p class="intro">\(view.t("Le message part au nom de l’instance. La réponse arrive au bureau, même s’il change."))</p>\
        \(view.form(assembly.link + "/courrier/nouveau", guardsDraft: true) { """
            \(view.textField("name", label: "À qui", maxLength: 80, autocomplete: "off"))\(view.emailField(autocomplete: "off"))\
            \(view.textField("subject", label: "Sujet", maxLength: 120))\(view.textArea("text", label: "Le message", rows: 8, maxLength: 5000))\(view.submit("Envoyer"))
            """ })
        """
    }
}
