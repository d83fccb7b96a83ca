import Database
import HTML
import L10n
import Vocabulary
import Web

/// A voter gives her mobile number, then types the code that it receives, before her ballot opens.
struct PhoneProofPage: Page {
    static let path: Path = "/editions/:edition/voter/telephone"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.ballot(edition))/telephone" }

    let edition: Edition
    let sent: PhoneCode?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let booth = try Booth.enter(visit, db)
        if let refusal = ProofRules.mayProve(booth, .phone, at: visit.now) { throw refusal }
        return PhoneProofPage(edition: booth.edition, sent: try VoterProofStore.sent(to: booth.account.id, in: booth.edition.id, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("Mon numéro de téléphone") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("Projets au vote"), VoteLinks.catalogue(edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Un code vous est envoyé par SMS. Un numéro sert une seule fois, pour une seule personne.")))
            \(sent.map { typing($0, view) })
            \(section(sent == nil ? t("Recevoir un code") : t("Recevoir un autre code")) { asking(view) })
            <p>\(t("Votre numéro n’est pas gardé : seule son empreinte l’est, jusqu’à la fermeture du vote. Pas de mobile ? Votez au guichet."))</p>
            """
    }

    private func typing(_ code: PhoneCode, _ view: View) -> HTML {
        let t = view.t
        return section(t("Taper le code reçu")) { """
            <p>\(t("Un code est parti le \(code.sentAt). Il vaut jusqu’au \(code.expiresAt)."))</p>
            \(view.form("\(Self.link(edition))/code", key: "code", listsErrors: true) { view in """
                \(view.textField("code", label: "Code à six chiffres", maxLength: 10, autocomplete: "one-time-code", inputMode: "numeric", width: .short))
                \(buttons(view.submit("Ouvrir mon bulletin")))
                """ })
            """ }
    }

    private func asking(_ view: View) -> HTML {
        view.form(Self.link(edition), key: "phone", listsErrors: true) { view in """
            \(view.phoneField(label: "Mobile", help: "Par exemple 06 12 34 56 78.", required: true))
            \(buttons(view.submit("Recevoir un code", style: sent == nil ? .primary : .secondary)))
            """ }
    }
}
