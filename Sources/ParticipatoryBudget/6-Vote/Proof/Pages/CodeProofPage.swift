import Database
import HTML
import L10n
import Vocabulary
import Web

/// A voter types the code that came by letter, before her ballot opens.
struct CodeProofPage: Page {
    static let path: Path = "/editions/:edition/voter/code"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.ballot(edition))/code" }

    let edition: Edition

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let booth = try Booth.enter(visit, db)
        if let refusal = ProofRules.mayProve(booth, .code, at: visit.now) { throw refusal }
        return CodeProofPage(edition: booth.edition)
    }

    func title(_ t: Texts) -> String { t("Mon code reçu par courrier") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("Projets au vote"), VoteLinks.catalogue(edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("La ville vous a écrit avec un code. Il prouve que vous avez reçu cette lettre, sans dire qui vous êtes.")))
            \(view.form(Self.link(edition)) { """
                \(view.textField("code", label: "Code", help: "Douze lettres et chiffres. Majuscules, tirets et espaces n’ont pas d’importance.", maxLength: 40, autocomplete: "one-time-code", width: .medium))
                \(buttons(view.submit("Ouvrir mon bulletin")))
                """ })
            <p>\(t("Pas de code, ou code perdu ? La mairie annule l’ancien et vous en donne un autre. Vous pouvez aussi voter au guichet."))</p>
            """
    }
}
