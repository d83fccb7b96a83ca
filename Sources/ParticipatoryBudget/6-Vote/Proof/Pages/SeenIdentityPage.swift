import Database
import HTML
import L10n
import Vocabulary
import Web

/// A reception agent looks at the paper of somebody who will vote on the web, where the rules ask for it.
struct SeenIdentityPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote/pieces"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.desk(edition))/pieces" }
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let counter = try VoteCounter.inPath(visit, db)
        if let refusal = ProofRules.maySee(counter.edition, counter.proof, visit.actor, at: visit.now) { throw refusal }
        return SeenIdentityPage(edition: counter.edition, home: counter.edition.crumb(for: visit.actor))
    }

    func title(_ t: Texts) -> String { t("Pièces d’identité vues") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), home] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("La personne est devant vous avec sa pièce d’identité. Son compte pourra voter sur internet ; elle ne votera pas une seconde fois sur papier.")))
            \(view.form(Self.link(edition), listsErrors: true) { """
                \(view.emailField(label: "Adresse électronique de son compte", autocomplete: "off"))
                \(view.textField("given-name", label: "Prénom", help: "Le premier, comme sur la pièce.", maxLength: 80, autocomplete: "off", width: .medium))
                \(view.textField("family-name", label: "Nom de famille", maxLength: 80, autocomplete: "off", width: .medium))
                \(view.dateField("born", label: "Date de naissance", autocomplete: "off"))
                \(view.checkbox("seen", label: "J’ai vu sa pièce d’identité, et c’est bien elle", required: true))
                \(buttons(view.submit("Noter")))
                """ })
            <p class="muted">\(t("Ne gardez ni copie ni photo. Le site ne garde qu’une empreinte du nom et de la date de naissance."))</p>
            """
    }
}
