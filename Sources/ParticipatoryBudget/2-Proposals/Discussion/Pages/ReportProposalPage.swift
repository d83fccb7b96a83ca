import Database
import HTML
import L10n
import Vocabulary
import Web

/// Whoever is signed in tells the moderators what is wrong with a proposal.
struct ReportProposalPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number/signaler"

    let file: ModeratedProposal
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ModeratedProposal.numbered(visit, db)
        let refusal = ProposalModerationRules.mayReport(file, visit.actor)
        if refusal == .signIn { throw Refusal.signIn }
        return Self(file: file, refusal: refusal)
    }

    func title(_ t: Texts) -> String { t("Signaler une proposition") }
    func trail(_ t: Texts) -> [Crumb] {
        let name = file.isHidden ? t("Proposition n°\u{A0}\(file.number)") : file.proposal.title
        return [Crumb(t("Éditions"), "/editions"), Crumb(file.edition.title, file.edition.link), Crumb(name, file.link)]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let back: HTML = #"<p><a href="\#(url: file.link)">\#(t("Revenir à la proposition"))</a></p>"#
        if let refusal { return "\(alert(.info, t(refusal.reason)))\(back)" }
        return """
            <p class="intro">\(t("Proposition n°\u{A0}\(file.number), « \(file.proposal.title) »"))</p>
            \(view.reportForm(
                at: ProposalModerationLinks.report(file.edition, file.number), grounds: ReportGround.allCases.filter { $0 != .offTopic },
                help: "Lu par les modérateurs seulement : la phrase, ou la photo."))
            \(back)
            """
    }
}
