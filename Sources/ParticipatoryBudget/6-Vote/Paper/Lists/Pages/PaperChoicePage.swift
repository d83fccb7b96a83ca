import Database
import HTML
import L10n
import Vocabulary
import Web

/// A resident chooses to vote on paper at one polling place, or changes her mind before she has.
struct PaperChoicePage: Page {
    static let path: Path = "/editions/:edition/voter/papier"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.ballot(edition))/papier" }

    let choice: PaperChoice
    let refusalToLeave: Refusal?
    /// The place whose button led here.
    let wanted: String?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let choice = try PaperChoice.load(visit, db)
        if let refusal = AttachmentRules.mayChoose(choice.edition, visit.actor, at: visit.now) { throw refusal }
        return PaperChoicePage(
            choice: choice, refusalToLeave: choice.attachment.flatMap { AttachmentRules.mayRelease($0, keptBy: choice.lease, isOfficer: false) },
            wanted: visit.query["bureau"])
    }

    func title(_ t: Texts) -> String { t("Voter sur papier") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Éditions"), "/editions"), Crumb(choice.edition.title, choice.edition.link), Crumb(t("Où voter sur papier"), PaperLinks.places(choice.edition))]
    }

    func body(_ view: View) -> HTML { pageHeader(title(view.t), kicker: choice.edition.title) + state(view) }

    private func state(_ view: View) -> HTML {
        let t = view.t
        if let line = choice.checkOff { return alert(.info, t(RegisterRules.already(line).reason)) }
        if let attachment = choice.attachment { return chosen(attachment, view) }
        return choice.places.isEmpty ? emptyState(t("Aucun bureau de vote n’est annoncé. Le vote sur internet est ouvert à toutes et à tous.")) : choosing(view)
    }

    private func chosen(_ attachment: Attachment, _ view: View) -> HTML {
        let t = view.t, place = choice.places.first { $0.id == attachment.place }
        return """
            <p class="lead">\(t("Vous votez sur papier, au bureau « \(attachment.placeName) ». Venez avec une pièce d’identité."))</p>
            \(place.map { Web.facts([(t("Adresse"), HTML(text: $0.address)), (t("Horaires"), HTML(text: $0.hours))]) })
            <p>\(t("Votre nom est sur la liste de ce bureau, qui peut vous faire voter même si le réseau tombe. Aucun autre moyen de vote ne vous est ouvert tant qu’il y est."))</p>
            \(refusalToLeave.map { alert(.info, t($0.reason)) } ?? view.action("\(Self.link(choice.edition))/annuler", "Me retirer de la liste"))
            """
    }

    private func choosing(_ view: View) -> HTML {
        let t = view.t, account = choice.account
        return """
            <p>\(t("Inscrivez-vous sur la liste d’un bureau : vous y serez émargé même si le réseau tombe, et personne ne peut voter à votre place ailleurs. Ce n’est pas obligatoire : sans inscription, vous pouvez voter dans n’importe quel bureau."))</p>
            \(view.form(Self.link(choice.edition)) { """
                \(view.radios("place", legend: "Bureau de vote", choices: choice.places.map { Choice("\($0.id)", text: $0.name, help: "\($0.address), \($0.hoursWithin)") }, value: wanted))
                \(view.fieldset("Qui vous êtes", help: "Comme sur votre pièce d’identité, que le bureau regardera.") { """
                    \(view.textField("given-name", label: "Prénom", value: account.givenName, maxLength: 80, autocomplete: "given-name", width: .medium))
                    \(view.textField("family-name", label: "Nom", value: account.familyName, maxLength: 80, autocomplete: "family-name", width: .medium))
                    \(view.dateField("born", label: "Date de naissance"))
                    """ })
                \(view.checkbox("honour", label: "Je déclare sur l’honneur remplir les conditions du vote et ne voter qu’une fois", required: true))
                \(buttons(view.submit("M’inscrire sur cette liste")))
                """ })
            """
    }
}
