import Database
import HTML
import L10n
import Vocabulary
import Web

/// An idea that somebody is invited to sign: read by whoever holds the letter, answered once signed in.
struct InvitationPage: Page {
    static let path: Path = "/co-signer/:invitation/:token"

    let subject: InvitationToAnswer
    let token: String
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> InvitationPage {
        let subject = try InvitationToAnswer.inPath(visit, db)
        let refusal = subject.refusal(visit)
        if !subject.isAddressee, let refusal { throw refusal }
        return InvitationPage(subject: subject, token: try visit.parameter("token"), refusal: refusal)
    }

    func title(_ t: Texts) -> String { t("Signer une idée avec d’autres") }

    func body(_ view: View) -> HTML {
        let t = view.t
        let own = subject.own
        let link = ProposalLinks.invitation(subject.invitation.id, token)
        let back = "?retour=" + URLEncoding.queryValue(link)
        return """
            \(pageHeader(title(t), kicker: own.edition.title, intro: t("\(own.proposal.authorName) vous propose de signer cette idée. Votre nom n’apparaîtra que si vous acceptez.")))
            \(section(own.proposal.title) { view.proposalText(own.proposal) })
            \(if: refusal == .signIn, alert(.info, title: t("Connectez-vous pour répondre"), buttons(
                view.linkButton(Refusal.signInPath + back, "Se connecter"), view.linkButton("/inscription", "Créer un compte", style: .secondary))))
            \(if: refusal != .signIn, refusal.map { alert(.warning, t($0.reason)) } ?? .empty)
            \(if: refusal == nil, buttons(
                view.action(link + "/accepter", "Accepter de signer", style: .primary), view.action(link + "/decliner", "Décliner", style: .secondary)))
            """
    }
}
