import Database
import HTML
import L10n
import Vocabulary
import Web

/// A voter learns what will be asked and kept, then leaves for the provider of identity, before her ballot opens.
struct IdentityProofPage: Page {
    static let path: Path = "/editions/:edition/voter/identite"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.ballot(edition))/identite" }

    let edition: Edition
    let provider: String
    let passage: IdentityPassage?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let booth = try Booth.enter(visit, db)
        if let refusal = ProofRules.mayIdentify(booth, at: visit.now) { throw refusal }
        let session = visit.sessionToken.map { Secrets.sha256Hex($0) } ?? ""
        return IdentityProofPage(
            edition: booth.edition, provider: booth.identityProvider ?? "",
            passage: try IdentityPassageStore.waiting(session, in: booth.edition.id, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("Mon identité") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("Projets au vote"), VoteLinks.catalogue(edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("\(provider) prouve que vous êtes une seule personne, et votre âge. Il ne sait pas que vous votez pour tel ou tel projet.")))
            \(passage.map { leaving($0, view) } ?? asking(view))
            <p>\(t("La ville ne garde ni votre nom ni votre date de naissance : seulement une empreinte, jusqu’à l’effacement du registre, et votre année de naissance dans votre profil. Pas de compte chez \(provider) ? Votez au guichet."))</p>
            """
    }

    private func asking(_ view: View) -> HTML {
        view.form(Self.link(edition)) { buttons(view.submit("Continuer")) }
    }

    private func leaving(_ passage: IdentityPassage, _ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Vous allez quitter ce site. Vous reviendrez ensuite ici, à votre bulletin. Cette demande vaut jusqu’au \(passage.expiresAt)."))</p>
            \(buttons(view.linkButton(passage.address, "S’identifier avec \(provider)")))
            """
    }
}
